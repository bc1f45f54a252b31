from search.places.communes import communes, is_commune, letters_of, names_of, told_apart
from search.places.place import slug


def test_communes_of_both_times_are_known() -> None:
    assert is_commune("thị trấn", "na-hang")
    assert is_commune("đặc khu", "phu-quoc")
    assert is_commune("xã", "na-hang")
    assert not is_commune("đặc khu", "na-hang")


def test_every_commune_is_found_by_the_slug_of_its_name() -> None:
    for word, name in communes():
        assert is_commune(word, slug(name))
        assert name in names_of(slug(name))


def test_names_of_one_slug_stand_together_and_others_of_the_same_letters_apart() -> None:
    assert {slug(each) for each in names_of("tan-hoa")} == {"tan-hoa"}
    assert names_of("tanhoa") == names_of("hoa-tan-khe") == names_of("") == ()


def test_letters_are_those_of_the_slug_however_a_name_is_written() -> None:
    for name in ("Mỹ Đức", "Mĩ Ðức", "EA H’LEO", "Ia Kly", "Sơn\u00a0Khê & Đá Bạc", "Hoà Quý 2"):
        assert letters_of(name) == letters_of(slug(name))
    assert letters_of("Tân Mỹ\nĐăk Tô") == "tanmi\ndakto"


def test_communes_that_differ_in_marks_alone_have_slugs_of_their_own() -> None:
    slugs = {(word, told_apart(word, name)): name for word, name in communes()}
    for (word, own), name in slugs.items():
        assert is_commune(word, own)
        assert own == slug(name) or slugs[word, slug(name)] != name
    assert told_apart("xã", "Ân Mỹ") != told_apart("xã", "An Mỹ")
    assert told_apart("xã", "An Mỵ") == "an-my"
    assert not is_commune("xã", "an-my-9")
