"""Names of any syllables and spellings are sorted in Vietnamese order."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text.spelling import alphabetical
from tests.search.writing import LETTERS, TONES

LINES = Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
NAMES = [each for each in LINES if not each.startswith("#")]

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONE_ORDER = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]

syllables = st.builds(
    lambda letters, tone, place: (letters, tone, place % len(letters)),
    st.text(
        st.sampled_from([each for each in LETTERS if each in ALPHABET]), min_size=1, max_size=4
    ),
    st.sampled_from(TONE_ORDER),
    st.integers(0, 3),
)
names = st.lists(syllables, min_size=1, max_size=3)

Name = list[tuple[str, str, int]]


@pytest.mark.parametrize("place", range(len(NAMES) - 1))
def test_each_name_comes_before_the_next(place: int) -> None:
    one, other = NAMES[place : place + 2]
    for change in (str, str.upper, str.lower, lambda name: normalize("NFD", name)):
        assert alphabetical(change(one)) < alphabetical(change(other))


@given(names, names)
def test_letters_decide_and_then_tones(one: Name, other: Name) -> None:
    keys = [alphabetical(write(each)) for each in (one, other)]
    assert (keys[0] < keys[1]) == (rank(one) < rank(other))
    assert (keys[0] == keys[1]) == (rank(one) == rank(other))


def write(name: Name) -> str:
    """Write a name with the tone of each syllable on any of its letters."""
    return " ".join(
        normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])
        for letters, tone, place in name
    )


def rank(name: Name) -> tuple[list[list[int]], list[int]]:
    """Return the sort key of a dictionary: the letters of all syllables, then their tones."""
    letters = [[ALPHABET.index(each) for each in letters] for letters, _, _ in name]
    return letters, [TONE_ORDER.index(tone) for _, tone, _ in name]


def test_the_tones_are_all_there() -> None:
    assert set(TONE_ORDER) - {""} == set(TONES)
