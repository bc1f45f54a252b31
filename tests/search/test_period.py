"""Periods are read in the forms that people write, and written back."""

from collections.abc import Callable
from datetime import date, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.period import (
    PeriodUnit,
    id_of,
    in_english_words,
    in_words,
    period_of,
    presets,
    read_written,
)
from search.text.spelling import bare
from tests.search.writing import writings

DAY = (date(2020, 7, 13), date(2020, 7, 13))
MONTH = (date(2020, 7, 1), date(2020, 7, 31))
QUARTER = (date(2020, 7, 1), date(2020, 9, 30))
YEAR = (date(2020, 1, 1), date(2020, 12, 31))

WRITTEN = {
    "13/7/2020": DAY,
    "13/07/2020": DAY,
    "13-07-2020": DAY,
    "13–7–2020": DAY,
    "13.7.2020": DAY,
    "13 / 7 / 2020": DAY,
    "13 7 2020": DAY,
    "13/7/20": DAY,
    "13.7.20": DAY,
    "2020-07-13": DAY,
    "2020-7-13": DAY,
    "2020/07/13": DAY,
    "ngày 13/7/2020": DAY,
    "ngày 13 tháng 7 năm 2020": DAY,
    "Ngày 13 tháng 7, năm 2020": DAY,
    "13 tháng 7/2020": DAY,
    "  13/7/2020 ": DAY,
    "7/2020": MONTH,
    "07-2020": MONTH,
    "2020-07": MONTH,
    "tháng 7/2020": MONTH,
    "THÁNG 7/2020": MONTH,
    "tháng 07 năm 2020": MONTH,
    "T7/2020": MONTH,
    "quý III/2020": QUARTER,
    "quý 3/2020": QUARTER,
    "quí 3 năm 2020": QUARTER,
    "Qúy iii-2020": QUARTER,
    "2020-Q3": QUARTER,
    "Q3/2020": QUARTER,
    "2020": YEAR,
    "năm 2020": YEAR,
}


@pytest.mark.parametrize("change", [str, bare, lambda text: normalize("NFD", text)])
@pytest.mark.parametrize("written", WRITTEN)
def test_a_time_is_written_in_many_ways(written: str, change: Callable[[str], str]) -> None:
    found = read_written(change(written))
    assert (found.first, found.last) == WRITTEN[written]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2/2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("12/2020", date(2020, 12, 1), date(2020, 12, 31)),
        ("quý IV/2020", date(2020, 10, 1), date(2020, 12, 31)),
        ("mùng 2/9/1945", date(1945, 9, 2), date(1945, 9, 2)),
        ("2/9/69", date(1969, 9, 2), date(1969, 9, 2)),
        ("2/9/68", date(2068, 9, 2), date(2068, 9, 2)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_the_ends_are_those_of_the_calendar(written: str, first: date, last: date) -> None:
    found = read_written(written)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        *("", "hôm qua", "30/2/2020", "31/4/2020", "13/2020", "0/2020", "32/1/2020", "0000"),
        *("13/7", "7/20", "quý 5/2020", "quý V/2020", "quý III", "tháng 7", "quý/2020"),
        # Which of the three is the year?
        *("20-07-13", "10-7-20", "13/7.20"),
        *("٣/7/2020", "13/7/2020x", "13/7/2020 14/7/2020", "năm", "20", "20200713", "1/1/20200"),
    ],
)
def test_other_writings_are_no_time(written: str) -> None:
    with pytest.raises(ValueError):
        read_written(written)


@given(st.one_of(writings, st.text("0123456789/-. qQivthangnmuýó", max_size=24)))
def test_any_writing_is_a_time_or_none(written: str) -> None:
    try:
        found = read_written(written)
    except ValueError:
        return
    assert found.first <= found.last


@given(st.dates(), st.sampled_from(PeriodUnit))
def test_a_day_is_in_its_periods_and_an_id_is_read_back(day: date, unit: PeriodUnit) -> None:
    id = id_of(day, unit)
    found = period_of(id)
    assert found.first <= day <= found.last
    assert read_written(id) == found
    if found.first.year > 999:
        assert read_written(found.label) == found


@given(st.dates(max_value=date(9998, 12, 31)), st.sampled_from(PeriodUnit))
def test_periods_follow_one_another_without_a_gap(day: date, unit: PeriodUnit) -> None:
    found = period_of(id_of(day, unit))
    following = period_of(id_of(found.last + timedelta(days=1), unit))
    assert following.first == found.last + timedelta(days=1)


@pytest.mark.parametrize("id", ["", "20", "2020-13", "2020-Q5", "2020-7", "2020-02-30", "2020-q3"])
def test_other_ids_are_none(id: str) -> None:
    with pytest.raises(ValueError):
        period_of(id)


@pytest.mark.parametrize(
    ("first", "last", "words", "english"),
    [
        (*MONTH, "từ 1/7/2020 đến 31/7/2020", "from 2020-07-01 to 2020-07-31"),
        (*DAY, "ngày 13/7/2020", "on 2020-07-13"),
        (date(2020, 7, 1), None, "từ 1/7/2020", "from 2020-07-01"),
        (None, date(2020, 7, 31), "đến 31/7/2020", "to 2020-07-31"),
        (None, None, "", ""),
    ],
)
def test_days_are_said_in_words(
    first: date | None, last: date | None, words: str, english: str
) -> None:
    assert (in_words(first, last), in_english_words(first, last)) == (words, english)


def test_presets_are_whole_periods_around_a_day() -> None:
    told = {each.label: (each.first, each.last) for each in presets(date(2021, 1, 3))}
    assert told == {
        "Hôm nay": (date(2021, 1, 3), date(2021, 1, 3)),
        # A Sunday ends the week that began in December.
        "Tuần này": (date(2020, 12, 28), date(2021, 1, 3)),
        "Tháng này": (date(2021, 1, 1), date(2021, 1, 31)),
        "Năm nay": (date(2021, 1, 1), date(2021, 12, 31)),
        "Năm trước": (date(2020, 1, 1), date(2020, 12, 31)),
    }


def test_a_week_begins_on_monday() -> None:
    week = presets(date(2021, 1, 4))[1]
    assert (week.first, week.last) == (date(2021, 1, 4), date(2021, 1, 10))
