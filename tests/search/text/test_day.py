"""Dates are read with the day first, as in Vietnam, and must be days that exist."""

import re
from unicodedata import normalize

import pytest

from search.text import day

DAY = re.compile(rf"(?:{day.PATTERN})", re.IGNORECASE)


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        ("10/7/2020", ("2020-07-10", "2020-07", "07-10")),
        ("10-07-2020", ("2020-07-10", "2020-07", "07-10")),
        ("10.7.2020", ("2020-07-10", "2020-07", "07-10")),
        ("2020-07-10", ("2020-07-10", "2020-07", "07-10")),
        ("ngày 10 tháng 7 năm 2020", ("2020-07-10", "2020-07", "07-10")),
        ("Ngày 10  tháng 07\u00a0năm 2020", ("2020-07-10", "2020-07", "07-10")),
        ("ngay 10 thang 7 nam 2020", ("2020-07-10", "2020-07", "07-10")),
        ("ngày 10, tháng 7, năm 2020", ("2020-07-10", "2020-07", "07-10")),
        ("tháng 7, năm 2020", ("2020-07",)),
        ("quý III, năm 2020", ("2020-q3",)),
        ("10 tháng 7/2020", ("2020-07-10", "2020-07", "07-10")),
        ("ngày 10 tháng 7", ("07-10",)),
        ("10/7", ("07-10",)),
        ("29/2", ("02-29",)),
        ("29/2/2020", ("2020-02-29", "2020-02", "02-29")),
        ("7/2020", ("2020-07",)),
        ("tháng 7/2020", ("2020-07",)),
        ("tháng 7.2020", ("2020-07",)),
        ("10 tháng 7.2020", ("2020-07-10", "2020-07", "07-10")),
        ("quý 3.2020", ("2020-q3",)),
        ("tháng 7 năm 2020", ("2020-07",)),
        ("THÁNG 7 - 2020", ("2020-07",)),
        ("quý III/2020", ("2020-q3",)),
        ("Quý 3 năm 2020", ("2020-q3",)),
        ("qúy iv-2020", ("2020-q4",)),
        ("quí I/2020", ("2020-q1",)),
        ("quy 2/2020", ("2020-q2",)),
    ],
)
def test_a_mention_has_terms_most_exact_first(written: str, terms: tuple[str, ...]) -> None:
    for form in ("NFC", "NFD"):
        mention = normalize(form, written)
        assert DAY.fullmatch(mention)
        assert day.canonical(mention) == terms


@pytest.mark.parametrize(
    "written",
    [
        "30/2/2020",
        "29/2/2021",
        "31/4",
        "0/7/2020",
        "10/13/2020",
        "13/2020",
        "tháng 13 năm 2020",
        "0/2020",
        "24/24",
        "50/50",
        "1/1/0000",
        "2020-13-01",
        "31/0031",
    ],
)
def test_a_day_that_does_not_exist_has_no_terms(written: str) -> None:
    assert DAY.fullmatch(written)
    assert day.canonical(written) == ()


@pytest.mark.parametrize(
    "written", ["tháng 7", "năm 2020", "quý V/2020", "10,7", "7", "tang 7/2020", "tháng 7. 2020"]
)
def test_less_than_a_date_is_none(written: str) -> None:
    assert not DAY.fullmatch(written)
