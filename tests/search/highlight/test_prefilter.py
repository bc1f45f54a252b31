"""The sieve finds whatever tokenizing would find, and says when it can't."""

import re

import pytest
from hypothesis import given

from search.highlight.highlighter import Highlighter
from search.highlight.prefilter import is_ordinary, make_sieve
from search.query.syntax import parse
from search.text.spelling import plain
from search.text.tokenizer import tokenize
from tests.search.writing import writings

QUERIES = ["mat tran", "mặt trận tổ quốc", "ky thuat", "kĩ", "đường", "duong", "HÒA BÌNH", "TU"]


@pytest.mark.parametrize("query", QUERIES)
@given(writings)
def test_sifting_marks_what_tokenizing_marks(query: str, text: str) -> None:
    marker = Highlighter(parse(query))
    sifted = [each[:2] for each in marker.mark(text)]
    marker._sieve = None
    assert sifted == [each[:2] for each in marker.mark(text)]


@given(writings)
def test_every_syllable_of_ordinary_text_passes_its_own_sieve(text: str) -> None:
    if not is_ordinary(text):
        return
    for token in tokenize(text):
        sieve = make_sieve([token.plain])
        if sieve is not None:
            assert sieve.fullmatch(text, token.start, token.end)


@pytest.mark.parametrize("text", ["mă\u0323t", "m\u200bat", "ｍａｔ", "ﬁ", "ſ", "ĳ", "m\u00adat"])
def test_text_in_odd_forms_is_not_ordinary(text: str) -> None:
    assert not is_ordinary(text)


def test_digits_have_no_sieve() -> None:
    assert make_sieve(["mat", plain("2020")]) is None
    assert isinstance(make_sieve(["mat"]), re.Pattern)
