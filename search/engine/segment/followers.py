"""Followers: what may stand directly behind the postings of the longest lists.

Most documents that have two common terms do not have them in a row, and to compare their positions
takes 50 ns a document. A posting therefore tells which *buckets* of plain terms follow it somewhere
in its document: one bit a bucket, as in a Bloom filter. A bit that is not set rules the document
out; one that is set says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy import uint8, uint32
from numpy.typing import NDArray

BUCKETS = 8
"""A byte a posting, 4.2 % of the text. Of 10,000 documents that have the terms of a phrase, 2,500
are left; with four buckets 3,900 would be."""

ANY = (1 << BUCKETS) - 1
"""The buckets of a posting of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Followers:
    """The buckets that follow each posting of some plain terms.

    `terms`, ascending, are the plain terms that have any. Those of term `terms[n]` begin at
    `offsets[n]` in `stored`: for each bucket one bit a posting, the lowest first, in whole bytes.
    """

    terms: NDArray[uint32]
    offsets: NDArray[Any]
    stored: NDArray[uint8]

    def masks(self, plain: int, length: int) -> NDArray[uint8]:
        """Return the buckets of each of the `length` postings of a plain term, one bit each."""
        at = int(np.searchsorted(self.terms, plain))
        if at == len(self.terms) or self.terms[at] != plain:
            return np.full(length, ANY, uint8)
        size, first = (length + 7) // 8, int(self.offsets[at])
        planes = self.stored[first : first + BUCKETS * size].reshape(BUCKETS, size)
        bits = np.unpackbits(planes, axis=1, count=length, bitorder="little")
        masks: NDArray[uint8] = np.packbits(bits, axis=0, bitorder="little")[0]
        return masks


def bucket_of(plain: bytes) -> int:
    """Return the bucket of a plain term, the same in all segments."""
    return crc32(plain) % BUCKETS


def mask_buckets(plains: Sequence[bytes]) -> NDArray[uint8]:
    """Return the bucket of each plain term as one bit."""
    buckets = np.fromiter(map(bucket_of, plains), uint8, len(plains))
    masks: NDArray[uint8] = uint8(1) << buckets
    return masks
