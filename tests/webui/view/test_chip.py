from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask

from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import FacetValue, ResultPage, ResultPart, Understanding
from webui.view.chip import chips_of

READ = Understanding("cầu", AccentMatching.COMPATIBLE)


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def shown(result: ResultPage) -> list[tuple[str, str]]:
    return [(chip.label, chip.remove) for chip in chips_of(result)]


def test_each_filter_that_is_on_can_be_taken_off() -> None:
    request = SearchRequest("cầu", ("cong-doan", "la"), published_from=date(2021, 3, 8), page=2)
    values = [FacetValue("cong-doan", "Công đoàn", 0, selected=True)]
    assert shown(ResultPage(request, ResultPart(0, []), values, [], READ)) == [
        ("Công đoàn", "/?q=c%E1%BA%A7u&org=la&from=2021-03-08"),
        ("la", "/?q=c%E1%BA%A7u&org=cong-doan&from=2021-03-08"),
        ("Từ 8/3/2021", "/?q=c%E1%BA%A7u&org=cong-doan&org=la"),
    ]


def test_without_filters_there_are_no_chips() -> None:
    assert chips_of(ResultPage(SearchRequest("cầu"), ResultPart(0, []), [], [], READ)) == []


def test_a_fixed_reading_can_be_set_free() -> None:
    request = SearchRequest("cầu", marks=AccentMatching.IGNORE, is_literal=True, page=2)
    assert shown(ResultPage(request, ResultPart(0, []), [], [], READ)) == [
        ("Không kể dấu", "/?q=c%E1%BA%A7u&literal=1"),
        ("Đúng như đã gõ", "/?q=c%E1%BA%A7u&marks=ignore"),
    ]
