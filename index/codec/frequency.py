"""The table of frequencies: each way in which a term is spread over the fields of a document.

Few ways are common (once in the body, twice in the body …), so a posting needs only a small code.
"""

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

_PACKED_BITS = 12
"""Bits a field in the key of a row; rows with larger frequencies are looked up one by one."""


class FrequencyTable:
    """Gives each distinct row of frequencies a code, in order of first appearance."""

    def __init__(self, fields: int) -> None:
        self._codes: dict[bytes, int] = {}
        self._fields = fields

    def encode(self, frequencies: NDArray[uint32]) -> NDArray[uint32]:
        """Return the code of each row of an array of shape (postings, fields)."""
        if not len(frequencies):
            return np.empty(0, uint32)
        firsts, inverse = _distinct(frequencies)
        known = self._codes
        codes = [
            known.setdefault(frequencies[first].tobytes(), len(known)) for first in firsts.tolist()
        ]
        return np.array(codes, uint32).take(inverse)

    def rows(self) -> NDArray[uint32]:
        """Return the table: one row a code, one column a field."""
        return np.frombuffer(b"".join(self._codes), uint32).reshape(-1, self._fields)


def _distinct(rows: NDArray[uint32]) -> tuple[NDArray[intp], NDArray[intp]]:
    """Return where each distinct row stands first, and which of these each row is."""
    if int(rows.max()) >> _PACKED_BITS:
        _, firsts, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        return firsts, inverse.reshape(-1)
    keys = np.zeros(len(rows), np.int64)
    for column in rows.T:
        keys <<= _PACKED_BITS
        keys |= column
    _, firsts, inverse = np.unique(keys, return_index=True, return_inverse=True)
    return firsts, inverse
