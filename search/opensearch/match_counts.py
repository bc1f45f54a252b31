"""How many documents of one query have each value of a facet, under its own filters.

A page and the counts beside it are asked for at the same time, in two requests: while the cluster
still counts, the page is scored and its hits are made. Each count is asked for once.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.field import ORGANISATIONS, PUBLISHERS
from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import total_of
from search.opensearch.cluster.parallel import ParallelCall
from search.opensearch.facets import (
    FACETS,
    FacetCounts,
    count_days,
    count_terms,
    counting,
    filters_of,
    months_of,
    read_facets,
)
from search.opensearch.fields import MONTH
from search.opensearch.query.filter_query import filter_queries
from search.request import Filters

if TYPE_CHECKING:
    from search.opensearch.opensearch_engine import OpenSearchEngine


class MatchCounts:
    """Counts the documents that match a query of the cluster, and keeps what was counted."""

    def __init__(self, engine: "OpenSearchEngine", matching: Json) -> None:
        self._engine = engine
        self._matching = matching
        self._terms: dict[tuple[str, Filters], TermCounts] = {}
        self._months: dict[Filters, MonthCounts] = {}
        self._commonest: dict[tuple[str, Filters], Sequence[str]] = {}
        self._begun: set[Filters] = set()
        self._awaited: list[ParallelCall[Mapping[Filters, FacetCounts]]] = []
        self._lock = Lock()

    def filtered(self, filters: Filters) -> Json:
        """Return the query for the documents that match and pass the filters."""
        queries = self._queries(filters)
        return queries[0] if len(queries) == 1 else {"bool": {"filter": queries}}

    def terms(self, keyword: str, filters: Filters) -> TermCounts:
        """Return how many documents have each term of a keyword field."""
        asked = keyword, filters
        if asked not in self._terms:
            self._settle()
        if asked not in self._terms:
            found = count_terms(self._engine.index, keyword, self._queries(filters))
            spread = self._engine.keyword(keyword).spread
            self._terms[asked] = spread(found.terms, found.counts, found.missing)
        return self._terms[asked]

    def months(self, filters: Filters) -> MonthCounts:
        """Return how many documents were published in each month."""
        if filters not in self._months:
            self._settle()
        if filters not in self._months:
            body = counting([MONTH], self._queries(filters))
            self._months[filters] = months_of(self._engine.index.search(body))
        return self._months[filters]

    def days(self, filters: Filters) -> DayCounts:
        """Return how many documents were published on each day."""
        return count_days(self._engine.index, self._queries(filters))

    def begin_facets(self, filters: Filters) -> None:
        """Begin to count what a page shows beside its hits, unless that was done before."""
        if filters in self._begun:
            return
        self._begun.add(filters)
        groups: dict[Filters, list[str]] = {}
        for name in FACETS:
            groups.setdefault(filters_of(name, filters), []).append(name)
        unknown: dict[Filters, Sequence[str]] = {}
        for each, names in groups.items():
            held = self._engine.facets.get(counting(names, self._queries(each)))
            if held is None:
                unknown[each] = names
            else:
                self._take(each, held)
        if unknown:
            self._awaited.append(ParallelCall(partial(self._count_facets, unknown)))

    def hits_with_facets(self, body: Json, filters: Filters) -> Sequence[Json]:
        """Return the hits of a page, while what a page shows beside them is counted.

        The number of all that match, if nothing told it yet, is counted with the hits.
        """
        self.begin_facets(filters)
        query, index = self.filtered(filters), self._engine.index
        is_counted = index.is_counted(query)
        found = index.search(body if is_counted else {**body, "track_total_hits": True})
        if not is_counted:
            index.remember(query, total_of(found))
        hits: Sequence[Json] = found["hits"]["hits"]
        return hits

    def labelled(self, filters: Filters) -> Iterator[tuple[str, str]]:
        """Yield fields and terms whose newest bulletins will be asked for, for their labels.

        A page asks for them once its facets are there. The next page may ask, too, after this one
        was given up: that one neither waits for these facets nor fails where they could not be
        counted.
        """
        for name in (ORGANISATIONS, PUBLISHERS):
            for term in self._commonest.get((name, filters_of(name, filters)), ()):
                yield name, term

    def _settle(self) -> None:
        """Wait for the facets that are being counted, and keep them."""
        with self._lock:
            while self._awaited:
                for each, counted in self._awaited.pop().result().items():
                    self._take(each, counted)

    def _count_facets(
        self, names: Mapping[Filters, Sequence[str]]
    ) -> Mapping[Filters, FacetCounts]:
        """Count the fields of some names, by filters."""
        index = self._engine.index
        asked = [counting(held, self._queries(each)) for each, held in names.items()]
        found: dict[Filters, FacetCounts] = {}
        for search, each, answer in zip(asked, names, index.search_all(asked), strict=True):
            found[each] = read_facets(answer, names[each], self._engine.keyword)
            self._engine.facets.keep(search, found[each])
            index.remember(self.filtered(each), total_of(answer))
        return found

    def _queries(self, filters: Filters) -> list[Json]:
        return [self._matching, *filter_queries(filters)]

    def _take(self, filters: Filters, counted: FacetCounts) -> None:
        """Keep what was counted of the documents that pass some filters."""
        if counted.months is not None:
            self._months[filters] = counted.months
        for name, counts in counted.terms.items():
            self._terms[name, filters] = counts
            self._commonest[name, filters] = counted.commonest[name]
