from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from flask import Flask

from search.period import PeriodUnit
from search.request import SearchRequest
from tests.webui.fake import FakeSearcher
from webui.view.preset import Preset, presets_of


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def presets(request: SearchRequest, today: date) -> list[Preset]:
    answer = FakeSearcher().answer(request)
    return list(presets_of(answer.page, partial(answer.date_values, PeriodUnit.DAY), today))


def test_only_days_with_bulletins_are_offered_each_with_its_count() -> None:
    assert presets(SearchRequest(page=2), date(2021, 3, 10)) == [
        Preset("Tuần này", "/?from=2021-03-08&to=2021-03-14", 2, False),
        Preset("Tháng này", "/?from=2021-03-01&to=2021-03-31", 2, False),
        Preset("Năm nay", "/?from=2021-01-01&to=2021-12-31", 2, False),
        Preset("Năm trước", "/?from=2020-01-01&to=2020-12-31", 1, False),
    ]


def test_what_is_chosen_is_taken_off() -> None:
    day = date(2021, 3, 8)
    chosen = presets(SearchRequest("cầu", published_from=day, published_to=day), day)[0]
    assert chosen == Preset("Hôm nay", "/?q=c%E1%BA%A7u", 2, True)


def test_an_index_of_years_long_past_has_none() -> None:
    assert presets(SearchRequest(), date(2031, 1, 1)) == []
