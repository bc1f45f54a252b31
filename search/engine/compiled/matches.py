"""What a query matched, by the kernel: ranked and counted as bits."""

from collections.abc import Callable, Mapping, Sequence
from ctypes import byref
from functools import partial

import numpy as np
from numpy import int32, intp
from numpy.typing import NDArray

from search.deadline import check_deadline
from search.engine.compiled.columns import Columns
from search.engine.compiled.masks import Docs, split_mask
from search.engine.compiled.passing import PassingDocs
from search.engine.compiled.ranking import Hits, Ranker
from search.engine.compiled.segment import BeyondKernelError
from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.engine.explained import ExplainedClause, ExplainedScore, Obstacle
from search.engine.folding import (
    find_retellings,
    first_tellings,
    fold_page,
    fold_periods,
    fold_terms,
)
from search.engine.index_reader import IndexReader
from search.engine.lazy import Lazy
from search.engine.matched_docs import MatchedDocs
from search.engine.scored_docs import ScoredDocs
from search.engine.scoring.matched_fields import NAMES
from search.engine.stopwatch import UNTIMED
from search.kernel.address import address
from search.kernel.library import Kernel
from search.query.clause import Query
from search.request import NO_FILTERS, Filters, Sort


class KernelMatches:
    """The documents of a query; see `search.engine.contract.Matches`.

    `execute` has NumPy execute the query, for what the kernel does not tell, and where a term that
    only scores turns out to be beyond it.
    """

    watch = UNTIMED

    def __init__(
        self,
        query: Query,
        docs: Docs,
        total: int,
        kernel: Kernel,
        reader: IndexReader,
        columns: Columns,
        make_ranker: Callable[[], Ranker],
        execute: Callable[[], MatchedDocs],
    ) -> None:
        self.query = query
        self._passing = PassingDocs(reader, columns, docs, total)
        self._kernel = kernel
        self._reader = reader
        self._columns = columns
        self._make_ranker = make_ranker
        self._execute = execute
        self._counted: dict[Filters, NDArray[int32]] = {}

    @property
    def total(self) -> int:
        return self._passing.total(NO_FILTERS)

    def count(self, filters: Filters) -> int:
        own = filters.unfolded
        total = self._passing.total(own)
        return total - (self._passing.repeated(own) if filters.folds else 0)

    def expect_page(self, filters: Filters, sort: Sort, first: int, last: int) -> None:
        """Wait for the page itself: counting is done already."""

    def page(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        try:
            if not filters.folds:
                return self._page(filters, sort, first, last)
            repeats = self._passing.repeated(filters)
            return fold_page(self._reader, partial(self._page, filters, sort), repeats, first, last)
        except BeyondKernelError:
            return self._execute().page(filters, sort, first, last)

    def listing(self, filters: Filters, sort: Sort, limit: int | None = None) -> NDArray[intp]:
        try:
            if not filters.folds:
                return self._listing(filters, sort, limit)
            most = None if limit is None else limit + self._passing.repeated(filters)
            listed = self._listing(filters, sort, most)
        except BeyondKernelError:
            return self._execute().listing(filters, sort, limit)
        return listed.take(first_tellings(self._reader, listed))[:limit]

    def retellings(self, doc_ids: NDArray[intp], filters: Filters) -> Mapping[int, NDArray[intp]]:
        return find_retellings(self._reader, doc_ids, self._passing.retold(filters))

    def term_counts(self, keyword: str, filters: Filters) -> TermCounts:
        counts = self._count_terms(keyword, filters)
        if filters.folds:
            return fold_terms(self._reader, keyword, self._passing.retold(filters), counts)
        return counts

    def month_counts(self, filters: Filters, months: int = 1) -> MonthCounts:
        counted = self._columns.facets.month_counts(self._count_values(filters))
        counts = MonthCounts(self._reader.first_month, counted).by(months)
        if filters.folds:
            return fold_periods(self._reader, self._passing.retold(filters), counts)
        return counts

    def day_counts(self, filters: Filters) -> DayCounts:
        return self._listed(filters).day_counts(Filters(folds=filters.folds))

    def matched_fields(self, doc_ids: NDArray[intp]) -> Mapping[int, Sequence[str]]:
        ordered = np.sort(doc_ids)
        try:
            found = self._ranker.find_fields(ordered)
        except BeyondKernelError:
            return self._execute().matched_fields(doc_ids)
        return {
            doc_id: NAMES[fields]
            for doc_id, fields in zip(ordered.tolist(), found.tolist(), strict=True)
        }

    def explain_clauses(self) -> Sequence[ExplainedClause]:
        return self._execute().explain_clauses()

    def explain_score(self, doc_id: int) -> ExplainedScore:
        return self._execute().explain_score(doc_id)

    def obstacles(self, doc_id: int, filters: Filters) -> Sequence[Obstacle]:
        return self._execute().obstacles(doc_id, filters)

    @Lazy
    def _ranker(self) -> Ranker:
        return self._make_ranker()

    def _listed(self, filters: Filters) -> MatchedDocs:
        """Return the documents that pass as NumPy lists and counts them."""
        return MatchedDocs(self._reader, Query(""), (), self._passing.doc_ids(filters))

    def _count_terms(self, keyword: str, filters: Filters) -> TermCounts:
        column = self._columns.facets
        if keyword not in column.terms:
            return self._listed(filters).term_counts(keyword, Filters())
        return column.term_counts(keyword, self._count_values(filters))

    def _count_values(self, filters: Filters) -> NDArray[int32]:
        """Count the values of all facets of the documents that pass, once."""
        filters = filters.unfolded
        if filters is NO_FILTERS:
            return self._all_counted
        counted = self._counted.get(filters)
        if counted is None:
            counted = self._columns.count_values(self._passing.docs(filters))
            self._counted[filters] = counted
        return counted

    @Lazy
    def _all_counted(self) -> NDArray[int32]:
        """The counts without filters, which most answers ask for; to hash these costs more."""
        return self._columns.count_values(self._passing.docs(NO_FILTERS))

    def _page(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        """Return a page of what is not folded."""
        total = self._passing.total(filters)
        last = min(last, total)
        if first >= last:
            return ScoredDocs(np.empty(0, intp), np.empty(0))
        if sort is Sort.RELEVANCE and not self.query.is_blank:
            best = self._rank(self._passing.docs(filters), total, last)
            return ScoredDocs(best.doc_ids[first:], best.scores[first:]) if first else best
        return self._score(self._order(filters, sort, last)[first:])

    def _listing(self, filters: Filters, sort: Sort, limit: int | None) -> NDArray[intp]:
        total = self._passing.total(filters)
        last = total if limit is None else min(limit, total)
        if sort is Sort.RELEVANCE and not self.query.is_blank:
            return self._rank(self._passing.docs(filters), total, last).doc_ids
        return self._order(filters, sort, last)

    def _rank(self, docs: Docs, total: int, limit: int) -> ScoredDocs:
        check_deadline()
        if not limit:
            return ScoredDocs(np.empty(0, intp), np.empty(0))
        return self._ranker.rank(docs, total, limit)

    def _order(self, filters: Filters, sort: Sort, last: int) -> NDArray[intp]:
        """Return the first documents by time."""
        columns = self._columns
        ranks = columns.oldest_ranks if sort is Sort.OLDEST else columns.newest_ranks
        hits = Hits(last)
        for each, docs in zip(self._reader.segments, self._passing.docs(filters), strict=True):
            own = address(ranks) + ranks.itemsize * each.first
            self._kernel.calls.bt_order(
                address(docs), len(docs), each.first, own, byref(hits.struct)
            )
        self._kernel.calls.bt_sort_hits(byref(hits.struct))
        return hits.taken(hits.struct).doc_ids

    def _score(self, doc_ids: NDArray[intp]) -> ScoredDocs:
        """Return documents with their scores, in the order in which they are given."""
        mask = np.zeros(self._reader.count, np.bool_)
        mask[doc_ids] = True
        scored = self._rank(split_mask(self._reader, mask), len(doc_ids), len(doc_ids))
        order = np.argsort(scored.doc_ids)
        places = np.searchsorted(scored.doc_ids.take(order), doc_ids)
        return ScoredDocs(doc_ids, scored.scores.take(order.take(places)))
