"""Queries executed on arrays: the documents of every clause, then the scores of those that match.

clauses ──documents──▶ sets ──intersect, subtract──▶ numbers ──filter, score──▶ ScoredDocs
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.deadline import check_deadline
from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatch, SegmentMatcher, match_segment
from search.engine.scoring.scored_docs import ScoredDocs
from search.engine.scoring.scoring import score
from search.query.clause import (
    Clause,
    Query,
)


@dataclass(frozen=True, slots=True)
class MatchedDocs:
    """The documents that match a query, ascending, and what they were found by."""

    query: Query
    parts: Sequence[SegmentMatch]
    documents: NDArray[intp]


class ArrayExecutor:
    """Finds and scores the documents of a query in a collection; threads may share it."""

    def __init__(self, collection: IndexReader) -> None:
        self._collection = collection

    def find(self, query: Query) -> MatchedDocs:
        """Return the documents that contain all required clauses and no excluded one."""
        check_deadline()
        return gather(query, [match_segment(query, part) for part in self._collection.parts])

    def rarities(self, clauses: Sequence[Clause]) -> tuple[float, ...]:
        """Return how rare each of some clauses is in the collection, 0 for what nobody has.

        A word that no document has tells none apart: mistyped, it must not outweigh all others.
        """
        counts = np.zeros(len(clauses), intp)
        for part in self._collection.parts:
            matching = SegmentMatcher(part)
            counts += np.array([len(matching.clause(each)) for each in clauses], intp)
        living = len(self._collection.living)
        return tuple(idf(living, count) if count else 0.0 for count in counts.tolist())

    def score(
        self, found: MatchedDocs, documents: NDArray[intp], limit: int | None = None
    ) -> NDArray[float64]:
        """Return the scores of some of the documents found, given in ascending order.

        With a limit, only the scores of the `limit` best need be whole; see `scoring.score`.
        """
        check_deadline()
        scores = score(found.query, self._collection, self.narrow(found, documents), limit)
        return scores[0] if len(scores) == 1 else np.concatenate(scores or [np.empty(0)])

    def narrow(self, found: MatchedDocs, documents: NDArray[intp]) -> Sequence[SegmentMatch]:
        """Return what each segment has of some of the documents found, in ascending order."""
        if len(documents) == len(found.documents):
            return found.parts
        bounds = [part.part.first for part in found.parts] + [self._collection.count]
        places = np.searchsorted(documents, bounds)
        return [
            replace(part, numbers=documents[start:end] - part.part.first)
            for part, start, end in zip(found.parts, places[:-1], places[1:], strict=True)
        ]

    def match(self, query: Query) -> ScoredDocs:
        """Return all documents of a query with their whole scores."""
        found = self.find(query)
        return ScoredDocs(found.documents, self.score(found, found.documents))


def gather(query: Query, parts: Sequence[SegmentMatch]) -> MatchedDocs:
    """Return what all segments have of a query, their documents numbered through."""
    if len(parts) == 1:
        return MatchedDocs(query, parts, parts[0].numbers)
    numbers = [each.part.first + each.numbers for each in parts]
    return MatchedDocs(query, parts, np.concatenate(numbers) if numbers else np.empty(0, intp))
