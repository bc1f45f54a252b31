"""pyvi's list of words of two and three syllables, looked up one by one or as whole arrays."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

# About ten for each word of two syllables, so that few keys share one by chance; a power of two.
_SLOTS = 1 << 18


class WordList:
    """The words, by their syllables in lower case.

    In arrays a syllable is its number in the list, and 0 if no word has it.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        words = {tuple(each.split(" ")) for each in entries}
        self._words = frozenset(each for each in words if len(each) in (2, 3))
        syllables = sorted({each for word in self._words for each in word})
        self._numbers = {each: number for number, each in enumerate(syllables, 1)}
        self.base = len(syllables) + 1
        self.pairs = self._keys(2)
        self.triples = self._keys(3)

    def __contains__(self, syllables: tuple[str, ...]) -> bool:
        return syllables in self._words

    def number(self, syllable: str) -> int:
        """Return the number of a syllable; 0 if no word has it."""
        return self._numbers.get(syllable, 0)

    def find_pairs(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return a bool array, one shorter: whether each syllable and the next are a word."""
        return self.pairs.contain(numbers[:-1] * self.base + numbers[1:])

    def find_triples(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return a bool array, two shorter: whether each syllable and the next two are a word."""
        keys = (numbers[:-2] * self.base + numbers[1:-1]) * self.base + numbers[2:]
        return self.triples.contain(keys)

    def _keys(self, length: int) -> "KeySet":
        words = [each for each in self._words if len(each) == length]
        numbers = [[self._numbers[each] for each in word] for word in words]
        powers = self.base ** np.arange(length - 1, -1, -1, dtype=np.int64)
        return KeySet(np.array(numbers, np.int64) @ powers)


class KeySet:
    """A set of integers for look-ups of whole arrays in which few are members.

    `ascending`, int64, has them in order; `is_taken` tells of each slot whether any falls into it.
    """

    def __init__(self, keys: NDArray[np.int64]) -> None:
        self.ascending = np.sort(keys)
        self.is_taken = np.zeros(_SLOTS, np.bool_)
        self.is_taken[keys & (_SLOTS - 1)] = True

    def contain(self, keys: NDArray[np.int64]) -> NDArray[np.bool_]:
        # Most other keys are rejected by their slot, without a binary search.
        held: NDArray[np.bool_] = self.is_taken[keys & (_SLOTS - 1)]
        likely = np.flatnonzero(held)
        ranks = np.searchsorted(self.ascending, keys[likely])
        ranks[ranks == len(self.ascending)] = 0
        held[likely] = self.ascending[ranks] == keys[likely]
        return held
