"""An explanation lists the steps that answer a request, and how many bulletins each leaves."""

from datetime import date

import pytest

from search.engine.explained import StepName
from search.engine.scoring import scoring
from search.relaxation import title_rescoring
from search.request import SearchRequest, Sort
from search.searcher import Searcher


def steps(searcher: Searcher, request: SearchRequest) -> list[str]:
    """Return each step as a line: its name, how many it looked at, and how many it left."""
    taken = searcher.explain(request).steps
    assert all(each.microseconds > 0 for each in taken)
    return [f"{each.name} {each.looked_at} {each.left}" for each in taken]


def test_every_filter_is_a_step(searcher: Searcher) -> None:
    request = SearchRequest(
        "huyện -mặt", ("ubnd-huyen-song-may",), date(2021, 1, 1), date(2021, 12, 31), per_page=1
    )
    assert steps(searcher, request) == [
        "reading 10 10",
        "clauses 10 10",
        "intersection 10 4",
        "exclusion 4 2",
        "listing 2 2",
        "days 2 2",
        "organisations 2 2",
        "units 2 2",
        "page 2 2",
        "snippets 1 1",
        "organisation_facet 2 1",
        "date_facet 2 1",
    ]


def test_each_facet_is_counted_without_its_own_filter(searcher: Searcher) -> None:
    taken = steps(searcher, SearchRequest("huyện", ("ubnd-huyen-song-may",), date(2021, 4, 1)))
    assert "days 4 2" in taken and "organisations 2 2" in taken
    assert taken[-2:] == ["organisation_facet 2 2", "date_facet 2 2"]
    taken = steps(
        searcher, SearchRequest("huyện", ("ubnd-huyen-song-may",), None, date(2021, 4, 1))
    )
    assert taken[-2:] == ["organisation_facet 2 0", "date_facet 2 0"]


def test_pairs_are_looked_for_only_where_they_matter(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "PROMISING", 0)
    monkeypatch.setattr(title_rescoring, "WINDOW", 1)
    taken = searcher.explain(SearchRequest("sông mây", per_page=1)).steps
    (pairs,) = [each for each in taken if each.name is StepName.PAIRS]
    assert 0 < pairs.looked_at < pairs.left == 4


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
def test_sorted_by_time_only_the_page_is_scored(searcher: Searcher, sort: Sort) -> None:
    taken = steps(searcher, SearchRequest("mat tran", sort=sort, per_page=1))
    assert taken[4:7] == ["page 2 1", "units 1 1", "pairs 1 1"]


def test_no_query_needs_no_clauses(searcher: Searcher) -> None:
    assert steps(searcher, SearchRequest(""))[:3] == [
        "reading 10 10",
        "intersection 10 10",
        "listing 10 10",
    ]


@pytest.mark.parametrize("text", ["?!", "covid", '"trận mặt"', "mặt -mat"])
def test_nothing_found_is_nothing_left(searcher: Searcher, text: str) -> None:
    explanation = searcher.explain(SearchRequest(text))
    assert (explanation.total, explanation.hits, explanation.about) == (0, (), None)
    assert explanation.steps[-1].left == 0
