"""Where texts may be cut: between letters, however many characters one is made of."""

from unicodedata import normalize

import pytest
from hypothesis import given

from search.text.grapheme import is_boundary, last_boundary, next_boundary
from tests.search.writing import writings


@pytest.mark.parametrize(
    "text",
    [
        *("Mặt", "ṃ\u200bạ", "xin chào", "1\u20e32", "", "\u0301"),
        *(" \u0301a", "a\r\nb", "x\u200dy", "h\u00adọ"),
        *("👨\u200d👩\u200d👧!", "👍\U0001f3fd👍", "❤\ufe0fa", "🇻🇳🇱🇦🇰", "한국", "ก็ไ"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_and_pictures_stay_whole(text: str, form: str) -> None:
    text = normalize(form, text)  # type: ignore[arg-type]
    starts = [0]
    for letter in LETTERS_OF.get(normalize("NFC", text), list(normalize("NFC", text))):
        starts.append(starts[-1] + len(normalize(form, letter)))  # type: ignore[arg-type]
    assert [place for place in range(len(text) + 1) if is_boundary(text, place)] == starts


LETTERS_OF = {
    "ṃ\u200bạ": ["ṃ", "\u200b", "ạ"],
    "1\u20e32": ["1\u20e3", "2"],
    "\u0301": ["\u0301"],
    " \u0301a": [" \u0301", "a"],
    "a\r\nb": ["a", "\r\n", "b"],
    "x\u200dy": ["x\u200d", "y"],
    "👨\u200d👩\u200d👧!": ["👨\u200d👩\u200d👧", "!"],
    "👍\U0001f3fd👍": ["👍\U0001f3fd", "👍"],
    "❤\ufe0fa": ["❤\ufe0f", "a"],
    "🇻🇳🇱🇦🇰": ["🇻🇳", "🇱🇦", "🇰"],
    "ก็ไ": ["ก็", "ไ"],
}
"""The letters of texts that are more than one composed character each."""


@given(writings)
def test_boundaries_are_on_both_sides_of_every_place(text: str) -> None:
    for place in range(len(text) + 1):
        assert last_boundary(text, place) <= place <= next_boundary(text, place) <= len(text)
        assert is_boundary(text, last_boundary(text, place))
        assert is_boundary(text, next_boundary(text, place))
