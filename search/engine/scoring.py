"""How well each matching document answers: BM25F of the units, and of neighbours in a row.

    score = Σ rarity(unit) · saturate(Σ frequency · norm)                            every unit
          + Σ PAIR_BOOST · rarity(pair) · saturate(Σ norm of each place in a row)    every pair

The norm of a place inside one word counts WORD_BOOST times more. A pair is two units that the
reader typed next to each other; its rarity is that of its rarer unit.

A name that is written in several ways, UBND and Ủy ban nhân dân, is one unit: its frequency is that
of all ways together, so that neither the way that is asked for nor the one in a text counts.

Pairs cost most, so only documents that they could lift onto the page are looked at for them.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy import float64, int64, intp
from numpy.typing import NDArray

from search.engine.adjacency import common_keys, holders_of
from search.engine.bm25 import rarity, saturate
from search.engine.collection import Collection
from search.engine.matching import PartMatch, leaves, scored
from search.engine.name import NameOccurrences, SegmentName
from search.engine.postings import FrequencyCodes
from search.engine.unit import Coded, Occurrences, SegmentUnit
from search.field import Field
from search.query import Clause, Either, Phrase, Query, Spellings, Unit
from search.ranking import PAIR_BOOST, WORD_BOOST

Scored = Unit | Spellings
"""What counts as one unit."""

PROMISING = 200
"""Documents beyond the page that pairs are looked for at first: enough to hold the page's best."""

ROUNDING = 1e-9
"""What sums of some dozens of scores may differ by when they are added in another order."""


def score(
    query: Query, collection: Collection, found: Sequence[PartMatch], limit: int | None = None
) -> Sequence[NDArray[float64]]:
    """Return the score of each matching document of each segment.

    With a limit, only the scores of the `limit` best documents are whole; the others' may lack
    what pairs add, which never lifts them among the best.
    """
    scoring = Scoring(query, collection, found)
    totals = scoring.score_units()
    scoring.add_pairs(totals, limit)
    return totals


class Scoring:
    """What the units and pairs of a query weigh, and the segments whose documents they score."""

    def __init__(self, query: Query, collection: Collection, found: Sequence[PartMatch]) -> None:
        terms = dict.fromkeys(unit.term for unit in scored(query.required))
        self.rarities = {term: _rarity(term, collection, found) for term in terms}
        self.pairs = [
            (left.term, right.term, self.pair_rarity(left, right) * PAIR_BOOST)
            for left, right in neighbours(query)
        ]
        self.parts = [PartScoring(collection, each) for each in found]
        self._certain = {unit.term for unit in leaves(_certain(query))}

    def pair_rarity(self, left: Scored, right: Scored) -> float:
        """Return the rarity of two neighbours: that of the rarer one."""
        return max(self.rarities[left.term], self.rarities[right.term])

    def score_units(self) -> Sequence[NDArray[float64]]:
        """Return what the units count in each document of each segment."""
        return [part.score_units(self.rarities, self._certain) for part in self.parts]

    def add_pairs(self, totals: Sequence[NDArray[float64]], limit: int | None) -> int:
        """Add what pairs count where it matters; return how many documents were looked at.

        Those that pairs could lift highest come first. What they reach then, the others would have
        to reach too.
        """
        if not self.pairs or not self.parts:
            return 0
        reach = [
            part.reach(self.pairs, total) for part, total in zip(self.parts, totals, strict=True)
        ]
        if limit is None:
            return self._add_pairs(totals, [np.arange(len(each)) for each in totals])
        promising = _highest(reach, limit + PROMISING)
        first = [np.flatnonzero(each >= promising) for each in reach]
        looked_at = self._add_pairs(totals, first)
        reached = [total.take(chosen) for total, chosen in zip(totals, first, strict=True)]
        least = _highest(reached, limit) - ROUNDING
        others = [np.flatnonzero((each < promising) & (each >= least)) for each in reach]
        return looked_at + self._add_pairs(totals, others)

    def _add_pairs(
        self, totals: Sequence[NDArray[float64]], chosen: Sequence[NDArray[intp]]
    ) -> int:
        for part, total, places in zip(self.parts, totals, chosen, strict=True):
            part.add_pairs(self.pairs, total, places)
        return sum(map(len, chosen))


def _certain(query: Query) -> Sequence[Clause]:
    """Return the clauses whose units every matching document holds."""
    return [each for each in query.required if not isinstance(each, Either)]


def neighbours(query: Query) -> Iterator[tuple[Scored, Scored]]:
    """Yield the pairs of required units that the reader typed next to each other."""
    runs: list[Sequence[Scored]] = [
        [each for each in query.required if isinstance(each, Unit | Spellings)]
    ]
    runs += [each.units for each in query.required if isinstance(each, Phrase)]
    for run in runs:
        yield from (pair for pair in pairwise(run) if pair[1].place == pair[0].last_place + 1)


def _rarity(term: str, collection: Collection, found: Sequence[PartMatch]) -> float:
    sets = [documents for each in found if (documents := each.documents(term)) is not None]
    return rarity(len(collection.living), sum(map(len, sets)))


def _highest(scores: Sequence[NDArray[float64]], count: int) -> float:
    """Return the least of the `count` highest scores; nothing is below it if there are fewer."""
    joined = np.concatenate(scores)
    if count >= len(joined):
        return -np.inf
    return float(np.partition(joined, len(joined) - count)[len(joined) - count])


_FIELDS = list(Field)
_BODY = _FIELDS.index(Field.BODY)
_BESIDE = [number for number, field in enumerate(Field) if field is not Field.BODY]


class PartScoring:
    """The scores of the matching documents of one segment."""

    def __init__(self, collection: Collection, found: PartMatch) -> None:
        self._norms = collection.norms
        self._units = found.units
        self._names = found.names
        self._numbers = found.numbers
        self._first = found.part.first
        self._segment = found.part.segment
        self._body_norms = self._norms_of(Field.BODY, self._numbers)
        self._weighted: dict[str, NDArray[float64]] = {}

    def score_units(
        self, rarities: Mapping[str, float], certain: Container[str]
    ) -> NDArray[float64]:
        """Return what the units count in each document; all documents hold the certain ones."""
        total = np.zeros(len(self._numbers))
        for term, weight in rarities.items():
            if not len(total) or self._lacks(term):
                continue
            if term in self._names:
                weighted = self._weigh_name(self._names[term].name)
            else:
                weighted = self._weigh(self._units[term].unit, is_certain=term in certain)
            self._weighted[term] = weighted
            total += weight * saturate(weighted)
        return total

    def reach(
        self, pairs: Sequence[tuple[str, str, float]], total: NDArray[float64]
    ) -> NDArray[float64]:
        """Return what pairs could raise the scores of units to.

        A pair stands in a document at most as often as the unit of which there is less.
        """
        reached = total.copy()
        for left, right, weight in pairs:
            if left in self._weighted and right in self._weighted:
                fewer = np.minimum(self._weighted[left], self._weighted[right])
                reached += weight * saturate(WORD_BOOST * fewer)
        return reached

    def add_pairs(
        self,
        pairs: Sequence[tuple[str, str, float]],
        total: NDArray[float64],
        chosen: NDArray[intp],
    ) -> None:
        """Add what pairs count in chosen documents."""
        numbers = self._numbers.take(chosen)
        terms = dict.fromkeys(term for left, right, _ in pairs for term in (left, right))
        if not len(numbers) or any(self._lacks(term) for term in terms):
            return
        found = {term: self._occurrences(term, numbers) for term in terms}
        for left, right, weight in pairs:
            weighted = self._weigh_pair(found[left], found[right], numbers)
            total[chosen] += weight * saturate(weighted)

    def _lacks(self, term: str) -> bool:
        return term not in self._units and term not in self._names

    def _weigh_name(self, name: SegmentName) -> NDArray[float64]:
        """Return how often a name stands in each document in any way, weighed as units are."""
        return self._weigh_places(name.occurrences(self._numbers).firsts, self._numbers)

    def _occurrences(self, term: str, numbers: NDArray[intp]) -> Occurrences | NameOccurrences:
        """Return where a unit or a name stands in some documents."""
        if term in self._names:
            return self._names[term].name.occurrences(numbers)
        return self._units[term].unit.occurrences(numbers)

    def _weigh(self, unit: SegmentUnit, *, is_certain: bool) -> NDArray[float64]:
        """Return how often a unit stands in each document, each field by its norm, summed.

        The other fields hold few units beside what the body holds, and are looked up only there.
        """
        weighted = np.zeros(len(self._numbers))
        lists = list(unit.frequency_codes(self._numbers, is_certain=is_certain))
        if len(lists) > 1:
            return self._weigh_lists(lists)
        for held, codes in lists:
            body = codes.take(self._segment.frequency_columns[_BODY])
            beside = codes.take(self._segment.beside_body).nonzero()[0]
            if held is None:
                weighted += body * self._body_norms
                self._weigh_beside(codes.choose(beside), beside, weighted)
            else:
                weighted[held] += body * self._body_norms.take(held)
                self._weigh_beside(codes.choose(beside), held.take(beside), weighted)
        return weighted

    def _weigh_lists(self, lists: Sequence[Coded]) -> NDArray[float64]:
        """Return the same for a unit of several lists.

        Frequencies are summed before they are weighed: which variants a segment happens to hold
        must not move a score by its last bit, for ties are broken by other means.
        """
        weighted = np.zeros(len(self._numbers))
        for number in (_BODY, *_BESIDE):
            frequencies = np.zeros(len(self._numbers))
            for held, codes in lists:
                frequencies[held] += codes.take(self._segment.frequency_columns[number])
            weighted += frequencies * self._norms_of(_FIELDS[number], self._numbers)
        return weighted

    def _weigh_beside(
        self, codes: FrequencyCodes, places: NDArray[intp], weighted: NDArray[float64]
    ) -> None:
        """Add what the fields beside the body count at some places."""
        if not len(places):
            return
        documents = self._numbers.take(places) + self._first
        for number, field in enumerate(Field):
            if field is not Field.BODY and field in self._norms:
                frequencies = codes.take(self._segment.frequency_columns[number])
                weighted[places] += frequencies * self._norms[field].take(documents)

    def _weigh_pair(
        self,
        left: Occurrences | NameOccurrences,
        right: Occurrences | NameOccurrences,
        numbers: NDArray[intp],
    ) -> NDArray[float64]:
        """Return the norms of the places where one unit follows the other, summed."""
        follows = common_keys(left.lasts + 1, right.firsts)
        joined = common_keys(left.joined + 1, follows)
        weighted = self._weigh_places(follows, numbers)
        return weighted + (WORD_BOOST - 1) * self._weigh_places(joined, numbers)

    def fields_of(self, keys: NDArray[int64], numbers: NDArray[intp]) -> NDArray[intp]:
        """Return which field each of some places in some documents is in."""
        holders, positions = holders_of(keys)
        documents = numbers.take(holders)
        fields = np.zeros(len(keys), intp)
        for starts in self._segment.field_starts[1:]:
            fields += positions >= starts.take(documents)
        return fields

    def _weigh_places(self, keys: NDArray[int64], numbers: NDArray[intp]) -> NDArray[float64]:
        holders, _ = holders_of(keys)
        documents = numbers.take(holders)
        fields = self.fields_of(keys, numbers)
        norms = np.zeros(len(keys))
        for number, field in enumerate(Field):
            inside = np.flatnonzero(fields == number)
            if len(inside):
                norms[inside] = self._norms_of(field, documents.take(inside))
        return np.asarray(np.bincount(holders, norms, minlength=len(numbers)), float64)

    def _norms_of(self, field: Field, numbers: NDArray[intp]) -> NDArray[float64]:
        """Return what an occurrence in a field counts in some documents of the segment."""
        if field not in self._norms:
            return np.zeros(len(numbers))
        return self._norms[field].take(numbers + self._first)
