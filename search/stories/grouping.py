"""Grouping: which documents tell one story, by their sketches.

Two documents tell one story if the shorter one's shingles are nearly all in the other, if it is not
much shorter, and if they agree in their figures: notices that come every month differ in nothing
else. Whoever tells the same story as a third document belongs to it as well.
"""

import numpy as np
from numpy import bool_, float64, intp, uint64
from numpy.typing import NDArray

from search.stories.sketch import FIGURE, SIZE, Sketches

CONTAINED = 0.66
"""The least share of the shorter document's values that the other one must have.

What is cut, put into another order and given another title has more of them by far; what only
reports on the same event has less than half. See the benchmark `benchmarks.stories`.
"""

SHORTEST = 0.2
"""The least length of the shorter document, as a share of the other's: a digest of many bulletins
tells the story of none of them."""

FEWEST = 8
"""Shared values that are enough to tell: one sentence has more."""

FIGURES_CONTAINED = 0.4
"""The least share of values with figures that both must have, where each has `FIGURES` of them."""

FIGURES = 4

_TWICE = 2
"""Values that a pair must be found by: one alone is a turn of phrase."""

_NONE = np.empty(0, bool_)

_AT_ONCE = 1 << 14
"""Pairs compared at once: some megabytes."""

_HALF = uint64(32)
_LOWER = uint64((1 << 32) - 1)
_NO_VALUE = uint64(1 << 32)


def group(sketches: Sketches, order: NDArray[intp]) -> NDArray[intp]:
    """Return for each document the first one of its story.

    `order` has the documents to group, in an order that depends on nothing but themselves, so that
    the same documents always have the same stories. All others are stories of their own.
    """
    ordered = sketches.take(order)
    pairs = _find_pairs(ordered)
    alike = [
        _are_alike(ordered, pairs[start : start + _AT_ONCE])
        for start in range(0, len(pairs), _AT_ONCE)
    ]
    stories = np.arange(len(sketches.ends))
    stories[order] = order.take(_connect(len(order), pairs[np.concatenate([_NONE, *alike])]))
    return stories


def _find_pairs(sketches: Sketches) -> NDArray[intp]:
    """Return pairs of documents, one a row, that stand next to each other among all with a value.

    Of many documents with one value, only neighbours are compared, so that the work grows with the
    documents and not with their square; the others of a story follow by its connections.
    """
    counts = sketches.counts
    owners = np.repeat(np.arange(len(counts)), counts).astype(uint64)
    keys = np.sort((sketches.values.astype(uint64) << _HALF) | owners)
    same = np.flatnonzero((keys[1:] ^ keys[:-1]) <= _LOWER)
    found, times = np.unique(
        ((keys[same] & _LOWER) << _HALF) | (keys[same + 1] & _LOWER), return_counts=True
    )
    found = found[times >= _TWICE]
    return np.stack([found >> _HALF, found & _LOWER], 1).astype(intp)


def _are_alike(sketches: Sketches, pairs: NDArray[intp]) -> NDArray[bool_]:
    """Return which of some pairs tell one story.

    Two sketches are compared up to the end of the one that ends first: up to there, both have all
    values of their documents.
    """
    rows = [_rows(sketches.take(each)) for each in pairs.T]
    ends = np.minimum(*(np.minimum(each[:, -1], _LOWER) for each in rows))[:, np.newaxis]
    both = np.sort(np.concatenate(rows, 1), 1)
    joined = both[:, 1:]
    shared = (joined == both[:, :-1]) & (joined <= ends)
    seen = [each <= ends for each in rows]
    lengths = [_length(each) for each in rows]
    figures = np.minimum(*(_figures(each, kept) for each, kept in zip(rows, seen, strict=True)))
    shorter = np.minimum(*(each.sum(1) for each in seen))
    alike: NDArray[bool_] = (
        (shared.sum(1) >= np.maximum(FEWEST, CONTAINED * shorter))
        & (np.minimum(*lengths) >= SHORTEST * np.maximum(*lengths))
        & ((figures < FIGURES) | (_figures(joined, shared) >= FIGURES_CONTAINED * figures))
    )
    return alike


def _rows(sketches: Sketches) -> NDArray[uint64]:
    """Return sketches as rows of equal length, filled up at the end."""
    rows = np.full((len(sketches.ends), SIZE), _NO_VALUE)
    rows[np.arange(SIZE) < sketches.counts[:, np.newaxis]] = sketches.values
    return rows


def _length(rows: NDArray[uint64]) -> NDArray[float64]:
    """Return about how many shingles each document has, by how close together its values lie.

    This is the estimate of Bar-Yossef and others, Counting distinct elements in a data stream
    (2002); a sketch that is not full has all of them.
    """
    counts = (rows < _NO_VALUE).sum(1)
    return np.where(counts < SIZE, counts, (SIZE - 1) * (_NO_VALUE / (rows[:, -1] + 1.0)))


def _figures(values: NDArray[uint64], chosen: NDArray[bool_]) -> NDArray[intp]:
    """Return how many of the chosen values of each row are of shingles with figures."""
    counts: NDArray[intp] = (((values & FIGURE) == FIGURE) & chosen).sum(1)
    return counts


def _connect(count: int, pairs: NDArray[intp]) -> NDArray[intp]:
    """Return for each of `count` documents the first one that pairs connect it with."""
    firsts = np.arange(count)
    left, right = pairs.T
    while True:
        lower = np.minimum(firsts.take(left), firsts.take(right))
        before = firsts.copy()
        for each in (left, right):
            np.minimum.at(firsts, before.take(each), lower)
            np.minimum.at(firsts, each, lower)
        firsts = firsts.take(firsts)
        if (firsts == before).all():
            return firsts
