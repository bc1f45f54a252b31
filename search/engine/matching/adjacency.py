"""Which occurrences stand next to each other: phrases, and pairs of neighbours."""

from collections.abc import Sequence

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.matching.segment_term import STRIDE, SegmentTerm
from search.engine.segment.ascending import begins

FEW = 16
"""Where one array of keys is so many times shorter, each of its keys is looked up in the other."""


def find_phrase(
    units: Sequence[SegmentTerm], places: Sequence[int], numbers: NDArray[intp]
) -> NDArray[intp]:
    """Return those of some documents in which units stand at the distances of their places.

    All the documents hold all the units.
    """
    return locate_phrase(units, places, numbers)[0]


def locate_phrase(
    units: Sequence[SegmentTerm], places: Sequence[int], numbers: NDArray[intp]
) -> tuple[NDArray[intp], NDArray[int64]]:
    """Return the documents of a phrase, and the keys of its last places among those documents.

    Rare units come first, and leave few documents to ask.
    """
    common: NDArray[int64] | None = None
    # The last unit of a phrase has no negative position, which would be in the document before.
    shift = max(places)
    for unit, place in sorted(zip(units, places, strict=True), key=lambda each: each[0].length):
        keys = unit.occurrences(numbers).keys + (shift - place)
        if common is None:
            common = keys
            continue
        common = common_keys(common, keys)
        holders, positions = holders_of(common)
        first = begins(holders)
        numbers = numbers.take(holders[first])
        common = (first.cumsum() - 1) * STRIDE + positions
    return numbers, np.empty(0, int64) if common is None else common


def common_keys(left: NDArray[int64], right: NDArray[int64]) -> NDArray[int64]:
    """Return the keys that both arrays hold; each is ascending and without repeats.

    Sorting two runs end to end merges them in linear time (timsort): measured on 60,000 keys each,
    0.5 ms, against 1.1 ms for a binary search and 2.9 ms for `numpy.intersect1d`.
    """
    few, many = (left, right) if len(left) < len(right) else (right, left)
    if len(few) * FEW < len(many):
        places = np.searchsorted(many, few)
        places[places == len(many)] = 0
        found: NDArray[int64] = few[many.take(places) == few]
        return found
    merged = np.concatenate((left, right))
    merged.sort(kind="stable")
    return merged.take(np.flatnonzero(merged[1:] == merged[:-1]))


def holders_of(keys: NDArray[int64]) -> tuple[NDArray[intp], NDArray[intp]]:
    """Return the documents and the positions that keys were made of."""
    return keys >> 32, keys & (STRIDE - 1)
