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
    ends = terms.ends
    numbers = np.flatnonzero(counts >= least)
    sizes = ends.take(numbers).astype(intp) - np.where(numbers, ends.take(numbers - 1), 0)
    alike = np.flatnonzero(abs(sizes - len(letters)) <= 1)
    numbers, sizes = numbers.take(alike), sizes.take(alike)
    first = ends.take(numbers).astype(intp) - sizes
    columns = np.arange(len(letters) + 1)[:, None]
    inside = columns < sizes
    stored = terms.letters
    forwards = np.where(inside, stored.take(first + columns, mode="clip"), 0)
    backwards = np.where(inside, stored.take(first + sizes - 1 - columns, mode="clip"), 0)
    begin = _count_same(forwards, letters)
    same = begin + _count_same(backwards, letters[::-1])
    is_edited = (same >= np.maximum(sizes, len(letters)) - 1) & (same < 2 * len(letters))
    near = np.flatnonzero(is_edited | _is_swapped(forwards, letters, sizes, begin))
    spelled = forwards.take(near, axis=1)
    is_latin = ((spelled - ord("a") < 26) | (spelled == 0)).all(axis=0)
    found: NDArray[intp] = numbers.take(near[is_latin])
    return found


def _count_same(columns: NDArray[uint8], letters: NDArray[uint8]) -> NDArray[intp]:
    """Return the length of the prefix that each term has in common with `letters`."""
    count = np.zeros(columns.shape[1], intp)
    goes_on = np.ones(columns.shape[1], bool_)
    for column, letter in zip(columns, letters, strict=False):
        goes_on &= column == letter
        count += goes_on
    return count


def _is_swapped(
    columns: NDArray[uint8], letters: NDArray[uint8], sizes: NDArray[intp], begin: NDArray[intp]
) -> NDArray[bool_]:
    """Tell for each term whether its letters after the first `begin` ones are a swapped pair."""
    swapped = np.zeros(len(sizes), bool_)
    for index in range(len(letters) - 1):
        order = np.arange(len(letters))
        order[index], order[index + 1] = index + 1, index
        tried = np.flatnonzero((begin == index) & (sizes == len(letters)))
        found = columns[: len(letters), tried] == letters.take(order)[:, None]
        swapped[tried] = found.all(axis=0)
    return swapped
