from datetime import date

import pytest

from webui.i18n import english


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1234, "1,234"), (168473250000, "168,473,250,000")],
)
def test_numbers_are_grouped_by_commas(value: int, written: str) -> None:
    assert english.number(value) == written


def test_a_long_day() -> None:
    assert english.long_day(date(2024, 2, 29)) == "Thursday, 29 February 2024"


def test_periods() -> None:
    assert english.year(2020) == "2020"
    assert english.quarter(2020, 3) == "3rd quarter of 2020"
    assert english.month(2020, 7) == "July 2020"
