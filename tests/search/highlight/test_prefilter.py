"""The prefilter finds everything that tokenizing finds, and says when it can't."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.highlight.highlighter import Highlighter
from search.highlight.prefilter import is_ordinary, make_prefilter
from search.query.parser import parse
from search.text.spelling import plain
from search.text.tokenizer import tokenize
from tests.search.writing import writings

GLUED = [
    "0.0A",
    "1,5km 15km 1.500km 1.500.000km 1,5kma",
    "A0.0 A1,5km km1,5 km1,5km",
    "9 tỷA, 9 tỷ 5A, 9,5 tỷA, 9,5A tỷ 9,5tỷ 9,5tỷA",
    "73-NQ/TU 73-NQ/TUA A73-NQ/TU 73-NQ/TU1,5km 1,5km73-NQ/TU",
    "13/7/2020A 13/7/2020.5A A13/7/2020 13.7.2020A 7/2020.5km",
    "31/2024/QH15.5A QCVN 06:2022/BXD1,5A",
    "1.2.3A 1.2,3A 12.345,6A .5A 0.A 0,5_A 0,5-A 0,5Ấm 1,5Mặt 15Mặt",
]
"""Letters on either side of amounts, codes, days and other numbers."""

_number = st.from_regex(r"[0-9]{1,4}([.,/-][0-9]{1,3}){0,3}", fullmatch=True)
_letters = st.sampled_from(["a", "A", "km", "m", "mặt", "TU", "tỷ", "NQ", "-NQ/TU", "/2020", ""])
glued = st.lists(_letters | _number | st.sampled_from(" .,-/"), max_size=12).map("".join)

QUERIES = [
    "a km",
    "m ty",
    "nq",
    "mat tran",
    "mặt trận tổ quốc",
    "ky thuat",
    "kĩ",
    "đường",
    "duong",
    "HÒA BÌNH",
    "TU",
]


@pytest.mark.parametrize("query", QUERIES)
@given(writings | glued)
def test_prefiltering_finds_what_tokenizing_marks(query: str, text: str) -> None:
    check_prefiltering(query, text)


@given(writings | glued)
@example("0.0A")
def test_every_syllable_of_ordinary_text_passes_its_own_prefilter(text: str) -> None:
    check_syllables(text)


@pytest.mark.parametrize("text", GLUED)
def test_letters_beside_numbers_are_found_where_they_are_tokens(text: str) -> None:
    check_syllables(text)
    for query in QUERIES:
        check_prefiltering(query, text)


def check_prefiltering(query: str, text: str) -> None:
    highlighter = Highlighter(parse(query))
    prefiltered = [each[:2] for each in highlighter.highlight(text)]
    highlighter._prefilter = None
    assert prefiltered == [each[:2] for each in highlighter.highlight(text)]


def check_syllables(text: str) -> None:
    if not is_ordinary(text):
        return
    for token in tokenize(text):
        prefilter = make_prefilter([token.plain])
        if prefilter is not None:
            found = prefilter.match(text, token.start)
            assert found is not None
            assert found.end() == token.end


def test_only_an_amount_ends_before_a_letter() -> None:
    text = "Dây 1,5km, tầng 5km"
    assert [text[each.start : each.end] for each in Highlighter(parse("km")).highlight(text)] == [
        "km"
    ]
    assert [each.start for each in Highlighter(parse("km")).highlight(text)] == [text.index("km")]


@pytest.mark.parametrize("text", ["mă\u0323t", "m\u200bat", "ｍａｔ", "ﬁ", "ſ", "ĳ", "m\u00adat"])
def test_text_in_odd_forms_is_not_ordinary(text: str) -> None:
    assert not is_ordinary(text)


def test_digits_have_no_prefilter() -> None:
    assert make_prefilter(["mat", plain("2020")]) is None
    assert isinstance(make_prefilter(["mat"]), re.Pattern)
