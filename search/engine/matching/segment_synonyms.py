"""A name in a segment: all ways to write it, and the places where any of them stands."""

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
    """One way to write a name: units at the distances of their places.

    `holders` are the documents that hold all of the units, at whatever places.
    """

    units: tuple[SegmentTerm, ...]
    places: tuple[int, ...]
    holders: DocSet

    @cached_property
    def documents(self) -> DocSet:
        """The documents in which the name is written so."""
        if len(self.units) == 1:
            return self.holders
        return DocSet(self.holders.count, numbers=self._located[0])

    def lasts(self, numbers: NDArray[intp]) -> NDArray[int64]:
        """Return the keys of the last places among some documents, of which some may hold none."""
        held = np.flatnonzero(self.documents.contains(numbers))
        if not len(held):
            return np.empty(0, int64)
        located, keys = self._located
        if len(held) < len(located):
            ranks = np.searchsorted(located, numbers.take(held))
            first = np.searchsorted(keys, ranks * STRIDE)
            last = np.searchsorted(keys, (ranks + 1) * STRIDE)
            positions = keys.take(spread(first, last)) & (STRIDE - 1)
            return held.take(count_through(last - first)) * STRIDE + positions
        ranks, positions = holders_of(keys)
        return held.take(ranks) * STRIDE + positions

    @cached_property
    def _located(self) -> tuple[NDArray[intp], NDArray[int64]]:
        """The documents in which the name is written so, and the keys of its last places there."""
        return locate_phrase(self.units, self.places, self.holders.to_numbers())


@dataclass(frozen=True, slots=True)
class SynonymOccurrences:
    """Where a name stands in some documents, in order: the keys of its first and last places."""

    firsts: NDArray[int64]
    lasts: NDArray[int64]

    @property
    def joined(self) -> NDArray[int64]:
        """The keys from which a word goes on: none, a name ends with a word."""
        return self.lasts[:0]


@dataclass(frozen=True, slots=True)
class SegmentSynonyms:
    """The ways to write one name that there are in the segment."""

    ways: tuple[SegmentPhrase, ...]

    def occurrences(self, numbers: NDArray[intp]) -> SynonymOccurrences:
        """Return where the name stands in some documents, of which not all need to hold it."""
        lasts = [each.lasts(numbers) for each in self.ways]
        firsts = [
            keys - (way.places[-1] - way.places[0])
            for keys, way in zip(lasts, self.ways, strict=True)
        ]
        return SynonymOccurrences(merge(firsts, int64), merge(lasts, int64))
