"""How many documents of one query have each value of a facet, under its own filters.

A page and the counts beside it are asked for in one request, and each count once.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.field import ORGANISATIONS, PUBLISHERS
from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import total_of
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

    def filtered(self, filters: Filters) -> Json:
        """Return the query for the documents that match and pass the filters."""
        queries = self._queries(filters)
        return queries[0] if len(queries) == 1 else {"bool": {"filter": queries}}

    def terms(self, keyword: str, filters: Filters) -> TermCounts:
        """Return how many documents have each term of a keyword field."""
        asked = keyword, filters
        if asked not in self._terms:
            found = count_terms(self._engine.index, keyword, self._queries(filters))
            spread = self._engine.keyword(keyword).spread
            self._terms[asked] = spread(found.terms, found.counts, found.missing)
        return self._terms[asked]

    def months(self, filters: Filters) -> MonthCounts:
        """Return how many documents were published in each month."""
        if filters not in self._months:
            body = counting([MONTH], self._queries(filters))
            self._months[filters] = months_of(self._engine.index.search(body))
        return self._months[filters]

    def days(self, filters: Filters) -> DayCounts:
        """Return how many documents were published on each day."""
        return count_days(self._engine.index, self._queries(filters))

    def hits_with_facets(self, body: Json, filters: Filters) -> Sequence[Json]:
        """Return the hits of a page; count what a page shows beside them in the same request."""
        groups: dict[Filters, list[str]] = {}
        for name in FACETS:
            groups.setdefault(filters_of(name, filters), []).append(name)
        asked = {each: counting(names, self._queries(each)) for each, names in groups.items()}
        memo, index = self._engine.facets, self._engine.index
        known = {
            each: held for each, search in asked.items() if (held := memo.get(search)) is not None
        }
        unknown = [each for each in asked if each not in known]
        found, *answers = index.search_all([body, *(asked[each] for each in unknown)])
        for each, answer in zip(unknown, answers, strict=True):
            known[each] = read_facets(answer, groups[each], self._engine.keyword)
            memo.keep(asked[each], known[each])
            index.remember(self.filtered(each), total_of(answer))
        for each, counted in known.items():
            self._take(each, counted)
        hits: Sequence[Json] = found["hits"]["hits"]
        return hits

    def labelled(self, filters: Filters) -> Iterator[tuple[str, str]]:
        """Yield fields and terms whose newest bulletins will be asked for, for their labels."""
        for name in (ORGANISATIONS, PUBLISHERS):
            for term in self._commonest.get((name, filters_of(name, filters)), ()):
                yield name, term

    def _queries(self, filters: Filters) -> list[Json]:
        return [self._matching, *filter_queries(filters)]

    def _take(self, filters: Filters, counted: FacetCounts) -> None:
        """Keep what was counted of the documents that pass some filters."""
        if counted.months is not None:
            self._months[filters] = counted.months
        for name, counts in counted.terms.items():
            self._terms[name, filters] = counts
            self._commonest[name, filters] = counted.commonest[name]
