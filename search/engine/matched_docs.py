"""The documents of all segments that match a query; filters, ranks, lists and counts them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.deadline import check_deadline
from search.engine.columns.code_counts import count_codes
from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.engine.explained import ExplainedClause, ExplainedScore, Obstacle, StepName
from search.engine.filtering import Mask, pass_days, pass_organisations, pass_terms
from search.engine.folding import (
    find_retellings,
    first_tellings,
    fold_page,
    fold_periods,
    fold_terms,
    fold_values,
    repeated,
)
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatch
from search.engine.page_order import order_by_time, rank_page
from search.engine.scored_docs import ScoredDocs
from search.engine.scoring.matched_fields import find_matched_fields
from search.engine.scoring.scoring import Scorer
from search.engine.stopwatch import UNTIMED, Watch
from search.field import CODES, ORGANISATIONS, PLACES, PUBLISHERS
from search.query.clause import Query
from search.request import Filters, Sort


class MatchedDocs:
    """What a query matched; see `search.engine.contract.Matches`.

    `doc_ids` are those of the whole index, ascending. The documents that pass given filters are
    computed once and kept. `look_up` adds the terms that only make the score to those of the
    segments, before they are first needed.
    """

    def __init__(
        self,
        reader: IndexReader,
        query: Query,
        segments: Sequence[SegmentMatch],
        doc_ids: NDArray[intp],
        watch: Watch = UNTIMED,
        look_up: Callable[[], None] = lambda: None,
    ) -> None:
        self.query = query
        self._segments = segments
        self._look_up = look_up
        self.doc_ids = doc_ids
        self.watch = watch
        self._reader = reader
        self._organisation_masks: dict[tuple[Sequence[str], str], Mask | None] = {}
        self._term_masks: dict[tuple[str, Sequence[str]], Mask | None] = {}
        self._passing: dict[Filters, NDArray[intp]] = {}

    @cached_property
    def segments(self) -> Sequence[SegmentMatch]:
        """What each segment has of the query, with all that makes the score."""
        self._look_up()
        return self._segments

    @property
    def total(self) -> int:
        return len(self.doc_ids)

    def count(self, filters: Filters) -> int:
        doc_ids = self.passing(filters)
        return len(doc_ids) - (repeated(self._reader, doc_ids) if filters.folds else 0)

    def passing(self, filters: Filters) -> NDArray[intp]:
        """Return the matching documents that pass the filters, ascending, and not folded."""
        filters = filters.unfolded
        if filters not in self._passing:
            self._passing[filters] = self._filter(filters)
        return self._passing[filters]

    def expect_page(self, filters: Filters, sort: Sort, first: int, last: int) -> None:
        """Wait for the page itself: counting is done already."""

    def page(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        if not filters.folds:
            return self._page(filters, sort, first, last)
        repeats = repeated(self._reader, self.passing(filters))
        return fold_page(self._reader, partial(self._page, filters, sort), repeats, first, last)

    def listing(self, filters: Filters, sort: Sort, limit: int | None = None) -> NDArray[intp]:
        if not filters.folds:
            return self._listing(filters, sort, limit)
        most = None if limit is None else limit + repeated(self._reader, self.passing(filters))
        listed = self._listing(filters, sort, most)
        return listed.take(first_tellings(self._reader, listed))[:limit]

    def retellings(self, doc_ids: NDArray[intp], filters: Filters) -> Mapping[int, NDArray[intp]]:
        return find_retellings(self._reader, doc_ids, self.passing(filters))

    def term_counts(self, keyword: str, filters: Filters) -> TermCounts:
        doc_ids = self.passing(filters)
        counts = self._count_terms(keyword, doc_ids)
        return fold_terms(self._reader, keyword, doc_ids, counts) if filters.folds else counts

    def month_counts(self, filters: Filters, months: int = 1) -> MonthCounts:
        doc_ids = self.passing(filters)
        counts = MonthCounts(self._reader.first_month, self._count_months(doc_ids)).by(months)
        return fold_periods(self._reader, doc_ids, counts) if filters.folds else counts

    def day_counts(self, filters: Filters) -> DayCounts:
        doc_ids = self.passing(filters)
        days, counts = np.unique(self._reader.days.take(doc_ids), return_counts=True)
        if filters.folds:
            numbers = np.searchsorted(days, self._reader.days)
            counts = fold_values(self._reader, doc_ids, numbers, counts)
        return DayCounts(days, counts)

    def matched_fields(self, doc_ids: NDArray[intp]) -> Mapping[int, Sequence[str]]:
        ordered = np.sort(doc_ids)
        return find_matched_fields(self._reader, self.query, self.narrow(ordered), ordered)

    # What explains is imported when it is asked for: a search starts without it.

    def explain_clauses(self) -> Sequence[ExplainedClause]:
        from search.engine.explanation.clauses import explain_clauses

        return explain_clauses(self.query, self._reader.segments)

    def explain_score(self, doc_id: int) -> ExplainedScore:
        from search.engine.explanation.score import explain_score

        doc_ids = np.array([doc_id])
        return explain_score(
            self.query, self._reader, self.narrow(doc_ids), float(self.score(doc_ids)[0])
        )

    def obstacles(self, doc_id: int, filters: Filters) -> Sequence[Obstacle]:
        from search.engine.explanation.obstacles import find_obstacles

        missing = [*find_obstacles(self.query, self._reader, doc_id)]
        day_mask = self._day_mask(filters)
        if day_mask is not None and not day_mask[doc_id]:
            missing.append(Obstacle(StepName.DAYS))
        organisation_mask = self._organisation_mask(filters)
        if organisation_mask is not None and not organisation_mask[doc_id]:
            missing.append(Obstacle(StepName.ORGANISATIONS))
        place_mask = self._term_mask(PLACES, filters.places)
        if place_mask is not None and not place_mask[doc_id]:
            missing.append(Obstacle(StepName.PLACES))
        publisher_mask = self._term_mask(PUBLISHERS, filters.publishers)
        if publisher_mask is not None and not publisher_mask[doc_id]:
            missing.append(Obstacle(StepName.PUBLISHERS))
        return missing

    def narrow(self, doc_ids: NDArray[intp]) -> Sequence[SegmentMatch]:
        """Return the part of each segment in some of the matching documents (`doc_ids` ascend)."""
        if len(doc_ids) == len(self.doc_ids):
            return self.segments
        bounds = [each.segment.first for each in self.segments] + [self._reader.count]
        ranks = np.searchsorted(doc_ids, bounds)
        return [
            replace(each, doc_ids=doc_ids[start:end] - each.segment.first)
            for each, start, end in zip(self.segments, ranks[:-1], ranks[1:], strict=True)
        ]

    def score(self, doc_ids: NDArray[intp], limit: int | None = None) -> NDArray[float64]:
        """Return the scores of some of the matching documents (`doc_ids` ascend).

        With a limit, only the `limit` best scores are complete; see `Scorer.add_pairs`.
        """
        check_deadline()

        def score_terms() -> tuple[Scorer, Sequence[NDArray[float64]]]:
            scorer = Scorer(self.query, self._reader, self.narrow(doc_ids))
            return scorer, scorer.score_terms()

        scorer, totals = self.watch.time(StepName.UNITS, score_terms)
        if scorer.pairs:
            self.watch.time(StepName.PAIRS, lambda: scorer.add_pairs(totals, limit), looked_at=int)
        totals = scorer.raise_new(totals)
        return totals[0] if len(totals) == 1 else np.concatenate([*totals, np.empty(0)])

    def _count_terms(self, keyword: str, doc_ids: NDArray[intp]) -> TermCounts:
        reader = self._reader
        if keyword == CODES:
            return count_codes(reader.segments, reader.count, doc_ids)
        if keyword == ORGANISATIONS:
            return reader.organisations.count(doc_ids)
        return {PLACES: reader.places, PUBLISHERS: reader.publishers}[keyword].count(doc_ids)

    def _count_months(self, doc_ids: NDArray[intp]) -> NDArray[intp]:
        """Return how many documents are of each month, from `first_month` to the last with any."""
        return np.bincount(self._reader.months.take(doc_ids))

    def _page(self, filters: Filters, sort: Sort, first: int, last: int) -> ScoredDocs:
        doc_ids = self.passing(filters)
        if sort is Sort.RELEVANCE and not self.query.is_blank:
            scored = ScoredDocs(doc_ids, self.score(doc_ids, last))
            return self.watch.time(
                StepName.PAGE,
                lambda: rank_page(scored, self._reader, first, last),
                left=lambda page: len(page.doc_ids),
            )
        page = self.watch.time(
            StepName.PAGE,
            lambda: order_by_time(doc_ids, self._reader, sort, first, last),
            left=len,
        )
        order = np.argsort(page)
        scores = np.empty(len(page))
        scores[order] = self.score(page.take(order))
        return ScoredDocs(page, scores)

    def _listing(self, filters: Filters, sort: Sort, limit: int | None = None) -> NDArray[intp]:
        doc_ids = self.passing(filters)
        last = len(doc_ids) if limit is None else limit
        if sort is Sort.RELEVANCE and not self.query.is_blank:
            scored = ScoredDocs(doc_ids, self.score(doc_ids, limit))
            return rank_page(scored, self._reader, 0, last).doc_ids
        return order_by_time(doc_ids, self._reader, sort, 0, last)

    def _filter(self, filters: Filters) -> NDArray[intp]:
        """Return the documents that pass the days, and of these those that pass the others."""
        if filters.publishers:
            doc_ids = self.passing(filters.without_publishers)
            name, mask = StepName.PUBLISHERS, self._term_mask(PUBLISHERS, filters.publishers)
        elif filters.places:
            doc_ids = self.passing(filters.without_places)
            name, mask = StepName.PLACES, self._term_mask(PLACES, filters.places)
        elif filters.organisations:
            doc_ids = self.passing(filters.without_organisations)
            name, mask = StepName.ORGANISATIONS, self._organisation_mask(filters)
        else:
            doc_ids = self.doc_ids
            name, mask = StepName.DAYS, self._day_mask(filters)
        if mask is None:
            return doc_ids
        return self.watch.time(name, lambda: doc_ids[mask.take(doc_ids)], left=len)

    def _day_mask(self, filters: Filters) -> Mask | None:
        return pass_days(self._reader, filters.published_from, filters.published_to)

    def _term_mask(self, keyword: str, terms: Sequence[str]) -> Mask | None:
        wanted = keyword, terms
        if wanted not in self._term_masks:
            self._term_masks[wanted] = pass_terms(self._reader, keyword, terms)
        return self._term_masks[wanted]

    def _organisation_mask(self, filters: Filters) -> Mask | None:
        wanted = filters.organisations, filters.beside
        if wanted not in self._organisation_masks:
            self._organisation_masks[wanted] = pass_organisations(self._reader, *wanted)
        return self._organisation_masks[wanted]
