"""The documents of all terms of a keyword field, end to end: counted in one pass for any answer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy import bool_, int32, intp
from numpy.typing import NDArray

from search.engine.counts import TermCounts
from search.engine.segment_reader import SegmentReader


@dataclass(frozen=True, slots=True, eq=False)
class KeywordPostings:
    """The documents of term n are `doc_ids[bounds[n]:bounds[n + 1]]`; `total` documents in all."""

    terms: Sequence[str]
    doc_ids: NDArray[intp]
    bounds: NDArray[intp]
    total: int

    def among(self, chosen: NDArray[bool_]) -> "KeywordPostings":
        """Return the postings of some documents, given as a mask of all."""
        kept = chosen.take(self.doc_ids)
        bounds = np.append(0, kept.cumsum()).take(self.bounds)
        return KeywordPostings(self.terms, self.doc_ids[kept], bounds, self.total)

    @property
    def numbers(self) -> NDArray[intp]:
        """The number of the term of each of `doc_ids`."""
        return np.repeat(np.arange(len(self.terms)), np.diff(self.bounds))

    def count(self, doc_ids: NDArray[intp]) -> TermCounts:
        """Return how many of some documents have each term, and how many have none."""
        chosen = np.zeros(self.total, bool_)
        chosen[doc_ids] = True
        # Sums of half the width take a fraction of the time.
        sums = np.append(np.int32(0), chosen.take(self.doc_ids).cumsum(dtype=int32))
        counts = np.diff(sums.take(self.bounds)).astype(intp)
        chosen[self.doc_ids] = False
        return TermCounts(self.terms, counts, int(np.count_nonzero(chosen)))


def join_postings(segments: Sequence[SegmentReader], keyword: str, total: int) -> KeywordPostings:
    """Return the postings of a keyword field in all segments, the terms in order."""
    lists: dict[bytes, list[NDArray[intp]]] = {}
    for segment in segments:
        own = segment.records.keywords[keyword]
        for number, term in enumerate(own.terms):
            lists.setdefault(term, []).append(segment.first + own.documents_of(number))
    ordered = sorted(lists)
    lengths = [sum(map(len, lists[term])) for term in ordered]
    joined = [each for term in ordered for each in lists[term]]
    return KeywordPostings(
        [term.decode() for term in ordered],
        np.concatenate([*joined, np.empty(0, intp)]),
        np.append(0, np.cumsum(lengths, dtype=intp)),
        total,
    )
