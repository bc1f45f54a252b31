import pytest

from search.places.mentions.province_name import find_bare_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ở huyện Phú Ninh (Quảng Nam), rồi Hà Nội", ["Quảng Nam", "Hà Nội"]),
        ("người Hoà Bình và Hòa Bình", ["Hòa Bình", "Hòa Bình"]),
        ("bến xe TP HCM", ["Hồ Chí Minh"]),
        ("tại Thừa Thiên - Huế.", ["Thừa Thiên Huế"]),
        ("vùng Đồng Tháp Mười, ông Hà Nam", ["Hà Nam"]),
        ("ở Hồ Chí Minh; Hà Nội, Hồ Chí Minh", ["Hồ Chí Minh", "Hà Nội", "Hồ Chí Minh"]),
        ("Chủ tịch Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh", []),
        ("cô gái quê Quảng Ngãi Đặng Thị Hoa", ["Quảng Ngãi"]),
        ("", []),
    ],
)
def test_provinces_are_found_as_written(text: str, names: list[str]) -> None:
    assert [place.name for *_, place in find_bare_places(text)] == names


def test_a_row_of_names_is_read_to_its_end() -> None:
    names = [
        place.name for *_, place in find_bare_places("Lũ ở Hà Giang, Lào Cai (Bắc Hà), Yên Bái")
    ]
    assert names == ["Hà Giang", "Lào Cai", "Yên Bái"]
    assert not find_bare_places("Vùng Đồng Tháp Mười")


@pytest.mark.parametrize(
    ("text", "towns"),
    [("Tại Vinh, mưa to", ["Vinh"]), ("anh Lê Vinh", []), ("Vinh quang thay", [])],
)
def test_a_town_of_one_syllable_is_told_from_a_person_and_a_word(
    text: str, towns: list[str]
) -> None:
    assert [place.name for *_, place in find_bare_places(text)] == towns
