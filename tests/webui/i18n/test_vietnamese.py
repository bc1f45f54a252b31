from datetime import date

import pytest

from webui.i18n import vietnamese


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (999, "999"), (1234, "1.234"), (1234567, "1.234.567")]
)
def test_numbers_are_grouped_by_dots(value: int, written: str) -> None:
    assert vietnamese.number(value) == written


def test_a_long_day() -> None:
    assert vietnamese.long_day(date(2024, 2, 29)) == "Thứ Năm, 29/2/2024"


def test_periods() -> None:
    assert vietnamese.year(2020) == "Năm 2020"
    assert vietnamese.quarter(2020, 3) == "Quý III/2020"
    assert vietnamese.month(2020, 7) == "Tháng 7/2020"
