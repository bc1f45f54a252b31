"""The merge policy: which segments are merged when documents are added.

Each segment costs every query some time, and deleted documents cost as much as living ones. So at
most MOST segments remain, of very different sizes. The largest is rewritten only when half as many
documents have been added since.

Measured on 10,000 news items, of which 13 to 17 % had been replaced, median of 120 queries: 3.3 ms
with one segment, 4.1 with two, 4.5 with three, 4.8 to 5.0 with four.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 3
"""The largest number of segments, the new one included."""

GROWTH = 2
"""A segment with at most GROWTH times the documents merged so far is merged too."""

MOST_DELETED = 0.2
"""The share of deleted documents above which a segment is rewritten."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many documents of a segment are living, and how many are deleted."""

    living: int
    deleted: int


def choose(sizes: Sequence[Size], added: int) -> frozenset[int]:
    """Return the indices of the segments to merge with `added` new documents."""
    merged = {
        number
        for number, each in enumerate(sizes)
        if each.deleted > MOST_DELETED * (each.living + each.deleted)
    }
    total = added + sum(sizes[number].living for number in merged)
    smallest_first = sorted(range(len(sizes)), key=lambda number: sizes[number].living)
    for number in smallest_first:
        if number in merged:
            continue
        is_near = total > 0 and sizes[number].living <= GROWTH * total
        left = len(sizes) - len(merged) + (total > 0)
        if is_near or left > MOST:
            merged.add(number)
            total += sizes[number].living
    return frozenset(merged)
