"""Sketches: of each document the smallest hashes of its shingles.

A shingle is a row of terms. Of two documents with many shingles in common, the sketches have many
values in common, wherever the shingles stand, and whatever else the documents say. This is the
bottom-k sketch of Broder, On the resemblance and containment of documents (1997).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy import bool_, intp, uint32, uint64
from numpy.typing import NDArray

from search.kernel.library import usable_kernel
from search.stories.compiled_sketches import smallest_values

SHINGLE = 4
"""Terms in a shingle: fewer are shared by chance, more are lost with each changed word."""

SIZE = 32
"""Values in a sketch; shorter documents have fewer. Twice as many find 0.5 % more of the pairs."""

FIGURE = uint64(1)
"""The bit of a value that tells whether its shingle has a figure."""

_DIGIT = re.compile(rb"[0-9]")

_AT_ONCE = 1 << 18
"""Occurrences hashed at once: some megabytes."""

# The kernel has these numbers, too, as it has SHINGLE and SIZE.
_STEP = uint64(0x9E3779B97F4A7C15)
_MIX = uint64(0xD6E8FEB86659FD93)
_HALF = uint64(32)
_LARGEST = 1 << 32


@dataclass(frozen=True, slots=True)
class Sketches:
    """The sketches of documents end to end, in document order.

    `values`, uint32, ascend in each sketch; those of document n end before `ends[n]`.
    """

    values: NDArray[uint32]
    ends: NDArray[Any]

    @property
    def counts(self) -> NDArray[intp]:
        """How many values each sketch has."""
        return np.diff(self.ends, prepend=0)

    def take(self, chosen: NDArray[intp]) -> "Sketches":
        """Return the sketches of some documents."""
        counts = self.counts.take(chosen)
        ends = counts.cumsum()
        shifts = self.ends.take(chosen).astype(intp) - ends
        return Sketches(self.values.take(np.arange(counts.sum()) + np.repeat(shifts, counts)), ends)


def make_sketches(
    terms: Sequence[bytes],
    numbers: NDArray[np.integer],
    positions: NDArray[np.integer],
    counts: NDArray[intp],
) -> Sketches:
    """Return the sketches of documents, given their occurrences of plain terms in order.

    For each occurrence, `numbers` has the index of its term in `terms`, and `positions` where in
    its document it stands; `counts` has for each document how many occurrences it has. What stands
    at one position, as the parts of a date do, is taken together, in whatever order it comes.
    """
    hashes = np.fromiter(map(crc32, terms), uint32, len(terms)) * _STEP
    figures = np.fromiter((_DIGIT.search(each) is not None for each in terms), bool_, len(terms))
    if kernel := usable_kernel():
        return Sketches(*smallest_values(kernel, hashes, figures, numbers, positions, counts, SIZE))
    return _make_by_arrays(hashes, figures, numbers, positions, counts)


def _make_by_arrays(
    hashes: NDArray[uint64],
    figures: NDArray[bool_],
    numbers: NDArray[np.integer],
    positions: NDArray[np.integer],
    counts: NDArray[intp],
) -> Sketches:
    """Return the sketches of documents where there is no kernel; `hashes` are those of terms."""
    ends = counts.cumsum()
    pieces = []
    first = 0
    while first < len(counts):
        start = int(ends[first] - counts[first])
        last = max(first + 1, int(np.searchsorted(ends, start + _AT_ONCE, "right")))
        held = slice(start, int(ends[last - 1]))
        own = numbers[held]
        merged = _merge_positions(
            hashes.take(own), figures.take(own), positions[held], counts[first:last]
        )
        pieces.append(_sketch(*merged))
        first = last
    return join_sketches(pieces)


def join_sketches(pieces: Sequence[Sketches]) -> Sketches:
    """Return several pieces of sketches, one after the other."""
    counts = np.concatenate([each.counts for each in pieces] or [np.empty(0, intp)])
    values = np.concatenate([each.values for each in pieces] or [np.empty(0, uint32)])
    return Sketches(values, counts.cumsum())


def _merge_positions(
    hashes: NDArray[uint64],
    figures: NDArray[bool_],
    positions: NDArray[np.integer],
    counts: NDArray[intp],
) -> tuple[NDArray[uint64], NDArray[bool_], NDArray[intp]]:
    """Return one hash, and whether it has a figure, for each position of each document."""
    is_new = np.append(True, positions[1:] != positions[:-1])[: len(positions)]
    begins = counts.cumsum() - counts
    is_new[begins[counts > 0]] = True
    if is_new.all():
        return hashes, figures, counts
    starts = np.flatnonzero(is_new)
    kept = np.diff(np.append(0, is_new.cumsum()).take(np.append(begins, len(positions))))
    return np.add.reduceat(hashes, starts), np.logical_or.reduceat(figures, starts), kept


def _sketch(hashes: NDArray[uint64], figures: NDArray[bool_], counts: NDArray[intp]) -> Sketches:
    """Return the sketches of documents, given the hashes of all their terms."""
    last = max(0, len(hashes) - SHINGLE + 1)
    owners = np.repeat(np.arange(len(counts)), counts)
    rows, has_figure = hashes[:last], figures[:last]
    for step in range(1, SHINGLE):
        rows = rows * _STEP + hashes[step : last + step]
        has_figure = has_figure | figures[step : last + step]
    whole = owners[:last] == owners[SHINGLE - 1 :]
    values = ((rows ^ (rows >> _HALF)) * _MIX) >> _HALF
    values = (values & ~FIGURE) | (has_figure * FIGURE)
    return _smallest(owners[:last][whole], values[whole], len(counts))


def _smallest(owners: NDArray[intp], values: NDArray[uint64], count: int) -> Sketches:
    """Return the sketches of `count` documents, given the values of all their shingles.

    Most values are too large for a sketch and are passed over before they are sorted. Where a
    document says the same again and again, that leaves too few, and it is sorted whole.
    """
    shingles = np.bincount(owners, minlength=count)
    limits = (_LARGEST * np.minimum(1, 2 * SIZE / np.maximum(shingles, 1))).astype(uint64)
    kept = values < limits.take(owners)
    keys = _distinct(owners[kept], values[kept])
    found = np.bincount((keys >> _HALF).astype(intp), minlength=count)
    short = (found < SIZE) & (limits < _LARGEST)
    if short.any():
        again = short.take(owners)
        whole = keys[~short.take((keys >> _HALF).astype(intp))]
        keys = np.sort(np.concatenate((whole, _distinct(owners[again], values[again]))))
        found = np.bincount((keys >> _HALF).astype(intp), minlength=count)
    ranks = np.arange(len(keys)) - np.repeat(found.cumsum() - found, found)
    return Sketches(keys[ranks < SIZE].astype(uint32), np.minimum(found, SIZE).cumsum())


def _distinct(owners: NDArray[intp], values: NDArray[uint64]) -> NDArray[uint64]:
    """Return each value of each owner once, ascending, with the owner in the upper half."""
    keys = np.sort((owners.astype(uint64) << _HALF) | values)
    return keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
