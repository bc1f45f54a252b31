"""The order of all documents by their time of publication, ties by id."""

from collections.abc import Sequence

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.segment_reader import SegmentReader
from search.field import ID


def find_order(
    segments: Sequence[SegmentReader], published: NDArray[int64], *, newest: bool
) -> NDArray[intp]:
    """Return the doc ids of all documents, the newest or the oldest first.

    Each segment is sorted already; ids are compared only for equal times in several segments.
    """
    orders = [
        each.first
        + (each.records.newest_first if newest else each.records.oldest_first).astype(intp)
        for each in segments
    ]
    if len(orders) == 1:
        return orders[0]
    listed = np.concatenate([*orders, np.empty(0, intp)])
    owners = np.repeat(np.arange(len(orders)), [len(each) for each in orders])
    times = published.take(listed)
    by_time = np.argsort(-times if newest else times, kind="stable")
    listed, owners, times = listed.take(by_time), owners.take(by_time), times.take(by_time)
    if not len(times):
        return listed
    bounds = np.flatnonzero(times[1:] != times[:-1]) + 1
    starts, ends = np.append(0, bounds), np.append(bounds, len(times))
    mixed = owners.take(starts) != owners.take(ends - 1)
    for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True):
        listed[start:end] = sorted(
            listed[start:end].tolist(), key=lambda doc_id: _id_of(segments, doc_id)
        )
    return listed


def find_ranks(order: NDArray[intp]) -> NDArray[intp]:
    """Return the rank of each document; `order` has the doc ids by rank (inverse permutation)."""
    ranks = np.empty(len(order), intp)
    ranks[order] = np.arange(len(order))
    return ranks


def segment_of(segments: Sequence[SegmentReader], doc_id: int) -> SegmentReader:
    """Return the segment that a document is in."""
    return next(each for each in reversed(segments) if each.first <= doc_id)


def _id_of(segments: Sequence[SegmentReader], doc_id: int) -> tuple[bytes, int]:
    """Return the sort key of a document: its bulletin id, then its doc id.

    A deleted document may have the same bulletin id as its replacement.
    """
    segment = segment_of(segments, doc_id)
    terms = segment.records.keywords[ID].terms
    return terms[int(segment.id_numbers[doc_id - segment.first])], doc_id
