"""Where typed tokens may start is known of many texts at once, whatever they hold."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.kernel.library import Kernel
from search.text.chunks.typed_starts import find_typed_starts
from search.text.masking import READABLE, SIGNS, is_readable
from search.text.tokenizer import find_typed
from tests.search.writing import writings

numbered = st.lists(
    st.sampled_from(
        (
            *(
                "1",
                "10",
                "2024",
                "ngày",
                "Mùng",
                "mồng",
                "THÁNG",
                "thang",
                "năm",
                "quý",
                "Qúy",
                "IV",
            ),
            *(
                "QCVN",
                "tccs",
                "KH",
                "QĐ",
                "VBHN",
                "UBND",
                "tỷ",
                "TỈ",
                "ty",
                "triệu",
                "nghìn",
                "abc",
            ),
            *(" ", " ", "  ", "   ", "\u00a0", "\t", ".", ",", "/", "-", "–", ":", "_"),
        )
    ),
    max_size=14,
).map("".join)
"""Texts in which nearly everything might begin a code, a date or an amount."""


@given(st.lists(st.one_of(numbered, writings), max_size=4))
@example(["", "ngày", "10", "Từ ngày  10 tháng 7"])
@example(["họp 😀 ngày 10/7", "QCVN 06:2022/BXD. "])
@example(["12a  KH-UBND", "5 vbhn -qh", "8, tháng 3", "8   tỷ"])
def test_the_same_tokens_are_found_from_them(kernel: Kernel | None, texts: list[str]) -> None:
    for text, starts in zip(texts, find_typed_starts(texts, kernel), strict=True):
        assert (starts is not None) == is_readable(text)
        if starts is not None:
            shown = text.rstrip(SIGNS)
            assert all(0 <= each < len(shown) for each in starts)
            assert list(find_typed(shown, starts)) == list(find_typed(shown))


def test_most_numbers_are_not_looked_at(kernel: Kernel | None) -> None:
    texts = ["có 12 cái, 3 tuổi và 45 xe", "Q. 3, c 4 và T.C 5"]
    assert find_typed_starts(texts, kernel) == [[], []]


@pytest.mark.parametrize("letter", ["\ud800", "\x00", "\n", "😀", "m²"])
def test_one_letter_makes_a_text_unreadable(kernel: Kernel | None, letter: str) -> None:
    assert find_typed_starts([letter, "a", f"a{letter}1/2"], kernel) == [None, [], None]


def test_every_readable_letter_is_known(kernel: Kernel | None) -> None:
    letters = list(map(chr, range(0x3000)))
    readable = [starts is not None for starts in find_typed_starts(letters, kernel)]
    assert readable == [each in READABLE for each in letters]
