"""The table of frequencies: each way in which a term is spread over the fields of a document.

Few ways are common (once in the body, twice in the body …), so a posting needs only a small code.
"""

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

_KEY_BITS = 22
"""Of the longest keys of rows that a table, of 32 MB, is made for; others are sorted."""


class FrequencyTable:
    """Gives each distinct row of frequencies a code, in order of first appearance."""

    def __init__(self, fields: int) -> None:
        self._codes: dict[bytes, int] = {}
        self._fields = fields

    def encode(self, frequencies: NDArray[uint32]) -> NDArray[uint32]:
        """Return the code of each row of an array of shape (postings, fields)."""
        if not len(frequencies):
            return np.empty(0, uint32)
        rows, numbers = _distinct(frequencies)
        known = self._codes
        codes = [known.setdefault(row.tobytes(), len(known)) for row in rows]
        return np.array(codes, uint32).take(numbers)

    def rows(self) -> NDArray[uint32]:
        """Return the table: one row a code, one column a field."""
        return np.frombuffer(b"".join(self._codes), uint32).reshape(-1, self._fields)


def _distinct(rows: NDArray[uint32]) -> tuple[NDArray[uint32], NDArray[intp]]:
    """Return the distinct rows in order, and which of these each row is."""
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
