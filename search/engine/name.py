"""A name in a segment: all ways to write it, and the places where any of them stands."""

from dataclasses import dataclass

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.adjacency import holders_of, locate_phrase
from search.engine.documents import Documents
from search.engine.unit import STRIDE, SegmentUnit


@dataclass(frozen=True, slots=True)
class SegmentWay:
    """One way to write a name: units at the distances of their places, and where they stand so."""

    units: tuple[SegmentUnit, ...]
    places: tuple[int, ...]
    documents: Documents


@dataclass(frozen=True, slots=True)
class NameOccurrences:
    """Where a name stands in some documents, in order: the keys of its first and last places."""

    firsts: NDArray[int64]
    lasts: NDArray[int64]

    @property
    def joined(self) -> NDArray[int64]:
        """The keys from which a word goes on: none, a name ends with a word."""
        return self.lasts[:0]


@dataclass(frozen=True, slots=True)
class SegmentName:
    """The ways to write one name that there are in the segment."""

    ways: tuple[SegmentWay, ...]

    def occurrences(self, numbers: NDArray[intp]) -> NameOccurrences:
        """Return where the name stands in some documents, of which not all need to hold it."""
        found = [_locate(each, numbers) for each in self.ways]
        none = np.empty(0, int64)
        return NameOccurrences(
            np.unique(np.concatenate([none, *(first for first, _ in found)])),
            np.unique(np.concatenate([none, *(last for _, last in found)])),
        )


def _locate(way: SegmentWay, numbers: NDArray[intp]) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return the keys of the first and last places of a way among some documents."""
    held = np.flatnonzero(way.documents.contains(numbers))
    _, found = locate_phrase(way.units, way.places, numbers.take(held))
    holders, positions = holders_of(found)
    lasts = held.take(holders) * STRIDE + positions
    return lasts - (way.places[-1] - way.places[0]), lasts
