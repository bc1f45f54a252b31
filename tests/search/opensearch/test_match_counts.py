"""A page does not wait for the facets that are counted beside it."""

from collections.abc import Mapping, Sequence
from threading import Event
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from numpy import intp

from search.engine.counts import TermCounts
from search.field import ORGANISATIONS, PLACES
from search.opensearch.facets import FacetMemo
from search.opensearch.match_counts import MatchCounts
from search.opensearch.opensearch_engine import OpenSearchEngine
from search.request import Filters

EVERYTHING: dict[str, Any] = {"match_all": {}}
OF_ONE = Filters(organisations=("xa-ban-gio",))


class SlowIndex:
    """An index that counts facets only once it may, and tells what it was asked for."""

    def __init__(self) -> None:
        self.may_count = Event()
        self.counted: dict[str, int] = {}
        self.asked: list[Any] = []
        self.error: Exception | None = None

    def search(self, body: Mapping[str, Any]) -> Any:
        self.asked.append(body)
        return {"hits": {"hits": [{"_id": "a"}], "total": {"value": 7, "relation": "eq"}}}

    def search_all(self, bodies: Sequence[Mapping[str, Any]]) -> Sequence[Any]:
        assert self.may_count.wait(10)
        if self.error is not None:
            raise self.error
        self.asked += bodies
        return [self._count(each["aggs"]) for each in bodies]

    def is_counted(self, query: object) -> bool:
        return str(query) in self.counted

    def remember(self, query: object, count: int) -> None:
        self.counted[str(query)] = count

    @staticmethod
    def _count(asked: Mapping[str, Any]) -> Any:
        values = {
            "buckets": [{"key": "2021-01", "doc_count": 7}],
            "doc_count_error_upper_bound": 0,
            "sum_other_doc_count": 0,
        }
        found = {
            name: {"doc_count": 2} if "missing" in each else values for name, each in asked.items()
        }
        return {"aggregations": found, "hits": {"total": {"value": 9, "relation": "eq"}}}


class AllTerms:
    """Takes counts as they come."""

    def spread(self, terms: Sequence[str], counts: Sequence[int], missing: int) -> TermCounts:
        return TermCounts(terms, np.array(counts, intp), missing)


@pytest.fixture
def index() -> SlowIndex:
    return SlowIndex()


@pytest.fixture
def counts(index: SlowIndex) -> MatchCounts:
    engine = SimpleNamespace(index=index, facets=FacetMemo(), keyword=lambda name: AllTerms())
    return MatchCounts(cast(OpenSearchEngine, engine), EVERYTHING)


def test_hits_are_there_before_the_facets(counts: MatchCounts, index: SlowIndex) -> None:
    hits = counts.hits_with_facets({"size": 1, "track_total_hits": False}, Filters())
    assert hits == [{"_id": "a"}]
    # The number of all comes with the hits, since the facets may tell it later.
    assert index.counted == {str(EVERYTHING): 7} and index.asked[0]["track_total_hits"]
    index.may_count.set()
    assert counts.terms(PLACES, Filters()).missing == 2
    assert counts.months(Filters()).counts.tolist() == [7]
    assert counts.terms(ORGANISATIONS, Filters()).of("2021-01") == 7
    assert len(index.asked) == 2


def test_what_is_counted_is_not_counted_with_the_hits(
    counts: MatchCounts, index: SlowIndex
) -> None:
    index.remember(EVERYTHING, 7)
    index.may_count.set()
    counts.hits_with_facets({"track_total_hits": False}, Filters())
    assert not index.asked[0]["track_total_hits"]


def test_facets_are_begun_once(counts: MatchCounts, index: SlowIndex) -> None:
    index.may_count.set()
    for _ in range(2):
        counts.hits_with_facets({}, OF_ONE)
        assert counts.terms(ORGANISATIONS, Filters()).missing == 2
    # Hits twice, and once the facets with and without the filter of organisations.
    assert len(index.asked) == 4


def test_facets_that_cannot_be_counted_are_no_answer(counts: MatchCounts, index: SlowIndex) -> None:
    index.error = ValueError("no node")
    assert counts.hits_with_facets({}, Filters())
    index.may_count.set()
    with pytest.raises(ValueError, match="no node"):
        counts.terms(PLACES, Filters())


def test_labels_of_another_page_neither_wait_for_its_facets_nor_fail_with_them(
    counts: MatchCounts, index: SlowIndex
) -> None:
    index.error = ValueError("no node")
    counts.hits_with_facets({}, Filters())
    # The next page may ask for labels when this one was given up, or never showed its facets.
    assert list(counts.labelled(Filters())) == []
    index.may_count.set()
    with pytest.raises(ValueError, match="no node"):
        counts.terms(PLACES, Filters())
    assert list(counts.labelled(Filters())) == []


def test_facets_that_were_counted_tell_which_labels_a_page_shows(
    counts: MatchCounts, index: SlowIndex
) -> None:
    index.may_count.set()
    counts.hits_with_facets({}, Filters())
    counts.months(Filters())
    assert (ORGANISATIONS, "2021-01") in list(counts.labelled(Filters()))
