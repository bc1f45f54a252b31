"""Sets of documents as the kernel has them: bits of each segment."""

from collections.abc import Sequence

import numpy as np
from numpy import uint64
from numpy.typing import NDArray

from search.engine.filtering import Mask
from search.engine.index_reader import IndexReader
from search.engine.segment.doc_set import words_for

Docs = Sequence[NDArray[uint64]]
"""For each segment, one bit for each of its documents."""


def split_mask(reader: IndexReader, mask: Mask) -> Docs:
    """Return a mask of all documents as bits of each segment."""
    return [
        pack_mask(mask[each.first : each.first + each.arrays.count]) for each in reader.segments
    ]


def pack_mask(mask: Mask) -> NDArray[uint64]:
    """Return a mask as bits, in uint64 words."""
    padded = np.zeros(words_for(len(mask)) * 8, np.uint8)
    packed = np.packbits(mask, bitorder="little")
    padded[: len(packed)] = packed
    return padded.view(uint64)
