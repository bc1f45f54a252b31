"""The plan of a request, carried out step by step by the engine's own functions, each timed."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy import bool_, float64, intp
from numpy.typing import NDArray

from search.engine.executor import ArrayExecutor, MatchedDocs, gather
from search.engine.filter import in_days, in_organisations, passing
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatch, SegmentMatcher
from search.engine.page_order import choose_page
from search.engine.scoring.scored_docs import ScoredDocs
from search.engine.scoring.scoring import Scorer
from search.engine.segment.doc_set import DocSet, subtract
from search.explanation.clause import LookedUp, look_up
from search.explanation.result import StepName
from search.explanation.stopwatch import Stopwatch
from search.facets.date_facet import count_years
from search.facets.organisation_facet import OrganisationFacet
from search.facets.organisation_names import OrganisationNames
from search.highlight.highlighter import Highlighter
from search.relaxation.understanding import understand
from search.request import SearchRequest, Sort
from search.result import Hit

MakeHit = Callable[[int, float, Highlighter], Hit]
"""Makes a hit of a document and its score."""


class Plan:
    """One request being answered: what `Searcher.search` does, in the same order."""

    def __init__(self, collection: IndexReader, request: SearchRequest) -> None:
        self._collection = collection
        self._request = request
        self.watch = Stopwatch(len(collection.living))
        executor = ArrayExecutor(collection)
        self.query = self.watch.time(
            StepName.READING, lambda: understand(executor, request)[1].query
        )
        self.matchings = [SegmentMatcher(part) for part in collection.parts]
        self.required: Sequence[LookedUp] = ()
        self.excluded: Sequence[LookedUp] = ()
        self.dated: NDArray[bool_] | None = None
        self.placed: NDArray[bool_] | None = None

    def find(self) -> MatchedDocs:
        """Return the documents of all required clauses and of no excluded one."""
        if self.query.required or self.query.excluded:
            self.watch.time(StepName.CLAUSES, self._look_up)
        sets = self.watch.time(StepName.INTERSECTION, self._intersect, left=_count)
        if self.excluded:
            required = sets
            sets = self.watch.time(
                StepName.EXCLUSION, lambda: self._subtract(required), left=_count
            )
        return self.watch.time(StepName.LISTING, lambda: self._gather(sets))

    def filter(self, found: MatchedDocs) -> tuple[NDArray[intp], NDArray[intp]]:
        """Return the documents of the days asked for, and of these the organisations'."""
        by_day = both = found.documents
        if self._request.published_from is not None or self._request.published_to is not None:
            by_day = both = self.watch.time(StepName.DAYS, lambda: self._of_days(found), left=len)
        if self._request.organisations:
            both = self.watch.time(
                StepName.ORGANISATIONS, lambda: self._of_organisations(by_day), left=len
            )
        return by_day, both

    def choose(self, found: MatchedDocs, documents: NDArray[intp]) -> ScoredDocs:
        """Return the documents of the page in order; if time sorts them, only they are scored."""
        request = self._request
        if request.sort is Sort.RELEVANCE and not self.query.is_blank:
            limit = request.page * request.per_page
            return self._choose_page(ScoredDocs(documents, self._score(found, documents, limit)))
        chosen = self._choose_page(ScoredDocs(documents, np.zeros(len(documents)))).documents
        order = np.argsort(chosen)
        scores = np.empty(len(chosen))
        scores[order] = self._score(found, chosen.take(order), None)
        return ScoredDocs(chosen, scores)

    def show(self, chosen: ScoredDocs, make_hit: MakeHit) -> Sequence[Hit]:
        """Return the hits of the page, with their snippets."""

        def hits() -> Sequence[Hit]:
            marker = Highlighter(self.query)
            scored = zip(chosen.documents.tolist(), chosen.scores.tolist(), strict=True)
            return [make_hit(document, score, marker) for document, score in scored]

        return self.watch.time(StepName.SNIPPETS, hits)

    def count_facets(
        self, found: MatchedDocs, by_day: NDArray[intp], directory: OrganisationNames
    ) -> None:
        """Count each facet under the other's filter, down to the labels that a page shows."""
        collection, request = self._collection, self._request
        self.watch.time(
            StepName.ORGANISATION_FACET,
            lambda: tuple(OrganisationFacet(collection, by_day, request, directory).tree()),
            looked_at=lambda _: len(by_day),
        )
        self.watch.time(
            StepName.DATE_FACET,
            lambda: [
                month
                for year in count_years(collection, passing(found.documents, self.placed), request)
                for month in year.parts
            ],
            looked_at=lambda months: sum(each.count for each in months),
        )

    def _look_up(self) -> None:
        self.required = [look_up(each, self.matchings) for each in self.query.required]
        self.excluded = [look_up(each, self.matchings) for each in self.query.excluded]

    def _intersect(self) -> Sequence[DocSet]:
        for matching in self.matchings:
            matching.look_up(self.query.ranked_by)
        return [
            matching.all_of(self.query, [each.sets[number] for each in self.required])
            for number, matching in enumerate(self.matchings)
        ]

    def _subtract(self, sets: Sequence[DocSet]) -> Sequence[DocSet]:
        for excluded in self.excluded:
            sets = [subtract(*each) for each in zip(sets, excluded.sets, strict=True)]
        return sets

    def _gather(self, sets: Sequence[DocSet]) -> MatchedDocs:
        parts = [
            SegmentMatch(matching.part, left.to_numbers(), matching.units, matching.names)
            for matching, left in zip(self.matchings, sets, strict=True)
        ]
        return gather(self.query, parts)

    def _of_days(self, found: MatchedDocs) -> NDArray[intp]:
        self.dated = in_days(self._collection, self._request)
        return passing(found.documents, self.dated)

    def _of_organisations(self, documents: NDArray[intp]) -> NDArray[intp]:
        self.placed = in_organisations(self._collection, self._request)
        return passing(documents, self.placed)

    def _score(
        self, found: MatchedDocs, documents: NDArray[intp], limit: int | None
    ) -> NDArray[float64]:
        def score_units() -> tuple[Scorer, Sequence[NDArray[float64]]]:
            parts = ArrayExecutor(self._collection).narrow(found, documents)
            scoring = Scorer(self.query, self._collection, parts)
            return scoring, scoring.score_units()

        scoring, totals = self.watch.time(StepName.UNITS, score_units)
        if scoring.pairs:
            self.watch.time(StepName.PAIRS, lambda: scoring.add_pairs(totals, limit), looked_at=int)
        return np.concatenate([*totals, np.empty(0)])

    def _choose_page(self, match: ScoredDocs) -> ScoredDocs:
        places = self.watch.time(
            StepName.PAGE, lambda: choose_page(match, self._collection, self._request), left=len
        )
        return ScoredDocs(match.documents.take(places), match.scores.take(places))


def _count(sets: Sequence[DocSet]) -> int:
    return sum(map(len, sets))
