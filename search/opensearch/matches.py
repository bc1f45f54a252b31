"""The documents that one query matches in a cluster; see `search.engine.contract.Matches`."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.deadline import check_deadline
from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.engine.explained import ExplainedClause, ExplainedScore, Obstacle, StepName
from search.engine.scored_docs import ScoredDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.field import ID, ORGANISATIONS, PUBLISHED
from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import LARGEST_PAGE, total_of
from search.opensearch.explanation import explain_clauses, explain_score, find_obstacles
from search.opensearch.facets import (
    count_all_terms,
    count_days,
    count_terms,
    months_of,
    read_values,
    term_counts,
    values_of,
)
from search.opensearch.fields import DAY_NUMBER, MONTH, NUMBER, RECORD, STORED_TERMS
from search.opensearch.query.filter_query import filter_queries
from search.opensearch.scoring import Formula, ages_of
from search.opensearch.stored_terms import StoredTerms
from search.query.clause import Query
from search.request import Filters, Sort

if TYPE_CHECKING:
    from search.opensearch.opensearch_engine import OpenSearchEngine

WINDOWS = ((50, 100), (150, 300), (500, 1_000), (2_500, 5_000), (5_000, LARGEST_PAGE))
"""Up to which rank pages are asked for, and how many candidates are then scored by our formula. A
page of rank 5,000 and beyond has the order of the cluster's own scores."""

NAMES_FACTOR = 3
"""So many times as many candidates where names have several spellings, whose scores the cluster
adds up less well."""

SORTS: Mapping[Sort, Json] = {
    Sort.RELEVANCE: [{"_score": "desc"}, {PUBLISHED: "desc"}, {ID: "asc"}],
    Sort.NEWEST: [{PUBLISHED: "desc"}, {ID: "asc"}],
    Sort.OLDEST: [{PUBLISHED: "asc"}, {ID: "asc"}],
}


class ClusterMatches:
    """Asks the cluster when something is first needed, and keeps what it answered."""

    def __init__(
        self,
        engine: "OpenSearchEngine",
        query: Query,
        watch: Watch = UNTIMED,
        having: Json | None = None,
    ) -> None:
        self._engine = engine
        self.query = query
        self.watch = watch
        self._matching = having or engine.queries.matching(query)
        self._organisations: dict[Filters, TermCounts] = {}
        self._months: dict[Filters, MonthCounts] = {}
        self._pages: dict[tuple[Filters, Sort, int], Sequence[Json]] = {}

    @cached_property
    def total(self) -> int:
        (count,) = self.watch.time(
            StepName.INTERSECTION,
            lambda: self._engine.index.counts([self._matching]),
            left=lambda counts: counts[0],
        )
        return count

    def count(self, filters: Filters) -> int:
        filters = filters.unfolded
        if filters == Filters():
            return self.total
        (count,) = self.watch.time(
            StepName.DAYS,
            lambda: self._engine.index.counts([self._filtered(filters)]),
            left=lambda counts: counts[0],
        )
        return count

    def page(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        check_deadline()
        filters = filters.unfolded
        if first >= last or first >= self.total:
            return _NOTHING
        page = self.watch.time(
            StepName.PAGE,
            lambda: self._ranked(filters, sort, first, last),
            left=lambda page: len(page.doc_ids),
        )
        if last - first <= _READ_AHEAD:
            self._engine.read_ahead(page.doc_ids.tolist())
        return page

    def listing(self, filters: Filters, sort: Sort, limit: int | None = None) -> NDArray[intp]:
        filters = filters.unfolded
        last = self.count(filters) if limit is None else limit
        if limit == 1 and not self._is_scored(sort):
            return self._newest(filters, sort)
        if self._is_scored(sort) and last <= LARGEST_PAGE:
            return self.page(filters, sort, 0, last).doc_ids
        hits = self._engine.index.hits(self._body(filters, sort), limit)
        return np.array([_number(each) for each in hits], intp)

    def retellings(self, doc_ids: NDArray[intp], filters: Filters) -> Mapping[int, NDArray[intp]]:
        return {each: np.empty(0, intp) for each in doc_ids.tolist()}

    def term_counts(self, keyword: str, filters: Filters) -> TermCounts:
        filters = filters.unfolded
        if keyword == ORGANISATIONS and filters in self._organisations:
            return self._organisations[filters]
        counts = count_terms(self._engine.index, keyword, self._queries(filters))
        if keyword == ORGANISATIONS:
            self._organisations[filters] = counts
        return counts

    def month_counts(self, filters: Filters, months: int = 1) -> MonthCounts:
        filters = filters.unfolded
        if filters not in self._months:
            body = self._facet(MONTH, filters)
            answer = self._engine.index.search(body)
            self._months[filters] = months_of(answer["aggregations"])
        return self._months[filters].by(months)

    def day_counts(self, filters: Filters) -> DayCounts:
        return count_days(self._engine.index, self._queries(filters))

    def matched_fields(self, doc_ids: NDArray[intp]) -> Mapping[int, Sequence[str]]:
        numbers = doc_ids.tolist()
        terms = self._engine.stored_terms(numbers)
        return dict(zip(numbers, self.formula.fields(terms), strict=True))

    def explain_clauses(self) -> Sequence[ExplainedClause]:
        return explain_clauses(self._engine, self.query)

    def explain_score(self, doc_id: int) -> ExplainedScore:
        return explain_score(self._engine, self.formula, self.query, doc_id)

    def obstacles(self, doc_id: int, filters: Filters) -> Sequence[Obstacle]:
        return find_obstacles(self._engine, self.query, doc_id, filters)

    @cached_property
    def formula(self) -> Formula:
        """What makes the score; counting the documents of names and phrases asks the cluster."""
        return Formula(self.query, self._engine.vocabulary, self._engine.terms)

    def _ranked(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        size = last
        if self._is_scored(sort):
            size = next((size for rank, size in WINDOWS if last <= rank), last)
            if any(" " in key for key in self.formula.clauses):
                size = min(max(size, NAMES_FACTOR * size), max(last, LARGEST_PAGE))
        hits = self._hits(filters, sort, size)
        if not self._is_scored(sort):
            hits = hits[first:last]
        scores = self._scores(hits)
        order = np.arange(len(hits))
        if self._is_scored(sort) and last <= WINDOWS[-1][0]:
            # The cluster's hits are in order of time and id already, where its scores are equal.
            published = np.array([each["sort"][-2] for each in hits])
            ids = np.array([each["sort"][-1] for each in hits])
            order = np.lexsort((ids, -published, -scores))
        doc_ids = np.array([_number(each) for each in hits], intp)
        chosen = order[first:last] if self._is_scored(sort) else order
        return ScoredDocs(doc_ids.take(chosen), scores.take(chosen))

    def _hits(self, filters: Filters, sort: Sort, size: int) -> Sequence[Json]:
        asked = filters, sort, size
        if asked not in self._pages:
            body = self._body(filters, sort)
            if self._is_scored(sort) or self.query.counted[0].clauses:
                body["docvalue_fields"] = [NUMBER, DAY_NUMBER, STORED_TERMS]
            if size > _READ_AHEAD * 10:
                self._pages[asked] = list(self._engine.index.hits(body, size))
            else:
                self._pages[asked] = self._with_facets(body, filters, size)
        return self._pages[asked]

    def _with_facets(self, body: Json, filters: Filters, size: int) -> Sequence[Json]:
        """Return the hits of a page; ask for what a page shows beside them in the same request."""
        by_organisation, by_month = filters.without_organisations, filters.without_days
        found, organisations, months = self._engine.index.search_all(
            [
                {**body, "size": size},
                self._facet(ORGANISATIONS, by_organisation),
                self._facet(MONTH, by_month),
            ]
        )
        self._months[by_month] = months_of(months["aggregations"])
        counted = organisations["aggregations"]
        held = read_values(counted)
        if held is None:
            queries = self._queries(by_organisation)
            held = list(count_all_terms(self._engine.index, ORGANISATIONS, queries))
        missing = counted["missing"]["doc_count"]
        self._organisations[by_organisation] = term_counts(held, missing)
        if filters == Filters():
            self.__dict__.setdefault("total", total_of(found))
        hits: Sequence[Json] = found["hits"]["hits"]
        return hits

    def _newest(self, filters: Filters, sort: Sort) -> NDArray[intp]:
        """Return the first document by time, and keep its record: it is asked for next."""
        body = {**self._body(filters, sort), "size": 1, "_source": [RECORD]}
        del body["stored_fields"]
        numbers = []
        for each in self._engine.index.search(body)["hits"]["hits"]:
            numbers.append(_number(each))
            self._engine.keep_record(numbers[-1], each["_source"][RECORD])
        return np.array(numbers, intp)

    def _scores(self, hits: Sequence[Json]) -> NDArray[float64]:
        if not hits or STORED_TERMS not in hits[0]["fields"]:
            return np.zeros(len(hits))
        packed = [each["fields"][STORED_TERMS][0] for each in hits]
        numbers = [_number(each) for each in hits]
        if len(hits) <= _READ_AHEAD * 10:
            self._engine.keep_terms(zip(numbers, packed, strict=True))
        days = np.array([each["fields"][DAY_NUMBER][0] for each in hits], intp)
        ages = ages_of(days, self._engine.vocabulary.newest_day)
        return self.formula.score(StoredTerms.of(packed), ages)

    def _is_scored(self, sort: Sort) -> bool:
        return sort is Sort.RELEVANCE and not self.query.is_blank

    def _body(self, filters: Filters, sort: Sort) -> dict[str, Json]:
        """Return the search for documents in order."""
        query = self._filtered(filters)
        if self._is_scored(sort):
            query = {"bool": {"filter": [query], "should": self.formula.candidates()}}
            query = self._raised(query)
            order = SORTS[Sort.RELEVANCE]
        else:
            order = SORTS[Sort.OLDEST if sort is Sort.OLDEST else Sort.NEWEST]
        return {
            "query": query,
            "sort": order,
            "stored_fields": "_none_",
            "docvalue_fields": [NUMBER],
        }

    def _raised(self, query: Json) -> Json:
        """Return a query whose scores rise for what is new, if that is asked for."""
        recency = self.query.recency
        if recency is None:
            return query
        given = {
            "boost": recency.boost,
            "days": recency.days,
            "newest": self._engine.vocabulary.newest_day,
        }
        return {"script_score": {"query": query, "script": {"source": _NEWNESS, "params": given}}}

    def _facet(self, name: str, filters: Filters) -> Json:
        query = {"bool": {"filter": self._queries(filters)}}
        return {"size": 0, "query": query, "aggs": values_of(name)}

    def _filtered(self, filters: Filters) -> Json:
        queries = self._queries(filters)
        return queries[0] if len(queries) == 1 else {"bool": {"filter": queries}}

    def _queries(self, filters: Filters) -> list[Json]:
        return [self._matching, *filter_queries(filters)]


_READ_AHEAD = 100
"""The longest page whose records are read with it."""

_NOTHING = ScoredDocs(np.empty(0, intp), np.empty(0))

_NEWNESS = (
    f"double day = doc['{DAY_NUMBER}'].value; double newest = params.newest;"
    " double halvings = Math.max(0.0, newest - day) / params.days;"
    " return _score * (1 + params.boost * Math.pow(2.0, -halvings));"
)


def _number(hit: Json) -> int:
    return int(hit["fields"][NUMBER][0])
