from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from flask import Flask

from search.request import SearchRequest
from search.searcher import Searcher
from tests.webui.fake import FakeSearcher
from webui.view.chip import chips_of
from webui.view.no_results import alternatives_to


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def alternatives(request: SearchRequest) -> list[tuple[str, str, int]]:
    searcher = cast(Searcher, FakeSearcher())
    result = searcher.search(request)
    assert not result.total
    found = alternatives_to(searcher, request, chips_of(result))
    return [(each.label, each.address, each.total) for each in found]


def test_days_are_widened_to_their_month_and_year() -> None:
    day = date(2021, 3, 1)
    assert alternatives(SearchRequest("cầu", published_from=day, published_to=day, page=3)) == [
        ("Rộng hơn: Tháng 3/2021", "/?q=c%E1%BA%A7u&from=2021-03-01&to=2021-03-31", 2),
        ("Rộng hơn: Năm 2021", "/?q=c%E1%BA%A7u&from=2021-01-01&to=2021-12-31", 2),
        ("Bỏ lọc: 1/3/2021", "/?q=c%E1%BA%A7u", 3),
    ]


def test_days_of_several_years_are_not_widened() -> None:
    first, last = date(2015, 1, 1), date(2016, 1, 1)
    found = alternatives(SearchRequest(published_from=first, published_to=last))
    assert [label for label, _, _ in found] == ["Bỏ lọc: 1/1/2015 – 1/1/2016"]


def test_each_filter_is_left_out_alone_and_what_finds_nothing_is_not_offered() -> None:
    request = SearchRequest("tin", ("cong-doan",), date(2019, 1, 1))
    assert alternatives(request) == [
        ("Bỏ lọc: cong-doan", "/?q=tin&from=2019-01-01", 28),
        ("Bỏ tất cả bộ lọc", "/?q=tin", 28),
    ]


def test_quotes_and_exclusions_are_left_out_and_filters_only_where_they_must() -> None:
    assert alternatives(SearchRequest('"vắn tin" -suối')) == [
        ("Tìm “vắn tin”", "/?q=v%E1%BA%AFn+tin", 28),
    ]
    assert alternatives(SearchRequest('"vắn tin"', ("cong-doan",))) == [
        ("Tìm “vắn tin”", "/?q=v%E1%BA%AFn+tin", 28),
    ]


def test_a_plain_word_that_nothing_has_leads_nowhere() -> None:
    assert alternatives(SearchRequest("zzz")) == []
