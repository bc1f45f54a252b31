"""In amounts, dots group digits, a comma begins decimals, and each amount has one form."""

import re
from unicodedata import normalize

import pytest

from search.text import amount

AMOUNT = re.compile(amount.PATTERN, re.IGNORECASE)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("168.473.250.000", "168473250000"),
        ("168,473,250,000", "168473250000"),
        ("1.500", "1500"),
        ("1.234,50", "1234.5"),
        ("1,234,567.80", "1234567.8"),
        ("8,2", "8.2"),
        ("8.20", "8.2"),
        ("8,00", "8"),
        ("1,500", "1.5"),
        ("0,75", "0.75"),
        ("0.500", "0.5"),
        ("00,5", "0.5"),
        ("2.5", "2.5"),
        ("12.3456", "12.3456"),
    ],
)
def test_an_amount_has_one_form(written: str, canonical: str) -> None:
    assert AMOUNT.fullmatch(written)
    assert amount.canonical(written) == canonical


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("9 tỷ", ["9000000000"]),
        ("8,2 tỷ", ["8200000000", "8.2"]),
        ("1.234,5 triệu", ["1234500000", "1234.5"]),
        ("5 nghìn", ["5000"]),
        ("5 ngàn", ["5000"]),
        ("2,5 nghìn tỷ", ["2500000000000", "2.5"]),
        ("0,5 tỉ", ["500000000", "0.5"]),
        ("1,23456 nghìn", ["1234.56", "1.23456"]),
        # No group of thousands is taken out of longer digits.
        ("1.2345 tỷ", ["1234500000", "1.2345"]),
        ("9 tỷ 500 triệu", ["9500000000", "9000000000", "500000000"]),
        (
            "9 tỷ 500 triệu 20 nghìn",
            ["9500020000", "9500000000", "9000000000", "500000000", "20000"],
        ),
        ("9 tỷ 2 tỷ", ["9000000000", "2000000000"]),
        ("5 triệu 7 triệu", ["5000000", "7000000"]),
        ("0 tỷ", ["0"]),
        ("999999999999999999999999 tỷ", ["999999999999999999999999000000000"]),
    ],
)
def test_a_number_before_its_word_states_what_both_say(written: str, terms: list[str]) -> None:
    for form in ("NFC", "NFD"):
        for text in (normalize(form, written), normalize(form, written.upper())):
            assert AMOUNT.fullmatch(text)
            stated = amount.read(text)
            assert [each.term for each in stated] == terms
            assert all(text[each.start : each.end].strip() for each in stated)


@pytest.mark.parametrize(
    ("number", "word", "following", "term"),
    [
        ("9", "ty", "dong", "9000000000"),
        ("1.500", "trieu", "", "1500000000"),
        ("8,2", "ti", "", "8200000000"),
        ("5", "ngan", "hang", "5000"),
        ("2020", "ty", "le", None),
        ("3", "trieu", "chung", None),
        ("9", "dong", "", None),
        ("9", "tý", "", None),
    ],
)
def test_a_word_without_its_mark_may_be_an_amount(
    number: str, word: str, following: str, term: str | None
) -> None:
    assert amount.scale(number, word, following) == term


@pytest.mark.parametrize(
    "written", ["2020 tỷ lệ", "3 triệu chứng", "5 nghìnn", "9 tỷ\u0301", "9 ty"]
)
def test_other_words_state_no_amount(written: str) -> None:
    assert not AMOUNT.match(written)


@pytest.mark.parametrize(
    "written", ["1500", "1.500.00", "1.50.000", "1,2,3", ".5", "5,", "1." * 90]
)
def test_other_numbers_are_no_amounts(written: str) -> None:
    assert not AMOUNT.fullmatch(written)
