"""The most frequent terms of an answer as a tree, each below what stands above it.

What does not depend on an answer is made once in a generation, as a `FacetEntry`.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.counts import TermCounts
from search.result import FacetValue

Counted = tuple["FacetEntry", int]
"""A term, and how many documents have it."""


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """A term as every answer shows it.

    `above` are the terms above it, nearest first. Of terms with equal counts, the one with the
    lesser `order` comes first.
    """

    id: str
    label: str
    above: Sequence[str]
    order: tuple[Any, ...]


class TermOrder:
    """Decides which terms of equal counts are listed, by a key; the keys are sorted only once."""

    def __init__(self, key: Callable[[str], Any]) -> None:
        self._key = key
        self._ranks: tuple[Sequence[str], NDArray[intp]] = ((), np.empty(0, intp))

    def most_frequent(self, counts: TermCounts, most: int) -> Sequence[tuple[str, int]]:
        """Return up to `most` terms with a count above 0, in any order, and their counts."""
        held = counts.counts.nonzero()[0]
        if len(held) > most:
            ranks = self._ranks_of(counts.terms).take(held)
            keys = ranks - counts.counts.take(held) * len(counts.terms)
            held = held.take(np.argpartition(keys, most)[:most])
        terms = map(counts.terms.__getitem__, held.tolist())
        return list(zip(terms, counts.counts.take(held).tolist(), strict=True))

    def _ranks_of(self, terms: Sequence[str]) -> NDArray[intp]:
        known, ranks = self._ranks
        if known is not terms:
            keys = list(map(self._key, terms))
            ranks = np.empty(len(terms), intp)
            ranks[sorted(range(len(terms)), key=keys.__getitem__)] = np.arange(len(terms))
            self._ranks = terms, ranks
        return ranks


def as_tree(counted: Iterable[Counted], chosen: Collection[str]) -> Sequence[FacetValue]:
    """Return the terms with none of the others above them, each with those below it as parts.

    Terms beside each other are ordered by frequency; those in `chosen` are selected.
    """
    ordered = sorted(counted, key=lambda each: (-each[1], each[0].order))
    listed = {entry.id for entry, _ in ordered}
    below: dict[str, list[Counted]] = {}
    roots: list[Counted] = []
    for each in ordered:
        siblings = roots
        for id in each[0].above:
            if id in listed:
                siblings = below.setdefault(id, [])
                break
        siblings.append(each)

    def value(entry: FacetEntry, count: int) -> FacetValue:
        id = entry.id
        if id not in below and id not in chosen:
            return _plain_value(id, entry.label, count)
        parts = tuple(value(*each) for each in below.get(id, ()))
        return FacetValue(id, entry.label, count, id in chosen, parts)

    return tuple(value(*each) for each in roots)


# Most values of an answer have nothing below them, and a small count that other answers have too.
@lru_cache(maxsize=1 << 14)
def _plain_value(id: str, label: str, count: int) -> FacetValue:
    return FacetValue(id, label, count)
