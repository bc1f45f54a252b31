import pytest

from search.places.known_place import is_vietnamese


@pytest.mark.parametrize("syllable", ["Trung", "Nguyen", "Đăk", "Khe", "Y"])
def test_a_syllable_can_be_ours(syllable: str) -> None:
    assert is_vietnamese(syllable)


@pytest.mark.parametrize("syllable", ["Harvard", "Boston", "Brown", "Waseda", "ZANU"])
def test_a_foreign_word_can_not(syllable: str) -> None:
    assert not is_vietnamese(syllable)
