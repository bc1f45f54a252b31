"""The documents that one query matches in a cluster; see `search.engine.contract.Matches`."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.deadline import check_deadline
from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.engine.explained import ExplainedClause, ExplainedScore, Obstacle, StepName
from search.engine.scored_docs import ScoredDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.opensearch import packing
from search.opensearch.candidates import MOST, Candidates, windows
from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import LARGEST_PAGE
from search.opensearch.explanation import explain_clauses, explain_score, find_obstacles
from search.opensearch.fields import DAY_NUMBER, NUMBER, RECORD, STORED_TERMS
from search.opensearch.match_counts import MatchCounts
from search.opensearch.query.clause_query import ways_of
from search.opensearch.query.hit_search import by_score, by_time
from search.opensearch.scoring import Formula, ages_of
from search.opensearch.stored_terms import StoredTerms
from search.query.clause import Query
from search.request import Filters, Sort

if TYPE_CHECKING:
    from search.opensearch.opensearch_engine import OpenSearchEngine


class ClusterMatches:
    """Asks the cluster when something is first needed, and keeps what it answered."""

    def __init__(
        self,
        engine: "OpenSearchEngine",
        query: Query,
        watch: Watch = UNTIMED,
        having: Json | None = None,
        newest: Callable[[], int | None] | None = None,
    ) -> None:
        self._engine = engine
        self.query = query
        self.watch = watch
        self._matching = having or engine.queries.matching(query)
        self._counts = MatchCounts(engine, self._matching)
        self._newest = newest
        self._known = None if having else engine.known_total(query)
        self._candidates: dict[Filters, Candidates] = {}
        self._expected = 0

    @cached_property
    def total(self) -> int:
        return self.watch.time(StepName.INTERSECTION, self._count, left=lambda count: count)

    def count(self, filters: Filters) -> int:
        filters = filters.unfolded
        if filters == Filters() or not self.total:
            return self.total
        (count,) = self.watch.time(
            StepName.DAYS,
            lambda: self._engine.index.counts([self._counts.filtered(filters)]),
            left=lambda counts: counts[0],
        )
        return count

    def expect_page(self, filters: Filters, sort: Sort, first: int, last: int) -> None:
        # Under filters, or by time, the page does not tell the number of all.
        if filters.unfolded == Filters() and self._is_scored(sort) and self.watch is UNTIMED:
            self._expected = last

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
            self._engine.read_ahead(page.doc_ids.tolist(), partial(self._counts.labelled, filters))
        return page

    def listing(self, filters: Filters, sort: Sort, limit: int | None = None) -> NDArray[intp]:
        filters = filters.unfolded
        last = self.count(filters) if limit is None else limit
        if limit == 1 and not self._is_scored(sort):
            return self._read_newest(filters, sort)
        if self._is_scored(sort) and last <= LARGEST_PAGE:
            return self.page(filters, sort, 0, last).doc_ids
        hits = self._engine.index.hits(self._body(filters, sort), limit)
        return np.array([_number(each) for each in hits], intp)

    def retellings(self, doc_ids: NDArray[intp], filters: Filters) -> Mapping[int, NDArray[intp]]:
        return {each: np.empty(0, intp) for each in doc_ids.tolist()}

    def term_counts(self, keyword: str, filters: Filters) -> TermCounts:
        filters = filters.unfolded
        if not self.total:
            return self._engine.keyword(keyword).spread([], [], 0)
        return self._counts.terms(keyword, filters)

    def month_counts(self, filters: Filters, months: int = 1) -> MonthCounts:
        filters = filters.unfolded
        if not self.total:
            return MonthCounts(0, np.empty(0, intp)).by(months)
        return self._counts.months(filters).by(months)

    def day_counts(self, filters: Filters) -> DayCounts:
        return self._counts.days(filters)

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

    def _count(self) -> int:
        """Return the number of documents; count what makes their scores in the same request."""
        if self._known is not None:
            return self._known
        index, scored = self._engine.index, self._engine.scored(self.query)
        is_new = not index.is_counted(self._matching)
        if self._expected and is_new and all(map(index.is_counted, scored)):
            # What scores is known: the page is read at once, and tells the number beside it.
            self._enough_candidates(Filters(), self._expected)
        return index.counts([self._matching, *scored])[0]

    def _ranked(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        if self._is_scored(sort):
            held = self._enough_candidates(filters, last)
            # Far down, the order is the cluster's own.
            order = held.order() if last <= MOST[-1][0] else np.arange(len(held.hits))
            return _chosen(held.hits, held.scores, order[first:last])
        hits = self._by_time(filters, sort, first, last)
        return _chosen(hits, self._scores(hits), np.arange(len(hits)))

    def _enough_candidates(self, filters: Filters, last: int) -> Candidates:
        """Return so many candidates that the first `last` documents are among them."""
        held = self._candidates.setdefault(filters, Candidates())
        body = self._body(filters, Sort.RELEVANCE)
        body["docvalue_fields"] = [NUMBER, DAY_NUMBER, STORED_TERMS]
        has_names = any(len(ways_of(each)) > 1 for each in self.formula.clauses.values())
        for size in windows(last, has_names=has_names):
            missing = size - len(held.hits)
            if missing > 0 and not held.is_whole:
                if not held.hits and size <= _READ_AHEAD * 10:
                    first = {**body, "size": size}
                    if size <= _READ_AHEAD:
                        # Which of them are the page is not known yet; asking again costs more.
                        first["docvalue_fields"] = [*body["docvalue_fields"], RECORD]
                    found = self._counts.hits_with_facets(first, filters)
                    if size <= _READ_AHEAD:
                        self._engine.keep_records(found)
                else:
                    after = held.hits[-1] if held.hits else None
                    found = list(self._engine.index.hits(body, missing, after))
                held.hits += found
                held.scores = np.concatenate((held.scores, self._scores(found)))
                held.is_whole = len(found) < missing
            if held.suffice(last):
                break
        return held

    def _by_time(self, filters: Filters, sort: Sort, first: int, last: int) -> Sequence[Json]:
        body = self._body(filters, sort)
        if self.query.counted[0].clauses:
            body["docvalue_fields"] = [NUMBER, DAY_NUMBER, STORED_TERMS]
        if last > LARGEST_PAGE:
            return list(self._engine.index.hits(body, last))[first:]
        if last - first > _READ_AHEAD:
            return self._counts.hits_with_facets(
                {**body, "from": first, "size": last - first}, filters
            )
        body["docvalue_fields"] = [*body["docvalue_fields"], RECORD]
        hits = self._counts.hits_with_facets({**body, "from": first, "size": last - first}, filters)
        self._engine.keep_records(hits)
        return hits

    def _read_newest(self, filters: Filters, sort: Sort) -> NDArray[intp]:
        """Return the first document by time, and keep its record: it is asked for next."""
        if self._newest is not None and filters == Filters() and sort is not Sort.OLDEST:
            newest = self._newest()
            return np.array([] if newest is None else [newest], intp)
        body = {**self._body(filters, sort), "size": 1, "docvalue_fields": [NUMBER, RECORD]}
        hits = self._engine.index.search(body)["hits"]["hits"]
        self._engine.keep_records(hits)
        return np.array([_number(each) for each in hits], intp)

    def _scores(self, hits: Sequence[Json]) -> NDArray[float64]:
        if not hits or STORED_TERMS not in hits[0]["fields"]:
            return np.zeros(len(hits))
        packed = [packing.decode(each["fields"][STORED_TERMS][0]) for each in hits]
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
        query = self._counts.filtered(filters)
        if not self._is_scored(sort):
            return by_time(query, sort)
        newest = self._engine.vocabulary.newest_day
        return by_score(query, self.formula.candidates(), self.query.recency, newest)


_READ_AHEAD = 100
"""The longest page whose records are read with it."""

_NOTHING = ScoredDocs(np.empty(0, intp), np.empty(0))


def _chosen(hits: Sequence[Json], scores: NDArray[float64], places: NDArray[intp]) -> ScoredDocs:
    """Return the documents and scores of hits at some places."""
    doc_ids = np.array([_number(hits[each]) for each in places.tolist()], intp)
    return ScoredDocs(doc_ids, scores.take(places))


def _number(hit: Json) -> int:
    return int(hit["fields"][NUMBER][0])
