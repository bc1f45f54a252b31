"""Amounts: the dot groups, the comma begins decimals, and one amount has one form."""

import re

import pytest

from search import amount

AMOUNT = re.compile(amount.PATTERN)


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
    "written", ["1500", "1.500.00", "1.50.000", "1,2,3", ".5", "5,", "1." * 90]
)
def test_other_numbers_are_no_amounts(written: str) -> None:
    assert not AMOUNT.fullmatch(written)
