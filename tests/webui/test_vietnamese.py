from datetime import UTC, date, datetime

import pytest

from index.bulletin import VIETNAM
from webui import vietnamese


def test_a_moment_names_its_weekday_and_its_time() -> None:
    published = datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM)
    assert vietnamese.moment(published) == "Thứ Hai, 13/7/2020 – 07:57"


def test_a_moment_is_told_by_the_clock_of_vietnam() -> None:
    published = datetime(2020, 7, 12, 20, 30, tzinfo=UTC)
    assert vietnamese.moment(published) == "Thứ Hai, 13/7/2020 – 03:30"


def test_midnight_is_a_day_without_a_time() -> None:
    assert vietnamese.moment(datetime(2020, 7, 12, tzinfo=VIETNAM)) == "Chủ Nhật, 12/7/2020"


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (999, "999"), (1234, "1.234"), (1234567, "1.234.567")]
)
def test_numbers_are_grouped_by_dots(value: int, written: str) -> None:
    assert vietnamese.number(value) == written


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2020-07-13", "13/7/2020"), ("13.7.2020", "13.7.2020"), ("hôm qua", "hôm qua"), ("", "")],
)
def test_a_typed_day_is_kept_unless_it_is_an_iso_day(typed: str, shown: str) -> None:
    assert vietnamese.typed_day(typed) == shown


def test_a_long_day() -> None:
    assert vietnamese.long_day(date(2024, 2, 29)) == "Thứ Năm, 29/2/2024"
