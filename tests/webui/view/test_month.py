from collections import Counter
from datetime import date

from webui.view.month import latest_month, month_of, months_of, shade_ranges

DAYS = [
    (date(2020, 2, 29), 1),
    (date(2020, 7, 13), 8),
    (date(2020, 7, 14), 1),
    (date(2020, 7, 31), 3),
    (date(2020, 8, 1), 5),
]


def test_weeks_begin_on_monday_and_have_only_days_of_the_month() -> None:
    month = month_of(DAYS, date(2020, 7, 1))
    assert all(len(week) == 7 for week in month.weeks)
    days = [(place, day.date.day) for week in month.weeks for place, day in enumerate(week) if day]
    assert [day for _, day in days] == list(range(1, 32))
    assert days[0] == (2, 1)  # 1 July 2020 was a Wednesday
    assert month.weeks[0][0] is None


def test_counts_are_those_of_the_month_alone() -> None:
    month = month_of(DAYS, date(2020, 7, 1))
    assert (month.id, month.total) == ("2020-07", 12)
    counts = {day.date.day: day.count for week in month.weeks for day in week if day and day.count}
    assert counts == {13: 8, 14: 1, 31: 3}


def test_shades_go_from_quiet_to_busy_and_one_bulletin_is_never_busy() -> None:
    def shades(year: int, number: int) -> dict[int, int]:
        return {day.count: day.shade for day in month_of(DAYS, date(year, number, 1)).days}

    assert shades(2020, 7) == {0: 0, 1: 1, 3: 2, 8: 3}
    assert shades(2020, 2) == {0: 0, 1: 1}
    assert shades(2020, 3) == {0: 0}


def test_each_shade_has_a_quarter_of_the_days_however_alike_they_are() -> None:
    month = month_of([(date(2020, 9, day), 90 + day) for day in range(1, 25)], date(2020, 9, 1))
    held = Counter(day.shade for day in month.days if day.count)
    assert held == {1: 6, 2: 6, 3: 6, 4: 6}


def test_days_with_equal_counts_have_one_shade() -> None:
    month = month_of([(date(2020, 9, day), 7) for day in range(1, 25)], date(2020, 9, 1))
    assert {day.shade for day in month.days if day.count} == {1}


def test_a_year_has_twelve_months_and_the_latest_is_that_of_the_last_day() -> None:
    assert [each.total for each in months_of(DAYS, 2020)] == [0, 1, 0, 0, 0, 0, 12, 5, 0, 0, 0, 0]
    latest = latest_month(DAYS)
    assert latest is not None
    assert latest.id == "2020-08"
    assert latest_month([]) is None


def test_the_last_month_of_all_calendars_is_no_error() -> None:
    assert month_of([(date(9999, 12, 31), 2)], date(9999, 12, 1)).total == 2


def test_a_legend_tells_the_counts_of_each_shade() -> None:
    july = month_of(DAYS, date(2020, 7, 1))
    assert shade_ranges([july]) == [(1, 1, 1), (2, 3, 3), (3, 8, 8)]
    assert shade_ranges([month_of(DAYS, date(2020, 2, 1))]) == [(1, 1, 1)]
    assert shade_ranges([month_of(DAYS, date(2020, 1, 1))]) == []


def test_the_months_of_a_year_share_their_shades() -> None:
    months = months_of(DAYS, 2020)
    shades = {day.count: day.shade for month in months for day in month.days}
    assert shades == {0: 0, 1: 1, 3: 2, 5: 3, 8: 4}
