"""Fixed writings as a trie that the kernel walks down, letter by letter of UTF-16."""

from collections.abc import Sequence
from ctypes import Structure, byref, c_int64, c_void_p
from functools import cache

import numpy as np
from numpy import int32, uint8
from numpy.typing import NDArray

from search.kernel.address import address
from search.kernel.letters import LETTERS, letters_of
from search.kernel.library import Kernel
from search.text.writings.automaton import Automaton, is_of_word

_NONE = -1

# What a letter is to writings, as in analysis/analysis.h.
_INNER, _FIRST = 1, 2


class _Trie(Structure):
    """`Trie` of analysis/analysis.h."""

    _fields_ = (
        ("classes", c_void_p),
        ("kinds", c_void_p),
        ("nodes", c_void_p),
        ("class_count", c_int64),
        ("numbers", c_void_p),
        ("pairs", c_void_p),
    )


class Trie:
    """Finds writings by the kernel; a text with letters beyond UTF-16's first plane otherwise."""

    def __init__(self, kernel: Kernel, writings: Sequence[str]) -> None:
        """Raise ValueError if the writings have more different letters than a byte counts."""
        self._calls = kernel.calls
        self._classes, self._nodes, self._numbers = _arrays_of(writings)
        self._kinds = _inner_letters() | _first_letters(writings)
        self._pairs = _pairs_of(self._nodes, self._numbers)
        self._trie = _Trie(
            address(self._classes),
            address(self._kinds),
            address(self._nodes),
            self._nodes.shape[1],
            address(self._numbers),
            address(self._pairs),
        )
        self._otherwise = Automaton(writings)

    def find_starts(self, text: str) -> list[int]:
        letters = letters_of(text)
        if letters is None:
            return self._otherwise.find_starts(text)
        found = np.empty(len(text), int32)
        count = self._calls.bt_find_starts(byref(self._trie), letters, len(text), address(found))
        starts: list[int] = found[:count].tolist()
        return starts

    def find_longest(self, text: str) -> list[tuple[int, int, int]]:
        letters = letters_of(text)
        if letters is None:
            return self._otherwise.find_longest(text)
        found = np.empty((len(text), 3), int32)
        count = self._calls.bt_find_longest(byref(self._trie), letters, len(text), address(found))
        return [(number, start, end) for number, start, end in found[:count].tolist()]


def _arrays_of(
    writings: Sequence[str],
) -> tuple[NDArray[uint8], NDArray[int32], NDArray[int32]]:
    """Return the class of each letter, the nodes by node and class, and the number of each node."""
    alphabet = sorted({ord(letter) for each in writings for letter in each})
    if len(alphabet) > np.iinfo(uint8).max or alphabet[-1:] > [LETTERS - 1]:
        raise ValueError("more letters than a trie has classes for")
    classes = np.zeros(LETTERS, uint8)
    classes[alphabet] = range(1, len(alphabet) + 1)
    below: list[dict[str, int]] = [{}]
    numbers = [_NONE]
    for number, each in enumerate(writings):
        node = 0
        for letter in each:
            if letter not in below[node]:
                below[node][letter] = len(below)
                below.append({})
                numbers.append(_NONE)
            node = below[node][letter]
        numbers[node] = number
    nodes = np.zeros((len(below), len(alphabet) + 1), int32)
    for node, letters in enumerate(below):
        for letter, next_ in letters.items():
            nodes[node, classes[ord(letter)]] = next_
    return classes, nodes, np.array(numbers, int32)


def _pairs_of(nodes: NDArray[int32], numbers: NDArray[int32]) -> NDArray[uint8]:
    """Return for pairs of classes whether a writing begins with them, or is the first alone."""
    pairs: NDArray[uint8] = (nodes.take(nodes[0], axis=0) > 0).astype(uint8)
    pairs[nodes[0] == 0] = 0
    pairs[(nodes[0] > 0) & (numbers.take(nodes[0]) != _NONE)] = 1
    return pairs


@cache
def _inner_letters() -> NDArray[uint8]:
    """Return for each letter whether no word begins after it, as a bit."""
    inner = np.zeros(LETTERS, uint8)
    inner[[each for each in range(LETTERS) if is_of_word(chr(each))]] = _INNER
    return inner


def _first_letters(writings: Sequence[str]) -> NDArray[uint8]:
    """Return for each letter whether a writing begins with it, as a bit."""
    letters = np.zeros(LETTERS, uint8)
    letters[[ord(each[0]) for each in writings]] = _FIRST
    return letters
