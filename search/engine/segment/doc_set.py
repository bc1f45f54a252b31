"""Sets of documents: sorted doc ids if they are few, bits if they are many.

Both forms are exact. A set is converted to the other form only where that is cheaper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy import bool_, intp, uint8, uint64
from numpy.typing import NDArray

from search.engine.segment.ascending import merge

WORD = 64
_ONE = np.uint64(1)
_BELOW = (_ONE << np.arange(WORD, dtype=uint64)) - _ONE
"""For each bit of a word, the mask of the bits before it."""


@dataclass(frozen=True, slots=True)
class DocSet:
    """A set of the documents of a segment: either `numbers`, ascending, or `bits`.

    `numbers` are document ids inside the segment, `bits` has one bit for each of its `count`
    documents, in words of 64, lowest bit first.
    """

    count: int
    numbers: NDArray[intp] | None = None
    bits: NDArray[uint64] | None = None

    def __len__(self) -> int:
        if self.numbers is not None:
            return len(self.numbers)
        return int(np.bitwise_count(self._bits).sum())

    @property
    def _bits(self) -> NDArray[uint64]:
        assert self.bits is not None
        return self.bits

    def to_numbers(self) -> NDArray[intp]:
        """Return the members in ascending order."""
        return numbers_of(self._bits) if self.numbers is None else self.numbers

    def to_bits(self) -> NDArray[uint64]:
        """Return one bit for each document, in uint64 words."""
        return bits_of(self.numbers, self.count) if self.numbers is not None else self._bits

    def contains(self, numbers: NDArray[intp]) -> NDArray[bool_]:
        """Return a bool array: whether each of some documents is a member."""
        if self.numbers is None:
            return test_bits(self._bits, numbers)
        ranks = np.searchsorted(self.numbers, numbers)
        ranks[ranks == len(self.numbers)] = 0
        if not len(self.numbers):
            return np.zeros(len(numbers), bool_)
        found: NDArray[bool_] = self.numbers.take(ranks) == numbers
        return found


def everything(count: int) -> DocSet:
    """Return the set of all documents."""
    bits = np.full(words_for(count), ~np.uint64(0))
    if count % WORD and len(bits):
        bits[-1] = _BELOW[count % WORD]
    return DocSet(count, bits=bits)


def intersect(sets: Sequence[DocSet]) -> DocSet:
    """Return the documents in all of one or more sets."""
    few = sorted((each for each in sets if each.numbers is not None), key=len)
    many = [each.to_bits() for each in sets if each.numbers is None]
    count = sets[0].count
    if not few:
        return DocSet(count, bits=reduce(np.bitwise_and, many))
    numbers = few[0].to_numbers()
    for each in few[1:]:
        numbers = numbers[each.contains(numbers)]
    for bits in many:
        numbers = numbers[test_bits(bits, numbers)]
    return DocSet(count, numbers=numbers)


def unite(sets: Sequence[DocSet], count: int) -> DocSet:
    """Return the documents in any of some sets."""
    if len(sets) == 1:
        return sets[0]
    if all(each.numbers is not None for each in sets) and sum(map(len, sets)) * WORD < count:
        return DocSet(count, numbers=merge([each.to_numbers() for each in sets]))
    bits = np.zeros(words_for(count), uint64)
    few = [each.numbers for each in sets if each.numbers is not None]
    if few:
        bits |= bits_of(np.concatenate(few), count)
    for each in sets:
        if each.bits is not None:
            bits |= each.bits
    return DocSet(count, bits=bits)


def subtract(documents: DocSet, excluded: DocSet) -> DocSet:
    """Return the documents of the first set that are not in the second."""
    if documents.numbers is None:
        bits = documents.to_bits() & ~excluded.to_bits()
        return DocSet(documents.count, bits=bits)
    kept = documents.numbers[~excluded.contains(documents.numbers)]
    return DocSet(documents.count, numbers=kept)


def words_for(count: int) -> int:
    """Return how many words of 64 bits hold one bit for each document."""
    return -(-count // WORD)


def bits_of(numbers: NDArray[intp], count: int) -> NDArray[uint64]:
    """Return doc ids, in any order and perhaps repeated, as bits: uint64 words."""
    flags = np.zeros(words_for(count) * WORD, bool_)
    flags[numbers] = True
    return np.packbits(flags, bitorder="little").view(uint64)


def numbers_of(bits: NDArray[uint64]) -> NDArray[intp]:
    """Return the document ids of the set bits, ascending; words without any are skipped."""
    words = np.flatnonzero(bits)
    if len(words) * 2 > len(bits):
        return np.flatnonzero(np.unpackbits(bits.view(uint8), bitorder="little").view(bool_))
    inside = np.unpackbits(bits.take(words).view(uint8), bitorder="little").view(bool_)
    set_bits = np.flatnonzero(inside)
    return (words.take(set_bits >> 6) << 6) + (set_bits & 63)


def test_bits(bits: NDArray[uint64], numbers: NDArray[intp]) -> NDArray[bool_]:
    """Return a bool array: whether the bit of each document is set."""
    shifted = bits.take(numbers >> 6) >> (numbers & 63).view(uint64)
    return (shifted & _ONE).astype(bool_)


def rank_bits(bits: NDArray[uint64], numbers: NDArray[intp]) -> NDArray[intp]:
    """Return the rank of each of some members, which is the number of members with smaller ids."""
    before = np.bitwise_count(bits).cumsum(dtype=intp)
    words = numbers >> 6
    word = bits.take(words)
    ahead = np.bitwise_count(word & ~_BELOW.take(numbers & 63))
    return before.take(words) - ahead
