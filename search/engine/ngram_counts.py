"""Counts of n-grams (terms that follow each other) in an index, for one query."""

from collections.abc import Sequence
from dataclasses import dataclass

from numpy import float64
from numpy.typing import NDArray

Slot = Sequence[str]
"""The indexed terms, with accents, that may stand at one position of a query."""


@dataclass(frozen=True, slots=True)
class NgramCounts:
    """How often the terms of slots occur in some documents: alone, in pairs, and in triples.

    `holders[i]` counts the documents of the whole index for each term of slot i, `singles[i]` its
    occurrences, both of shape (terms of slot i,); `pairs[i]` has an axis for slot i and one for
    slot i + 1, `triples[i]` three. All are float64. `length` is the number of terms in the index.
    """

    length: int
    holders: Sequence[NDArray[float64]]
    singles: Sequence[NDArray[float64]]
    pairs: Sequence[NDArray[float64]]
    triples: Sequence[NDArray[float64]]
