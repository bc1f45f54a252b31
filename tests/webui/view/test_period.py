from datetime import date

import pytest

from webui.view.period import days_of, name_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-Q2", date(2021, 4, 1), date(2021, 6, 30)),
        ("2021-04-30", date(2021, 4, 30), date(2021, 4, 30)),
        ("2021-04", date(2021, 4, 1), date(2021, 4, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period_spans_all_its_days(period: str, first: date, last: date) -> None:
    assert days_of(period) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (None, None, ""),
        (date(2021, 1, 1), date(2021, 12, 31), "Năm 2021"),
        (date(2024, 2, 1), date(2024, 2, 29), "Tháng 2/2024"),
        (date(2024, 1, 1), date(2024, 3, 31), "Quý I/2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "1/2/2024 – 28/2/2024"),
        (date(2021, 3, 8), date(2021, 3, 8), "8/3/2021"),
        (date(2021, 3, 8), None, "Từ 8/3/2021"),
        (None, date(2021, 3, 8), "Đến 8/3/2021"),
    ],
)
def test_a_range_goes_by_its_shortest_name(
    first: date | None, last: date | None, name: str
) -> None:
    assert name_of(first, last) == name
