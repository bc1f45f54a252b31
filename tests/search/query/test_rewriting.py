from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.rewriting import dress, is_word, rewrite, tokens_in_a_row
from search.text.spelling import clean, term
from tests.search.writing import anything


@pytest.mark.parametrize(
    ("typed", "meant", "written"),
    [
        ("mat", "mặt", "mặt"),
        ("chái", "cháy", "cháy"),
        ("MAT", "mặt", "MẶT"),
        ("Mat", "mặt", "Mặt"),
        ("mAt", "mặt", "mẶt"),
        ("hoa", "hoà", "hòa"),
        ("HOA", "hoá", "HÓA"),
        ("Uy", "uỷ", "Ủy"),
        ("khoe", "khoẻ", "khỏe"),
        ("hoan", "hoàn", "hoàn"),
        ("quy", "quý", "quý"),
        ("si", "sỹ", "sĩ"),
        ("sy", "sỹ", "sỹ"),
        ("KI", "kỹ", "KĨ"),
        ("trann", "trận", "trận"),
        ("TRANN", "trận", "TRẬN"),
        ("Trann", "trận", "Trận"),
        ("quoc", "tổ quốc", "tổ quốc"),
    ],
)
def test_a_term_is_dressed_as_the_reader_wrote(typed: str, meant: str, written: str) -> None:
    assert dress(typed, meant) == written


@given(st.sampled_from(("hoa", "hoà", "uỷ", "thuý", "quý", "kỹ", "đường", "khoẻ")), st.booleans())
def test_dressing_changes_no_term(meant: str, capital: bool) -> None:
    assert term(dress(meant.upper() if capital else meant, meant)) == meant


def test_a_row_of_tokens_has_no_token_inside_another() -> None:
    row = tokens_in_a_row("Nghị quyết 73-NQ/TU ngày 10/7/2020")
    assert [each.term for each in row] == ["nghị", "quyết", "73-nq/tu", "ngày", "2020-07-10"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mat tran", ["mat", "tran"]),
        ("xa OR phuong", ["xa", "phuong"]),
        ("xa or phuong", ["xa", "or", "phuong"]),
        ("kinh te*", ["kinh"]),
        ("nam 2020 73-NQ/TU u23", ["nam"]),
    ],
)
def test_words_are_what_may_be_read_as_others(text: str, words: list[str]) -> None:
    assert [each.term for each in tokens_in_a_row(text) if is_word(text, each)] == words


@given(anything)
def test_any_text_has_tokens_in_a_row(text: str) -> None:
    text = clean(text)
    row = tokens_in_a_row(text)
    assert all(left.end <= right.start for left, right in pairwise(row))
    same = [(each.start, each.end, text[each.start : each.end]) for each in row]
    assert rewrite(text, same) == text == normalize("NFC", text)


def test_what_is_not_replaced_stays() -> None:
    assert rewrite('-"a b", c!', [(2, 3, "á"), (8, 9, "cc")]) == '-"á b", cc!'
    assert rewrite("", []) == ""
