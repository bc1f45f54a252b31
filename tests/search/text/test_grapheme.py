"""Texts may be cut between letters, of however many characters they consist."""

from unicodedata import normalize

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from search.text.grapheme import last_boundary, next_boundary
from tests.search.writing import writings


@pytest.mark.parametrize(
    "text",
    [
        *("Mặt", "ṃ\u200bạ", "xin chào", "1\u20e32", "", "\u0301"),
        *(" \u0301a", "a\r\nb", "x\u200dy", "h\u00adọ"),
        *("กำ", "\u0600\u0661 ", "क्षa"),
        *("👨\u200d👩\u200d👧!", "👍\U0001f3fd👍", "❤\ufe0fa", "🇻🇳🇱🇦🇰", "한국", "ก็ไ"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_and_pictures_stay_whole(text: str, form: str) -> None:
    text = normalize(form, text)  # type: ignore[arg-type]
    starts = [0]
    for letter in LETTERS_OF.get(normalize("NFC", text), list(normalize("NFC", text))):
        starts.append(starts[-1] + len(normalize(form, letter)))  # type: ignore[arg-type]
    offsets = range(len(text) + 1)
    assert [each for each in offsets if next_boundary(text, each) == each] == starts
    assert [each for each in offsets if last_boundary(text, each) == each] == starts


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
    "กำ": ["กำ"],
    "\u0600\u0661 ": ["\u0600\u0661", " "],
    "क्षa": ["क्ष", "a"],
}
"""The letters of texts that are more than one composed character each."""


anything = st.text(
    "aạă\u0301\u0323\u0306 \u200b\u200d"
    "👍👨\U0001f3fd🇻🇳❤\ufe0f\u0600क\u094dष한\u1100\u1161กำ\r\n中。"
)


@given(writings | anything)
def test_boundaries_are_those_of_a_text_read_from_its_start(text: str) -> None:
    ends = [0, *(each.end() for each in regex.finditer(r"\X", text))]
    for offset in range(len(text) + 1):
        assert next_boundary(text, offset) == min(end for end in ends if end >= offset)
        assert last_boundary(text, offset) == max(end for end in ends if end <= offset)
