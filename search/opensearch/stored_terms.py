"""The terms that a document stores for scoring, packed by the writer and read back many at once.

Packed are (see `search.opensearch.packing`) how many terms each field has, then the number of each
term in the vocabulary, then its packed position (`search.text.analysis.FieldTerms`), all as uint32
of little-endian order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy import float64, int64, intp, uint32
from numpy.typing import NDArray

from search.engine.segment.segment import BOOSTS
from search.field import Field
from search.opensearch import packing

STRIDE_BITS = 32
"""The key of an occurrence has the document above these bits, field and position below."""

_FIELD_BITS = 28
"""The number of the field is above these bits of a key, the position below."""

_UINT32 = np.dtype("<u4")


def pack(numbers: Sequence[NDArray[uint32]], packed_positions: Sequence[NDArray[uint32]]) -> str:
    """Return the packed terms of a document; each argument has an array for each of its fields."""
    lengths = np.array([len(each) for each in numbers], _UINT32)
    values = np.concatenate([lengths, *numbers, *packed_positions])
    return packing.pack(values.astype(_UINT32).tobytes())


def unpack(packed: str) -> tuple[NDArray[uint32], NDArray[uint32], NDArray[uint32]]:
    """Return the length of each field of a document, and numbers and positions of all its terms."""
    values = np.frombuffer(packing.unpack(packed), _UINT32)
    lengths = values[: len(Field)]
    count = int(lengths.sum())
    return lengths, values[len(Field) : len(Field) + count], values[len(Field) + count :]


@dataclass(frozen=True)
class StoredTerms:
    """The occurrences of all terms in some documents, in order of document, field and position.

    `numbers` are those of the terms in the vocabulary. `keys` have document, field and position, so
    that a term directly after another has a key one higher. `joined` tells after which occurrences
    a word of pyvi's goes on. `lengths` has the number of terms of each document.
    """

    numbers: NDArray[uint32]
    keys: NDArray[int64]
    joined: NDArray[np.bool_]
    lengths: NDArray[int64]

    @classmethod
    def of(cls, packed: Sequence[str]) -> "StoredTerms":
        """Read the packed terms of documents, which are numbered from 0 on."""
        read = [unpack(each) for each in packed]
        if not read:
            empty = np.empty(0, int64)
            return cls(np.empty(0, uint32), empty, np.empty(0, np.bool_), empty)
        field_lengths = np.stack([lengths for lengths, _, _ in read]).astype(int64)
        positions = np.concatenate([each for _, _, each in read])
        documents, fields = np.indices(field_lengths.shape)
        bases = (documents << STRIDE_BITS) + (fields << _FIELD_BITS)
        keys = np.repeat(bases.ravel(), field_lengths.ravel()) + (positions >> 1)
        return cls(
            np.concatenate([numbers for _, numbers, _ in read]),
            keys,
            (positions & 1).astype(np.bool_),
            field_lengths.sum(axis=1),
        )

    @cached_property
    def count(self) -> int:
        """The number of documents."""
        return len(self.lengths)

    def narrowed(self, numbers: NDArray[intp]) -> "StoredTerms":
        """Return only the occurrences of terms of some numbers."""
        kept = np.flatnonzero(np.isin(self.numbers, numbers))
        return StoredTerms(
            self.numbers.take(kept), self.keys.take(kept), self.joined.take(kept), self.lengths
        )

    def weigh(self, keys: NDArray[int64]) -> NDArray[float64]:
        """Return the sum of the boosts of the fields of some keys, for each document."""
        boosts = BOOSTS.take(fields_of(keys))
        return np.bincount(documents_of(keys), boosts, minlength=self.count).astype(float64)


def documents_of(keys: NDArray[int64]) -> NDArray[intp]:
    """Return the documents of keys."""
    return keys >> STRIDE_BITS


def fields_of(keys: NDArray[int64]) -> NDArray[intp]:
    """Return the numbers of the fields of keys, in the order of `search.field.Field`."""
    return (keys >> _FIELD_BITS) & 15
