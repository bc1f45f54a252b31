"""Occurrences that stand next to each other: phrases, and pairs of neighbouring terms."""

from collections.abc import Sequence

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.matching.segment_term import STRIDE, SegmentTerm
from search.engine.segment.ascending import begins

FEW = 16
"""If one array of keys is FEW times shorter, its keys are looked up in the other by bisection."""


def find_phrase(
    terms: Sequence[SegmentTerm], positions: Sequence[int], doc_ids: NDArray[intp]
) -> NDArray[intp]:
    """Return the documents in which terms occur at the distances of their `positions`.

    `doc_ids`, ascending, are documents of the segment that have all of the terms.
    """
    return locate_phrase(terms, positions, doc_ids)[0]


def locate_phrase(
    terms: Sequence[SegmentTerm], positions: Sequence[int], doc_ids: NDArray[intp]
) -> tuple[NDArray[intp], NDArray[int64]]:
    """Return the documents of a phrase, and the keys of its last positions in these documents.

    Rare terms come first, so that few documents remain for the others.
    """
    common: NDArray[int64] | None = None
    # Keys are shifted to the position of the last term; that of the first could become negative.
    shift = max(positions)
    for term, position in sorted(
        zip(terms, positions, strict=True), key=lambda each: each[0].length
    ):
        keys = term.occurrences(doc_ids).keys + (shift - position)
        if common is None:
            common = keys
            continue
        common = common_keys(common, keys)
        holders, found = holders_of(common)
        first = begins(holders)
        doc_ids = doc_ids.take(holders[first])
        common = (first.cumsum() - 1) * STRIDE + found
    return doc_ids, np.empty(0, int64) if common is None else common


def common_keys(left: NDArray[int64], right: NDArray[int64]) -> NDArray[int64]:
    """Return the keys that are in both arrays; each array is ascending and without repeats.

    Sorting two runs end to end merges them in linear time (timsort): measured on 60,000 keys each,
    0.5 ms, against 1.1 ms for a binary search and 2.9 ms for `numpy.intersect1d`.
    """
    few, many = (left, right) if len(left) < len(right) else (right, left)
    if len(few) * FEW < len(many):
        ranks = np.searchsorted(many, few)
        ranks[ranks == len(many)] = 0
        found: NDArray[int64] = few[many.take(ranks) == few]
        return found
    merged = np.concatenate((left, right))
    merged.sort(kind="stable")
    return merged.take(np.flatnonzero(merged[1:] == merged[:-1]))


def holders_of(keys: NDArray[int64]) -> tuple[NDArray[intp], NDArray[intp]]:
    """Return the documents and the positions in keys; see `TermOccurrences`."""
    return keys >> 32, keys & (STRIDE - 1)
