"""Dates are read in the forms that sites and files use."""

from datetime import datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.problem import Severity
from index.reading.dates.dateline import ImpossibleDateError, read_dateline, read_iso
from search.vietnam_time import VIETNAM

MORNING = datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM)
MIDNIGHT = datetime(2020, 7, 13, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    "written",
    [
        "Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57",
        "THỨ HAI, NGÀY 13 THÁNG 7 NĂM 2020 - 07:57",
        normalize("NFD", "Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57"),
        "\u00a0Thứ 2,  13/07/2020 | 07:57 ",
        "Thứ hai - 13/07/2020 07:57",
        "T2, 13/7/2020, 7h57",
        "13/07/2020 07:57",
        "THỨ HAİ, 13/07/2020 07:57",
        "13/07/2020 07:57:00 SA",
        "13.7.2020, 07:57 AM",
        "07:57 13/7/2020",
        "7 giờ 57 phút, ngày 13 tháng 7, 2020",
        "Cập nhật lúc 07h57, ngày 13/7/2020",
        "Ngày đăng: 13-07-2020 07:57",
        "Đăng ngày 13/07/2020 lúc 07:57",
        "Thứ Hai, 13/7/2020, 07:57 (GMT+7)",
        "13/07/2020 00:57 GMT+0",
        "13/07/2020 07:57 | Lượt xem: 1.204",
        "2020-07-13T07:57:00+07:00",
        "2020-07-13T00:57:00Z",
        "2020-07-13 07:57",
        "2020-07-13+0707:57:00",
        "2020-07-13T07:57:00+0700",
        "2020-07-13, 07:57:00+07:00",
        "13 tháng bảy 2020 07:57",
        "13 Tháng Bảy, 2020 07:57",
        "Tháng Bảy 13, 2020 07:57",
        "July 13, 2020 at 7:57 am",
        "Monday, 13 July 2020 07:57",
        "Thứ hai, 13 07 2020 07:57",
        "(13.07.2020 07:57)",
        "13/07/2020 | 07:57 AM",
        "07h57' 13/7/2020",
        "13/07/2020 07:57 [GMT+7]",
        "Ngày đăng 13/07/2020 7:57:00 SA",
    ],
)
def test_date_and_time(written: str) -> None:
    date = read_dateline(written)
    assert date is not None
    assert date.published == MORNING
    assert date.published.utcoffset() == MORNING.utcoffset()
    assert not date.wrong_weekday


@pytest.mark.parametrize(
    "written",
    [
        "13/07/2020",
        "13-7-2020",
        "13.7.2020",
        "Ngày 13 tháng 7 năm 2020",
        "2020-07-13",
        "13 tháng 7/2020",
    ],
)
def test_a_date_without_a_time_is_midnight(written: str) -> None:
    date = read_dateline(written)
    assert date is not None
    assert date.published == MIDNIGHT


@pytest.mark.parametrize(
    ("written", "hour"),
    [("13/7/2020 07:57 CH", 19), ("13/7/2020 12:57 AM", 0), ("13/7/2020 13:57 PM", 13)],
)
def test_halves_of_the_day(written: str, hour: int) -> None:
    date = read_dateline(written)
    assert date is not None
    assert date.published.hour == hour


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Ngày 10/7, Ban Thường trực họp giao ban.",
        "Ngày 13/7/2020, Hội Nông dân xã ra quân trồng cây.",
        "Từ 13/7/2020 đến 15/7/2020",
        "13/7",
        "07:57",
        "Thứ Hai",
        "13/7-2020",
        "168.473.250.000",
    ],
)
def test_what_is_no_date_line(written: str) -> None:
    assert read_dateline(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2020",
        "Thứ Hai, ngày 30 tháng 2 năm 2020",
        "13/13/2020",
        "13/7/2020 25:00",
        "2020-02-30",
        "2020-07-13T07:61",
        "13/7/0020",
        "9999-12-31T23:59:59Z",
        "13/7/2020 07:57 GMT+99",
    ],
)
def test_impossible_dates(written: str) -> None:
    with pytest.raises(ImpossibleDateError):
        read_dateline(written)


@pytest.mark.parametrize("written", ["Chủ Nhật, 13/7/2020", "Thứ 3, ngày 13 tháng 7 năm 2020"])
def test_a_weekday_of_another_day_is_a_warning(written: str) -> None:
    date = read_dateline(written)
    assert date is not None
    (problem,) = date.problems(Path("a.txt"), 3)
    assert (problem.line, problem.severity) == (3, Severity.WARNING)
    assert date.published == MIDNIGHT


def test_iso_takes_no_other_form() -> None:
    assert read_iso("13/07/2020") is None
    assert read_iso("20200713") is None


@given(st.text(st.sampled_from("0123456789/:-. Thứ hai ngày tháng năm giờ TZ+|GMT()"), max_size=60))
def test_any_line_is_a_date_or_none_or_impossible(text: str) -> None:
    try:
        date = read_dateline(text)
    except ImpossibleDateError:
        return
    assert date is None or date.published.tzinfo is not None


@given(st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31)))
def test_vietnamese_and_iso_forms_mean_the_same(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0)
    vietnamese = read_dateline(
        f"ngày {moment:%d} tháng {moment.month} năm {moment.year} - {moment:%H:%M}"
    )
    assert vietnamese == read_dateline(moment.isoformat())


def test_seven_digits_of_a_second() -> None:
    date = read_iso("2020-07-13T07:57:00.1234567+07:00")
    assert date is not None
    assert date.published == MORNING.replace(microsecond=123456)


@pytest.mark.parametrize(("written", "has_time"), [("13/7/2020", False), ("13/7/2020 0:00", True)])
def test_whether_a_time_is_written(written: str, has_time: bool) -> None:
    date = read_dateline(written)
    assert date is not None
    assert date.has_time is has_time
