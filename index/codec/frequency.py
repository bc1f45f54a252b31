"""The frequency table: each row is a distinct combination of a term's frequencies by field.

Few combinations are common (once in the body, twice in the body …). So a posting stores the number
of a row, mostly in one byte, instead of one frequency for each field.
"""

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

_KEY_BITS = 22
"""Rows whose key has at most so many bits are looked up in a table (32 MB); others are sorted."""


class FrequencyTable:
    """Numbers each distinct row of frequencies, in order of first appearance."""

    def __init__(self, fields: int) -> None:
        self._rows: dict[bytes, int] = {}
        self._fields = fields

    def number_rows(self, frequencies: NDArray[uint32]) -> NDArray[uint32]:
        """Return the row of the table for each row of an array of shape (postings, fields)."""
        if not len(frequencies):
            return np.empty(0, uint32)
        rows, inverse = _distinct(frequencies)
        known = self._rows
        numbers = [known.setdefault(row.tobytes(), len(known)) for row in rows]
        return np.array(numbers, uint32).take(inverse)

    def to_array(self) -> NDArray[uint32]:
        """Return the table, with one column a field."""
        return np.frombuffer(b"".join(self._rows), uint32).reshape(-1, self._fields)


def _distinct(rows: NDArray[uint32]) -> tuple[NDArray[uint32], NDArray[intp]]:
    """Return the distinct rows in ascending order, and for each row its index among them."""
    widths = [int(column.max()).bit_length() for column in rows.T]
    if sum(widths) > _KEY_BITS:
        distinct, inverse = np.unique(rows, axis=0, return_inverse=True)
        return distinct, inverse.reshape(-1)
    keys = np.zeros(len(rows), intp)
    for column, width in zip(rows.T, widths, strict=True):
        keys <<= width
        keys |= column
    firsts = np.full(1 << sum(widths), -1, intp)
    firsts[keys] = np.arange(len(rows))
    there = np.flatnonzero(firsts >= 0)
    examples = firsts.take(there)
    firsts[there] = np.arange(len(there))
    return rows.take(examples, axis=0), firsts.take(keys)
