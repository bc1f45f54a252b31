"""A name in a segment: its spellings, and the positions of any of them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.matching.adjacency import holders_of, locate_phrase
from search.engine.matching.segment_term import STRIDE, SegmentTerm
from search.engine.segment.ascending import merge
from search.engine.segment.doc_set import DocSet
from search.engine.segment.ranges import count_through, spread


@dataclass(frozen=True)
class SegmentPhrase:
    """One spelling of a name: terms at the distances of some positions.

    `holders` are the documents that have all of the terms, at whatever positions.
    """

    terms: tuple[SegmentTerm, ...]
    positions: tuple[int, ...]
    holders: DocSet

    @cached_property
    def documents(self) -> DocSet:
        """The documents that have the spelling."""
        if len(self.terms) == 1:
            return self.holders
        return DocSet(self.holders.count, numbers=self._located[0])

    def lasts(self, doc_ids: NDArray[intp]) -> NDArray[int64]:
        """Return the keys of the last positions in those of `doc_ids` that have the spelling."""
        held = np.flatnonzero(self.documents.contains(doc_ids))
        if not len(held):
            return np.empty(0, int64)
        located, keys = self._located
        if len(held) < len(located):
            ranks = np.searchsorted(located, doc_ids.take(held))
            first = np.searchsorted(keys, ranks * STRIDE)
            last = np.searchsorted(keys, (ranks + 1) * STRIDE)
            positions = keys.take(spread(first, last)) & (STRIDE - 1)
            return held.take(count_through(last - first)) * STRIDE + positions
        ranks, positions = holders_of(keys)
        return held.take(ranks) * STRIDE + positions

    @cached_property
    def _located(self) -> tuple[NDArray[intp], NDArray[int64]]:
        """The documents that have the spelling, and the keys of its last positions in them."""
        return locate_phrase(self.terms, self.positions, self.holders.to_numbers())


@dataclass(frozen=True, slots=True)
class SynonymOccurrences:
    """The occurrences of a name in some documents: keys of first and last positions, ascending."""

    firsts: NDArray[int64]
    lasts: NDArray[int64]

    @property
    def joined(self) -> NDArray[int64]:
        """The keys that pyvi joins to the next position: none, since a name ends with a word."""
        return self.lasts[:0]


@dataclass(frozen=True, slots=True)
class SegmentSynonyms:
    """The spellings of one name that the segment has."""

    spellings: tuple[SegmentPhrase, ...]

    def occurrences(self, doc_ids: NDArray[intp]) -> SynonymOccurrences:
        """Return the occurrences of the name in those of `doc_ids` that have it."""
        lasts = [each.lasts(doc_ids) for each in self.spellings]
        firsts = [
            keys - (each.positions[-1] - each.positions[0])
            for keys, each in zip(lasts, self.spellings, strict=True)
        ]
        return SynonymOccurrences(merge(firsts, int64), merge(lasts, int64))
