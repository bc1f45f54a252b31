"""What chunks were split into: rows of units and tokens, and the rows of many chunks as arrays."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy import int32, intp
from numpy.typing import NDArray

NO_UNIT = -1


@dataclass(frozen=True, slots=True)
class Chunks:
    """Adjacent chunks, as arrays over their units and over their tokens.

    `units` has the number of each unit's term, or MASKED; `unit_counts` has the number of units of
    each chunk. `tokens` has the number of each token; `token_units` has for each token the index in
    `units` of the syllable that it is, or NO_UNIT if it is not exactly one syllable.
    """

    units: NDArray[int32]
    unit_counts: NDArray[intp]
    tokens: NDArray[int32]
    token_units: NDArray[intp]


class Rows:
    """Rows of integers of different lengths, end to end."""

    def __init__(self) -> None:
        self._values = array("i")
        self._ends = array("i", [0])
        # New rows wait here, since lists grow more quickly.
        self._new_values: list[int] = []
        self._new_ends: list[int] = []
        self._end = 0

    def __len__(self) -> int:
        return len(self._ends) - 1 + len(self._new_ends)

    @property
    def values(self) -> "array[int]":
        """The values of all rows."""
        self._take_new()
        return self._values

    @property
    def ends(self) -> "array[int]":
        """Where each row begins in `values`, and where the last one ends."""
        self._take_new()
        return self._ends

    def append(self, row: Sequence[int]) -> None:
        """Add a row."""
        self._new_values += row
        self._end += len(row)
        self._new_ends.append(self._end)

    def _take_new(self) -> None:
        if self._new_ends:
            self._values.fromlist(self._new_values)
            self._ends.fromlist(self._new_ends)
            self._new_values.clear()
            self._new_ends.clear()

    def take(self, numbers: NDArray[int32]) -> tuple[NDArray[int32], NDArray[intp]]:
        """Return the values of some rows, end to end, and the length of each row."""
        ends = np.frombuffer(self.ends, int32)
        starts = ends.take(numbers).astype(intp)
        counts = ends.take(numbers + 1) - starts
        firsts = starts - counts.cumsum() + counts
        indexes = np.repeat(firsts, counts) + np.arange(int(counts.sum()))
        return np.frombuffer(self.values, int32).take(indexes), counts


def read_chunks(
    numbers: NDArray[int32], unit_rows: Rows, token_rows: Rows, owner_rows: Rows
) -> Chunks:
    """Return the units and tokens of chunks, given by number.

    The rows of a chunk have its units, its tokens, and for each token the number of its unit.
    """
    units, unit_counts = unit_rows.take(numbers)
    tokens, token_counts = token_rows.take(numbers)
    token_units, _ = owner_rows.take(numbers)
    first_units = np.repeat(unit_counts.cumsum() - unit_counts, token_counts)
    owners = np.where(token_units == NO_UNIT, NO_UNIT, token_units + first_units)
    return Chunks(units, unit_counts, tokens, owners)
