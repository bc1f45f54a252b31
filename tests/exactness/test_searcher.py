"""Every number of every answer is exact, for every subset of filters."""

from collections.abc import Iterable

import pytest

from search.period import PeriodUnit, id_of
from search.request import SearchRequest
from search.result import FacetValue
from search.searcher import Searcher
from tests.exactness.newsroom import ORGANISATIONS, PERIODS, TEXTS, Truth, requests, span_of


def test_every_total_and_every_value_is_what_is_true(
    filed_searcher: Searcher, truth: Truth
) -> None:
    looked_at = 0
    for request in requests():
        page = filed_searcher.search(request)
        assert page.total == truth.total(request), request
        for value in walked(page.organisations):
            assert value.count == truth.of_organisation(request, value.id), (request, value)
            assert value.selected == (value.id in request.organisations)
            looked_at += 1
        for value in walked(page.dates):
            assert value.count == truth.of_period(request, value.id), (request, value)
            assert value.selected == (span_of(value.id) == span(request))
            looked_at += 1
        told = [each.id for each in walked(page.organisations)]
        assert len(told) == len(set(told)) and set(request.organisations) <= set(told)
        assert not any(
            truth.of_organisation(request, each) for each in ORGANISATIONS if each not in told
        )
    assert looked_at > 20_000


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("organisations", [(), *((each,) for each in ORGANISATIONS), ORGANISATIONS])
def test_years_are_the_sums_of_their_quarters_months_and_days(
    filed_searcher: Searcher, truth: Truth, text: str, organisations: tuple[str, ...]
) -> None:
    for period in PERIODS:
        first, last = span_of(period)
        request = SearchRequest(text, organisations, first, last, per_page=1)
        years = {
            each.id: each.count
            for each in filed_searcher.answer(request).date_values(PeriodUnit.YEAR)
        }
        for unit in PeriodUnit:
            values = filed_searcher.answer(request).date_values(unit)
            assert [each.id for each in values] == sorted(each.id for each in values)
            for value in values:
                assert value.count == truth.of_period(request, value.id), (request, value)
                assert value.selected == (value.id == period)
                assert value.count or value.selected
            for year, count in years.items():
                assert count == sum(each.count for each in values if each.id[:4] == year)
            if first is not None and period == id_of(first, unit):
                assert period in {each.id for each in values}


def test_all_organisations_on_demand_are_those_of_the_answer(
    filed_searcher: Searcher, truth: Truth
) -> None:
    for request in requests():
        if len(request.organisations) > 1:
            continue
        values = filed_searcher.answer(request).organisation_values()
        listed = filed_searcher.search(request).organisations
        assert {each.id: each.count for each in values} == {
            each.id: each.count for each in walked(listed)
        }


def walked(roots: Iterable[FacetValue]) -> list[FacetValue]:
    return [each for root in roots for each in root.walk()]


def span(request: SearchRequest) -> tuple[object, object]:
    return request.published_from, request.published_to
