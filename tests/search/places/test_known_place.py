import pytest

from search.places.known_place import is_vietnamese, official


@pytest.mark.parametrize("syllable", ["Trung", "Nguyen", "Đăk", "Khe", "Y"])
def test_a_syllable_can_be_ours(syllable: str) -> None:
    assert is_vietnamese(syllable)


@pytest.mark.parametrize("syllable", ["Harvard", "Boston", "Brown", "Waseda", "ZANU"])
def test_a_foreign_word_can_not(syllable: str) -> None:
    assert not is_vietnamese(syllable)


@pytest.mark.parametrize(
    ("word", "written", "listed"),
    [
        ("tỉnh", "Đăk Nông", "Đắk Nông"),
        ("tỉnh", "Đắc Lắc", "Đắk Lắk"),
        ("huyện", "Krông Pắk", "Krông Pắc"),
        ("phường", "Sài Gòn", "Sài Gòn"),
        ("xã", "Ân Mỹ", "Ân Mỹ"),
    ],
)
def test_a_name_is_spelled_as_the_list_has_it(word: str, written: str, listed: str) -> None:
    assert official(word, written) == listed
