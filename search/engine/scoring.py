"""How well each matching document answers: BM25F of the units, and of neighbours in a row.

    score = Σ rarity(unit) · saturate(Σ frequency · norm)                            every unit
          + Σ PAIR_BOOST · rarity(pair) · saturate(Σ norm of each place in a row)    every pair

The norm of a place inside one word counts WORD_BOOST times more. A pair is two units that the
reader typed next to each other; its rarity is that of its rarer unit.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.adjacency import common_keys, holders_of
from search.engine.bm25 import rarity, saturate
from search.engine.collection import Collection
from search.engine.matching import PartMatch, leaves
from search.engine.unit import Occurrences, SegmentUnit
from search.field import Field
from search.query import Phrase, Query, Unit
from search.ranking import PAIR_BOOST, WORD_BOOST


def score(
    query: Query, collection: Collection, found: Sequence[PartMatch]
) -> Sequence[NDArray[float64]]:
    """Return the score of each matching document of each segment."""
    units = {unit.term: unit for unit in leaves(query.required)}
    rarities = {term: _rarity(term, collection, found) for term in units}
    pairs = list(neighbours(query))
    return [_score_part(each, collection, rarities, pairs) for each in found]


def neighbours(query: Query) -> Iterator[tuple[Unit, Unit]]:
    """Yield the pairs of required units that the reader typed next to each other."""
    runs = [[each for each in query.required if isinstance(each, Unit)]]
    runs += [list(each.units) for each in query.required if isinstance(each, Phrase)]
    for run in runs:
        yield from ((left, right) for left, right in pairwise(run) if right.place == left.place + 1)


def _rarity(term: str, collection: Collection, found: Sequence[PartMatch]) -> float:
    holders = sum(len(each.units[term].documents) for each in found if term in each.units)
    return rarity(len(collection.living), holders)


def _score_part(
    found: PartMatch,
    collection: Collection,
    rarities: dict[str, float],
    pairs: Sequence[tuple[Unit, Unit]],
) -> NDArray[float64]:
    total = np.zeros(len(found.numbers))
    if not len(total):
        return total
    norms = _Norms(collection, found)
    for term, weight in rarities.items():
        if term in found.units:
            total += weight * saturate(norms.weigh(found.units[term].unit))
    occurrences = {
        unit.term: found.units[unit.term].unit.occurrences(found.numbers)
        for pair in pairs
        for unit in pair
    }
    for left, right in pairs:
        weight = PAIR_BOOST * max(rarities[left.term], rarities[right.term])
        weighted = norms.weigh_pair(occurrences[left.term], occurrences[right.term])
        total += weight * saturate(weighted)
    return total


class _Norms:
    """What an occurrence counts in each field of the matching documents of a segment."""

    def __init__(self, collection: Collection, found: PartMatch) -> None:
        numbers = found.part.first + found.numbers
        self._numbers = found.numbers
        self._segment = found.part.segment
        self._rows = {
            number: collection.norms[field].take(numbers)
            for number, field in enumerate(Field)
            if field in collection.norms
        }

    def weigh(self, unit: SegmentUnit) -> NDArray[float64]:
        """Return how often a unit stands in each document, each field by its norm, summed."""
        weighted = np.zeros(len(self._numbers))
        for held, codes in unit.frequency_codes(self._numbers):
            for field, row in self._rows.items():
                frequencies = self._segment.frequency_columns[field].take(codes)
                if held is None:
                    weighted += frequencies * row
                else:
                    weighted[held] += frequencies * row.take(held)
        return weighted

    def weigh_pair(self, left: Occurrences, right: Occurrences) -> NDArray[float64]:
        """Return the norms of the places where one unit follows the other, summed."""
        follows = common_keys(left.keys + 1, right.keys)
        weighted = self._weigh_places(follows)
        joined = common_keys(left.keys[left.joined] + 1, follows)
        return weighted + (WORD_BOOST - 1) * self._weigh_places(joined)

    def _weigh_places(self, keys: NDArray[np.int64]) -> NDArray[float64]:
        holders, positions = holders_of(keys)
        documents = self._numbers.take(holders)
        fields = np.zeros(len(keys), intp)
        for starts in self._segment.field_starts[1:]:
            fields += positions >= starts.take(documents)
        weighted = np.zeros(len(self._numbers))
        for field, row in self._rows.items():
            inside = holders[fields == field]
            weighted += np.bincount(inside, minlength=len(self._numbers)) * row
        return weighted
