"""Text is composed and its spaces are tidied; nothing else changes."""

from unicodedata import is_normalized, normalize

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.text import _steady, paragraphs, tidy, tidy_paragraphs


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\u00a0 \u00a0 Đồng chí\tNguyễn", "Đồng chí Nguyễn"),
        (normalize("NFD", "Ủy ban Mặt trận"), "Ủy ban Mặt trận"),
        ("hoà bình, hòa bình", "hoà bình, hòa bình"),
        ("Ðảng bộ", "Ðảng bộ"),
        ("Mặt\u200b trận\ufeff", "Mặt trận"),
        ("quý\u3000II\u2003/ 2020", "quý II / 2020"),
        ("một\x00hai\ud83d", "một hai\ufffd"),
        ("dòng\r\nhai", "dòng hai"),
        (" hai đầu ", "hai đầu"),
        ("hai  dấu   cách", "hai dấu cách"),
    ],
)
def test_tidy(written: str, kept: str) -> None:
    assert tidy(written) == kept


def test_paragraphs_are_the_lines_with_words() -> None:
    assert paragraphs("\n một \r\n\u00a0\r\nhai\u2028ba\n") == ("một", "hai", "ba")
    assert paragraphs("một\x1c\u200b hai\x85 \x00 \x0bba ") == ("một", "hai", "ba")


@given(st.text(st.characters()))
def test_tidy_text_is_composed_encodable_and_stays_as_it_is(text: str) -> None:
    kept = tidy(text)
    assert is_normalized("NFC", kept)
    assert kept.encode().decode() == kept
    assert tidy(kept) == kept
    assert len(kept.splitlines()) <= 1


def test_letters_that_count_as_tidy_are_so_beside_any_other() -> None:
    letters = "".join(map(chr, np.flatnonzero(_steady())))
    assert set("aĐẬỹ0 “–…") <= set(letters)
    assert {"\n", "\u00a0", "\u2028", "\u200b"}.isdisjoint(letters)
    for each in (letters, letters[::-1]):
        assert is_normalized("NFC", each) and each.isprintable()


_LINES = ("", " ", "một", " hai", "ba ", "bốn\nnăm", "sáu  bảy", "\u0301a", "a\u0301", "\u00a0")


@given(st.lists(st.sampled_from(_LINES) | st.text(st.characters())))
def test_lines_are_the_paragraphs_of_all_of_them_together(lines: list[str]) -> None:
    assert tidy_paragraphs(lines) == paragraphs("\n".join(lines))
