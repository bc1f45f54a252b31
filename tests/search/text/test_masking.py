"""Masked texts can be split at white space."""

from unicodedata import is_normalized

import pytest
from hypothesis import given

from search.text.masking import (
    CAPITAL_MASK,
    MASK,
    Masked,
    is_readable,
    lower_shouts,
    mask_typed,
)
from search.text.spelling import clean
from search.text.token import TokenKind
from search.text.tokenizer import find_typed, read_typed, tokenize
from tests.search.writing import typed


def test_typed_tokens_stand_behind_signs() -> None:
    masked: list[Masked] = []
    assert mask_typed("theo 73-NQ/TU, 8,2km ngày 30/2.", masked) == (
        f"theo {CAPITAL_MASK}, {MASK}km ngày 30/2"
    )
    code, amount = masked
    assert code == Masked(["73-nq/tu", "73", "nq", "tu"], [0, 0, 0, 0], 1, ["73-NQ/TU"])
    assert (amount.terms, amount.width) == (["8.2"], 1)


def test_a_date_in_words_is_as_wide_as_its_words() -> None:
    masked: list[Masked] = []
    assert mask_typed("ngày 10 tháng 7 năm 2020", masked) == MASK
    assert masked[0].width == 6
    assert masked[0].packed_positions[-1] == 10


def test_what_was_met_before_stands_for_the_same() -> None:
    masked: list[Masked] = []
    assert mask_typed("Từ 8/3, QĐ 12/QĐ-UB; từ 8/3.", masked) == (
        f"Từ {MASK}, QĐ {CAPITAL_MASK}; từ {MASK}"
    )
    assert masked[0] == masked[2] != masked[1]


@given(typed)
def test_typed_tokens_are_the_tokenizers_own(text: str) -> None:
    if is_readable(text):
        kinds = [
            (each.term, start + each.start)
            for start, written, kind in find_typed(text)
            for each in read_typed(written, kind)
            if each.kind is not TokenKind.SYLLABLE
        ]
        assert kinds == [
            (each.term, each.start)
            for each in tokenize(text)
            if each.kind is not TokenKind.SYLLABLE
        ]


@pytest.mark.parametrize(
    "written",
    [
        "ngày 10 tháng 7",
        "Mùng\u00a0 10-7",
        "THÁNG   7/2020",
        "thang 7 năm 2020",
        "quý  IV/2020",
        "Quy 3 năm 2020",
        "QCVN06:2022/BXD",
        "tccs 12:2020",
        "TCVN  ISO 9001:2015",
        "8,2 tỷ",
        "73-NQ/TU",
    ],
)
def test_a_typed_token_is_found_from_where_it_starts(written: str) -> None:
    found = [(start, token) for start, token, _ in find_typed(f"Từ {written}, họp")]
    assert found == [(len("Từ "), written)]
    assert not any(start == 1 for start, _, _ in find_typed(f"x{written}"))


@pytest.mark.parametrize(
    ("written", "lowered"),
    [
        ("HỘI NGHỊ tổng kết", "hội nghị tổng kết"),
        ("UBND tỉnh, HĐND", "UBND tỉnh, HĐND"),
        ("A B CD", "A B CD"),
        (f"{CAPITAL_MASK} UBND, {MASK} HĐND", f"{CAPITAL_MASK} ubnd, {MASK} HĐND"),
        ("QUÝ 2020 HỌP", "QUÝ 2020 HỌP"),
        ("TỔ 12A", "tổ 12a"),
    ],
)
def test_only_neighbours_in_capitals_shout(written: str, lowered: str) -> None:
    assert lower_shouts(written) == lowered


@pytest.mark.parametrize("text", ["m²", "e\u0301", "một\nhai", "\x01", "a\u200bb", "Ð", "ß", "İ"])
def test_what_depends_on_its_neighbours_is_not_readable(text: str) -> None:
    assert not is_readable(text)


def test_whatever_is_readable_is_what_a_chunk_can_be_alone() -> None:
    readable = [chr(each) for each in range(0x3000) if is_readable(chr(each))]
    assert set("aáặĐƯỹ09–“… \u00a0") <= set(readable)
    for each in readable:
        assert is_normalized("NFC", each)
        assert clean(each) in (each, " ")
        assert len(each.upper()) == 1 and each.upper().lower() == each.lower()


def test_masks_never_take_long() -> None:
    lower_shouts("AB-" * 10_000 + "ab" + "A" * 30_000 + "b " + "AB" + "-" * 30_000)
    mask_typed("12/" * 10_000, [])
