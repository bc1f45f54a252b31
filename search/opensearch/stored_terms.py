"""The terms that a document stores for scoring, packed by the writer and read back many at once.

Packed are, little-endian: how many terms each field has, and how many values are wide; places and
high halves of wide values; then the low half of the number of each term in the vocabulary, and the
low byte of its step. A step is the distance from the position before in its field, and tells in its
lowest bit, as a packed position does (`search.text.analysis.FieldTerms`), whether a word goes on.
Nearly all values are low. So nothing is compressed, which would take most of the time of a page,
and yet a document is smaller than when all was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from struct import Struct
from typing import Any

import numpy as np
from numpy import float64, int64, intp, uint32
from numpy.typing import NDArray

from search.engine.segment.segment import BOOSTS
from search.field import Field

STRIDE_BITS = 32
"""The key of an occurrence has the document above these bits, field and position below."""

_FIELD_BITS = 28
"""The number of the field is above these bits of a key, the position below."""

_UINT32 = np.dtype("<u4")
_LOW_NUMBER = np.dtype("<u2")
_LOW_STEP = np.dtype("u1")

_HEAD = Struct(f"<{len(Field)}I2I")
"""The length of each field, and how many numbers and steps are wide."""


def pack(numbers: Sequence[NDArray[uint32]], packed_positions: Sequence[NDArray[uint32]]) -> bytes:
    """Return the packed terms of a document; each argument has an array for each of its fields."""
    steps = np.concatenate([_steps_of(each) for each in packed_positions])
    (low_numbers, wide_numbers), (low_steps, wide_steps) = (
        _halve(np.concatenate(numbers), _LOW_NUMBER),
        _halve(steps, _LOW_STEP),
    )
    head = _HEAD.pack(*map(len, numbers), len(wide_numbers) // 2, len(wide_steps) // 2)
    parts = wide_numbers, wide_steps, low_numbers, low_steps
    return head + b"".join(each.tobytes() for each in parts)


def unpack(packed: bytes) -> tuple[NDArray[uint32], NDArray[uint32], NDArray[uint32]]:
    """Return the length of each field of a document, and numbers and positions of all its terms."""
    terms = StoredTerms.of([packed])
    positions = positions_of(terms.keys) << 1 | terms.joined
    lengths = np.array(_HEAD.unpack_from(packed)[: len(Field)], uint32)
    return lengths, terms.numbers, positions.astype(uint32)


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
    def of(cls, packed: Sequence[bytes], fields: int = len(Field)) -> "StoredTerms":
        """Read the packed terms of documents, which are numbered from 0 on: the first `fields`."""
        if not packed:
            empty = np.empty(0, int64)
            return cls(np.empty(0, uint32), empty, np.empty(0, np.bool_), empty)
        heads = [_HEAD.unpack_from(each) for each in packed]
        all_lengths = np.array(heads, int64)[:, : len(Field)]
        lengths = all_lengths[:, :fields]
        totals = lengths.sum(axis=1)
        stored = all_lengths.sum(axis=1).tolist()
        low_numbers, low_steps = [], []
        wide: list[tuple[int, int, bytes, Sequence[int]]] = []
        first = 0
        for data, head, total, count in zip(packed, heads, stored, totals.tolist(), strict=True):
            at = len(data) - 3 * total
            low_numbers.append(np.frombuffer(data, _LOW_NUMBER, count, at))
            low_steps.append(np.frombuffer(data, _LOW_STEP, count, at + 2 * total))
            if at > _HEAD.size:
                wide.append((first, count, data, head[len(Field) :]))
            first += count
        numbers = np.concatenate(low_numbers).astype(uint32)
        steps = np.concatenate(low_steps).astype(int64)
        for first, count, data, (many, others) in wide:
            held = np.frombuffer(data, _UINT32, 2 * (many + others), _HEAD.size)
            _widen(numbers[first : first + count], held[: 2 * many], _LOW_NUMBER)
            _widen(steps[first : first + count], held[2 * many :], _LOW_STEP)
        return cls(numbers, _keys_of(steps >> 1, lengths), (steps & 1).astype(np.bool_), totals)

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


def positions_of(keys: NDArray[int64]) -> NDArray[intp]:
    """Return the positions of keys in their fields."""
    return keys & ((1 << _FIELD_BITS) - 1)


def _steps_of(packed_positions: NDArray[uint32]) -> NDArray[uint32]:
    positions = packed_positions >> 1
    steps = np.diff(positions.astype(int64), prepend=-1)
    joined = (packed_positions & 1).astype(int64)
    return (2 * steps + joined).astype(uint32)


def _keys_of(steps: NDArray[int64], lengths: NDArray[int64]) -> NDArray[int64]:
    """Return the keys of occurrences by their steps, given the lengths of fields by document."""
    walked = np.cumsum(steps)
    ends = np.cumsum(lengths.ravel())
    # What was walked before a field begins; its first position is 0 after one step.
    before = np.concatenate([np.zeros(1, int64), walked]).take(ends - lengths.ravel()) + 1
    documents, fields = np.indices(lengths.shape)
    bases = (documents << STRIDE_BITS) + (fields << _FIELD_BITS)
    return np.repeat(bases.ravel() - before, lengths.ravel()) + walked


def _halve(values: NDArray[uint32], low: np.dtype[Any]) -> tuple[NDArray[Any], NDArray[uint32]]:
    """Return the low halves of values, and places and high halves of those that have any."""
    high = values.astype(_UINT32) >> (8 * low.itemsize)
    (places,) = np.nonzero(high)
    return values.astype(low), np.concatenate([places.astype(_UINT32), high[places]])


def _widen(values: NDArray[Any], held: NDArray[uint32], low: np.dtype[Any]) -> None:
    """Add the high halves to low ones, in place."""
    places, high = held.reshape(2, -1)
    read = places < len(values)
    values[places[read]] += high[read].astype(values.dtype) << (8 * low.itemsize)
