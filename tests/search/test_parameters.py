"""Good parameters make a request; for bad ones, every fault is named."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import RequestError
from search.parameters import NAMES, PAGE_LIMIT, TEXT_LIMIT, parameters_of, read_request
from search.query.accent_matching import AccentMatching
from search.request import Duplicates, SearchRequest, Sort
from tests.search.writing import anything

NO_TIME = (
    "không phải ngày, tháng, quý hay năm nào;"
    " hãy viết như 13/7/2020, 7/2020, quý III/2020 hoặc 2020"
)


def problems(values: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    with pytest.raises(RequestError) as caught:
        read_request(values)
    return [(each.parameter, each.message) for each in caught.value.problems]


def test_nothing_asks_for_everything() -> None:
    assert read_request({}) == SearchRequest()
    assert read_request({name: [""] for name in NAMES}) == SearchRequest()


def test_all_parameters() -> None:
    assert read_request(
        {
            "q": [" mặt trận "],
            "org": ["ubnd-tinh", "", "cong-doan", "ubnd-tinh"],
            "from": ["13/7/2020"],
            "to": ["2020-07-31"],
            "sort": ["oldest"],
            "page": ["3"],
            "per_page": ["50"],
            "marks": ["exact"],
            "literal": ["1"],
            "advice": ["1"],
        }
    ) == SearchRequest(
        "mặt trận",
        ("ubnd-tinh", "cong-doan"),
        date(2020, 7, 13),
        date(2020, 7, 31),
        Sort.OLDEST,
        3,
        50,
        AccentMatching.EXACT,
        is_literal=True,
        wants_advice=True,
    )


@pytest.mark.parametrize("day", ["2020-07-13", "2020-7-13", "13/7/2020", "13-07-2020", "13.7.2020"])
def test_days_are_written_in_many_ways(day: str) -> None:
    assert read_request({"from": [day], "to": [day]}).published_from == date(2020, 7, 13)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("7/2020", date(2020, 7, 1), date(2020, 7, 31)),
        ("quý III/2020", date(2020, 7, 1), date(2020, 9, 30)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_longer_time_begins_with_its_first_day_and_ends_with_its_last(
    written: str, first: date, last: date
) -> None:
    request = read_request({"from": [written], "to": [written]})
    assert (request.published_from, request.published_to) == (first, last)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "trang",
            "2",
            "không có tham số này; các tham số là q, org, place, source, from, to, sort, page,"
            " per_page, marks, literal, advice, duplicates",
        ),
        ("q", "a" * (TEXT_LIMIT + 1), "câu tìm dài quá 512 ký tự; hãy rút ngắn"),
        (
            "from",
            "30/2/2020",
            f"“30/2/2020” {NO_TIME}",
        ),
        ("to", "hôm qua", f"“hôm qua” {NO_TIME}"),
        (
            "from",
            "0000-01-01",
            f"“0000-01-01” {NO_TIME}",
        ),
        ("sort", "mới", "phải là một trong relevance, newest, oldest, không phải “mới”"),
        ("page", "0", "phải là số từ 1 đến 1.000.000, không phải “0”"),
        ("page", "-1", "phải là số từ 1 đến 1.000.000, không phải “-1”"),
        ("page", "1.5", "phải là số từ 1 đến 1.000.000, không phải “1.5”"),
        ("page", "٣", "phải là số từ 1 đến 1.000.000, không phải “٣”"),
        ("page", "9" * 5000, f"phải là số từ 1 đến 1.000.000, không phải “{'9' * 5000}”"),
        ("page", str(PAGE_LIMIT + 1), "phải là số từ 1 đến 1.000.000, không phải “1000001”"),
        ("per_page", "101", "phải là số từ 1 đến 100, không phải “101”"),
        ("duplicates", "fol", "phải là một trong fold, show, không phải “fol”"),
        ("marks", "có", "phải là một trong exact, compatible, ignore, không phải “có”"),
        ("literal", "true", "phải là 0 hoặc 1, không phải “true”"),
    ],
)
def test_what_is_wrong_is_told(name: str, value: str, message: str) -> None:
    assert problems({name: [value]}) == [(name, message)]


def test_marks_bind_as_far_as_they_can_unless_told() -> None:
    assert read_request({"q": ["mặt"]}).marks is None
    assert {each: read_request({"marks": [each]}).marks for each in AccentMatching} == {
        each: each for each in AccentMatching
    }
    assert not read_request({"literal": ["0"]}).is_literal


def test_a_parameter_comes_once() -> None:
    assert problems({"q": ["một", "hai"]}) == [("q", "chỉ được một giá trị, nhưng có 2")]


def test_days_come_in_order() -> None:
    assert problems({"from": ["2020-07-13"], "to": ["12/7/2020"]}) == [
        ("to", "ngày cuối 12/7/2020 đứng trước ngày đầu 13/7/2020; hãy đổi chỗ")
    ]


def test_what_is_meant_without_the_parameter_is_for_the_one_who_asks_to_say() -> None:
    assert read_request({}).duplicates is None
    folded = read_request({}, duplicates=Duplicates.FOLD)
    shown = read_request({"duplicates": ["show"]}, duplicates=Duplicates.FOLD)
    assert (folded.duplicates, shown.duplicates) == (Duplicates.FOLD, Duplicates.SHOW)
    assert (parameters_of(folded), parameters_of(shown)) == ({}, {"duplicates": "show"})
    assert parameters_of(folded, Duplicates.SHOW) == {"duplicates": "fold"}
    assert parameters_of(shown, Duplicates.SHOW) == parameters_of(SearchRequest()) == {}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = {
        "x": ["1"],
        "q": ["a" * 600, "b"],
        "from": ["?"],
        "to": ["?"],
        "sort": ["?"],
        "page": ["?"],
        "per_page": ["?"],
        "marks": ["?"],
        "literal": ["?"],
        "advice": ["?"],
        "duplicates": ["?"],
    }
    told = [name for name, _ in problems(wrong)]
    # Any text may be the id of a place or a publisher, as of an organisation.
    assert told == ["x", "q", "q", *(each for each in NAMES[2:] if each not in ("place", "source"))]


def test_every_problem_is_told_in_english_too() -> None:
    with pytest.raises(RequestError) as caught:
        read_request({"page": ["0"], "sort": ["x"]})
    assert [each.message_en for each in caught.value.problems] == [
        "must be one of relevance, newest, oldest, not “x”",
        "must be a number from 1 to 1,000,000, not “0”",
    ]


def test_the_longest_query_is_measured_in_letters_that_a_reader_sees() -> None:
    text = "ệ" * TEXT_LIMIT
    for form in ("NFC", "NFD"):
        assert read_request({"q": [normalize(form, text)]}).text
    assert problems({"q": [text + "ệ"]})


def test_a_program_may_ask_for_longer_pages_where_it_is_let() -> None:
    assert read_request({"per_page": ["500"]}, per_page_limit=500).per_page == 500


@given(st.dictionaries(st.one_of(st.sampled_from(NAMES), anything), st.lists(anything, max_size=3)))
def test_any_parameters_make_a_request_or_an_error(values: Mapping[str, Sequence[str]]) -> None:
    try:
        request = read_request(values)
    except RequestError as error:
        assert error.problems
    else:
        assert request.page >= 1 and 1 <= request.per_page <= 100


def test_a_request_is_told_by_what_it_differs_in() -> None:
    assert parameters_of(SearchRequest(wants_advice=True)) == {}
    request = SearchRequest(
        "mặt",
        ("b", "a"),
        date(2020, 7, 1),
        date(2020, 7, 31),
        Sort.NEWEST,
        page=2,
        per_page=20,
        marks=AccentMatching.EXACT,
        is_literal=True,
    )
    values = parameters_of(request)
    assert list(values) == [
        "q",
        "org",
        "from",
        "to",
        "marks",
        "literal",
        "sort",
        "page",
        "per_page",
    ]
    asked = {name: value if name == "org" else [str(value)] for name, value in values.items()}
    assert read_request(asked) == replace(request, organisations=("a", "b"))
