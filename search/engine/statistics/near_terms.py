"""The terms of an index that are spelled almost like another: one letter apart, or two swapped."""

from typing import Any

import numpy as np
from numpy import bool_, intp, uint8
from numpy.typing import NDArray

from search.engine.segment.term_table import TermTable


def find_near(terms: TermTable, counts: NDArray[Any], typed: str, least: int) -> NDArray[intp]:
    """Return the numbers of the plain terms one edit from `typed` that `least` documents have.

    `counts` has the number of documents of each term. An edit adds, drops or changes a letter, or
    swaps two neighbours. Only terms of the letters a to z are found.
    """
    letters = np.frombuffer(typed.encode(), uint8)
    found = [
        numbers[(counts.take(numbers) >= least) & _is_near(columns, letters)]
        for numbers, columns in map(terms.latin, range(len(letters) - 1, len(letters) + 2))
    ]
    return np.sort(np.concatenate(found))


def _is_near(columns: NDArray[uint8], letters: NDArray[uint8]) -> NDArray[bool_]:
    """Tell for each term, a column of its letters, whether one edit makes it of other letters."""
    size = max(len(columns), len(letters))
    begin = _count_same(columns, letters)
    same = begin + _count_same(columns[::-1], letters[::-1])
    is_edited = (same >= size - 1) & (same < 2 * len(letters))
    if len(columns) != len(letters):
        return is_edited
    return is_edited | _is_swapped(columns, letters, begin)


def _count_same(columns: NDArray[uint8], letters: NDArray[uint8]) -> NDArray[intp]:
    """Return the length of the prefix that each term has in common with `letters`."""
    count = np.zeros(columns.shape[1], intp)
    goes_on = np.ones(columns.shape[1], bool_)
    for column, letter in zip(columns, letters, strict=False):
        goes_on &= column == letter
        count += goes_on
    return count


def _is_swapped(
    columns: NDArray[uint8], letters: NDArray[uint8], begin: NDArray[intp]
) -> NDArray[bool_]:
    """Tell for each term whether its letters after the first `begin` ones are a swapped pair."""
    swapped = np.zeros(columns.shape[1], bool_)
    for index in range(len(letters) - 1):
        order = np.arange(len(letters))
        order[index], order[index + 1] = index + 1, index
        tried = np.flatnonzero(begin == index)
        found = columns[:, tried] == letters.take(order)[:, None]
        swapped[tried] = found.all(axis=0)
    return swapped
