from datetime import UTC, date, datetime

import pytest
from flask import Flask

from search.vietnam_time import VIETNAM
from webui.view import notation


def test_a_moment_names_its_weekday_and_its_time() -> None:
    published = datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM)
    assert notation.moment(published) == "Thứ Hai, 13/7/2020 – 07:57"


def test_a_moment_is_told_by_the_clock_of_vietnam() -> None:
    published = datetime(2020, 7, 12, 20, 30, tzinfo=UTC)
    assert notation.moment(published) == "Thứ Hai, 13/7/2020 – 03:30"


def test_midnight_is_a_day_without_a_time() -> None:
    assert notation.moment(datetime(2020, 7, 12, tzinfo=VIETNAM)) == "Chủ Nhật, 12/7/2020"


def test_english_pages_have_english_forms(app: Flask) -> None:
    with app.test_request_context("/en/"):
        assert notation.number(168473250000) == "168,473,250,000"
        assert notation.short_day(date(2020, 7, 13)) == "13 July 2020"
        assert notation.moment(datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM)) == (
            "Monday, 13 July 2020 – 07:57"
        )
        assert notation.period("2020-07") == "July 2020"


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("2020", "Năm 2020"),
        ("2020-Q3", "Quý III/2020"),
        ("2020-07", "Tháng 7/2020"),
        ("2020-07-13", "13/7/2020"),
    ],
)
def test_a_period_is_named_by_its_id(id: str, name: str) -> None:
    assert notation.period(id) == name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2020-07-13", "13/7/2020"), ("13.7.2020", "13.7.2020"), ("hôm qua", "hôm qua"), ("", "")],
)
def test_a_typed_day_is_kept_unless_it_is_an_iso_day(typed: str, shown: str) -> None:
    assert notation.typed_day(typed) == shown


def test_bulletins_are_counted_in_each_language(app: Flask) -> None:
    assert notation.bulletins(1) == "1 bản tin"
    with app.test_request_context("/en/"):
        assert notation.bulletins(1) == "1 bulletin"
        assert notation.bulletins(1234) == "1,234 bulletins"
