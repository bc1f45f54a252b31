"""A period that a query mentions is found, and no other."""

from datetime import date

import pytest
from hypothesis import given

from search.correction.mentioned_period import read_period, without_period
from search.text.spelling import clean
from tests.search.writing import writings


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("10/7/2020", (2020, 7, 10), (2020, 7, 10), "ngày 10/7/2020"),
        ("họp ngày 10 tháng 7 năm 2020", (2020, 7, 10), (2020, 7, 10), "ngày 10/7/2020"),
        ("họp tháng 7/2020", (2020, 7, 1), (2020, 7, 31), "tháng 7/2020"),
        ("thang 12 nam 2020", (2020, 12, 1), (2020, 12, 31), "tháng 12/2020"),
        ("2/2024", (2024, 2, 1), (2024, 2, 29), "tháng 2/2024"),
        ("quý III/2020", (2020, 7, 1), (2020, 9, 30), "quý III/2020"),
        ("quý 4 năm 2020", (2020, 10, 1), (2020, 12, 31), "quý IV/2020"),
        ("2020", (2020, 1, 1), (2020, 12, 31), "năm 2020"),
        ("tổng kết năm 2020", (2020, 1, 1), (2020, 12, 31), "năm 2020"),
        ('"tháng 7/2020"', (2020, 7, 1), (2020, 7, 31), "tháng 7/2020"),
        ("1/7/2020 đến 31/7/2020", (2020, 7, 1), (2020, 7, 31), "từ 1/7/2020 đến 31/7/2020"),
        ("2020-2025", (2020, 1, 1), (2025, 12, 31), "từ 1/1/2020 đến 31/12/2025"),
        ("năm 2020, ngày 10/7/2020", (2020, 1, 1), (2020, 12, 31), "năm 2020"),
    ],
)
def test_a_named_time_has_its_days(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int], label: str
) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.first, period.last, period.label) == (date(*first), date(*last), label)


@pytest.mark.parametrize(
    "text",
    [
        *("", "họp", "10/7", "tháng 7", "30/2/2020x", "9999", "1/1/1500", "-2020"),
        *("73-NQ/TU", "15/2020/NĐ-CP", "2.020", "2020 tỷ", "2020*"),
    ],
)
def test_other_queries_name_no_time(text: str) -> None:
    assert read_period(text) is None


@given(writings)
def test_any_query_names_a_time_or_none(text: str) -> None:
    period = read_period(text)
    assert period is None or period.first <= period.last


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("họp tháng 7/2020", "họp"),
        ("ngày 10/7/2020", ""),
        ("họp dân vào ngày 10/7/2020", "họp dân"),
        ("tổng kết năm 2020", "tổng kết"),
        ("quý III/2020 covid", "covid"),
        ("họp từ 1/7/2020 đến 31/7/2020", "họp"),
        ("2020-2025", ""),
        ('"tháng 7/2020" họp', "họp"),
        # Without its mark, the word may be part of a name.
        ("việt nam 2020", "việt nam"),
        ("viet nam 2020", "viet nam"),
        ("ngày 10/7", "ngày 10/7"),
        ("-covid  năm 2020", "-covid"),
    ],
)
def test_the_rest_of_a_query_goes_without_its_time(text: str, rest: str) -> None:
    assert without_period(text) == rest


@given(writings)
def test_nothing_is_added_to_the_rest(text: str) -> None:
    assert set(without_period(text)) <= {*clean(text), " "}
