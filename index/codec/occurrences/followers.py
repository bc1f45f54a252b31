"""Writes which buckets of plain terms follow each posting of the longest lists."""

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from index.codec.encoder import Postings, are_bits
from search.engine.segment.followers import BUCKETS

FOLLOWED_FROM = 4
"""Lists of bits with at least 1/FOLLOWED_FROM of all documents have followers: over 100,000 news
items 295 lists with two thirds of all postings. All lists of bits would rule out 3 % more."""


def append_followers(
    sinks: Sinks, first: int, postings: Postings, followers: NDArray[uint8], count: int
) -> None:
    """Write the followers of the next plain terms, of which `first` is the first.

    `followers` has the buckets that follow each of their occurrences, and `count` is the number of
    documents of the segment.
    """
    lengths = np.bincount(postings.lists)
    ends = lengths.cumsum()
    occurrences = postings.frequencies.sum(axis=1, dtype=intp)
    starts = occurrences.cumsum() - occurrences
    chosen = np.flatnonzero(are_bits(lengths, count) & (lengths * FOLLOWED_FROM >= count))
    for number in chosen.tolist():
        own = starts[ends[number] - lengths[number] : ends[number]]
        last = int(own[-1] + occurrences[ends[number] - 1])
        masks = np.bitwise_or.reduceat(followers[own[0] : last], own - own[0])
        sinks.append("follower_offsets", np.array([sinks.length("followers")], intp))
        sinks.append("followers", _planes(masks))
    sinks.append("followed_terms", (chosen + first).astype(uint32))


def _planes(masks: NDArray[uint8]) -> NDArray[uint8]:
    """Return for each bucket one bit a posting, in whole bytes."""
    bits = np.unpackbits(masks[np.newaxis], axis=0, count=BUCKETS, bitorder="little")
    return np.packbits(bits, axis=1, bitorder="little").reshape(-1)
