"""How well each matching document answers: BM25F of the units, and of neighbours in a row.

    score = Σ idf(unit) · saturate(norm · Σ frequency · boost)                      every unit
          + Σ PAIR_BOOST · idf(pair) · saturate(norm · Σ boost of each place in a row)    pairs

The norm is the document's, the boost that of a field. A place inside one word counts WORD_BOOST
times more. A pair is two units that the
reader typed next to each other; its idf is the mean of that of its rarer unit and its own.

A name that is written in several ways, UBND and Ủy ban nhân dân, is one unit: its frequency is that
of all ways together, so that neither the way that is asked for nor the one in a text counts.

Pairs cost most, so only documents that they could lift onto the page are looked at for them.
"""

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy import float64, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import idf, saturate
from search.engine.index_reader import IndexReader
from search.engine.matching.adjacency import common_keys, holders_of
from search.engine.matching.matching import (
    ROUNDING,
    MatchedSynonyms,
    MatchedTerm,
    ScoredClause,
    SegmentMatch,
    leaves,
    scored,
)
from search.engine.matching.segment_synonyms import SegmentSynonyms, SynonymOccurrences
from search.engine.matching.segment_term import SegmentTerm, TermOccurrences
from search.engine.scoring.top_scores import highest
from search.engine.segment.segment import BOOSTS
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    Query,
    SynonymClause,
    TermClause,
)
from search.ranking import PAIR_BOOST, WORD_BOOST

PROMISING = 200
"""Documents beyond the page that pairs are looked for at first: enough to hold the page's best."""


def score(
    query: Query, collection: IndexReader, found: Sequence[SegmentMatch], limit: int | None = None
) -> Sequence[NDArray[float64]]:
    """Return the score of each matching document of each segment.

    With a limit, only the scores of the `limit` best documents are whole; the others' may lack
    what pairs add, which never lifts them among the best.
    """
    scoring = Scorer(query, collection, found)
    totals = scoring.score_units()
    scoring.add_pairs(totals, limit)
    return totals


class Scorer:
    """What the units and pairs of a query weigh, and the segments whose documents they score."""

    def __init__(
        self, query: Query, collection: IndexReader, found: Sequence[SegmentMatch]
    ) -> None:
        self.weights: dict[str, float] = {}
        for counted in query.counted:
            for key in dict.fromkeys(unit.key for unit in scored(counted.clauses)):
                self.weights[key] = self.weights.get(key, 0.0) + counted.weight
        self.rarities = {key: _rarity(key, collection, found) for key in self.weights}
        certain = {unit.key for unit in leaves(_certain(query))}
        self.parts = [SegmentScorer(collection, each, certain) for each in found]
        self._sample = collection.sample
        boosts: dict[tuple[str, str], float] = {}
        for left, right in neighbours(query):
            boost = PAIR_BOOST * self.pair_rarity(left, right)
            boosts[left.key, right.key] = boosts.get((left.key, right.key), 0.0) + boost
        self.pairs = [(left, right, boost) for (left, right), boost in boosts.items()]

    def pair_rarity(self, left: ScoredClause, right: ScoredClause) -> float:
        """Return the idf of two neighbours: between that of the rarer one and the pair's own.

        How many documents have the pair is counted in a sample of them.
        """
        holders = sum(part.count_pair(left.key, right.key, self._sample) for part in self.parts)
        rarer = max(self.rarities[left.key], self.rarities[right.key])
        return (rarer + idf(len(self._sample), holders)) / 2

    def score_units(self) -> Sequence[NDArray[float64]]:
        """Return what the units count in each document of each segment."""
        worth = {key: weight * self.rarities[key] for key, weight in self.weights.items()}
        return [part.score_units(worth) for part in self.parts]

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
        promising = highest(np.concatenate(reach), limit + PROMISING)
        first = [np.flatnonzero(each >= promising) for each in reach]
        looked_at = self._add_pairs(totals, first)
        reached = [total.take(chosen) for total, chosen in zip(totals, first, strict=True)]
        least = highest(np.concatenate(reached), limit) - ROUNDING
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
    return [each for each in query.required if not isinstance(each, Or)]


def neighbours(query: Query) -> Iterator[tuple[ScoredClause, ScoredClause]]:
    """Yield the pairs of units that the reader typed next to each other, in the first reading."""
    clauses = query.counted[0].clauses
    runs: list[Sequence[ScoredClause]] = [
        [each for each in clauses if isinstance(each, TermClause | SynonymClause)]
    ]
    runs += [each.terms for each in clauses if isinstance(each, PhraseClause)]
    for left, right in (pair for run in runs for pair in pairwise(run)):
        if right.position == left.last_position + 1:
            yield left, right


def _rarity(key: str, collection: IndexReader, found: Sequence[SegmentMatch]) -> float:
    sets = [documents for each in found if (documents := each.documents(key)) is not None]
    return idf(len(collection.living), sum(map(len, sets)))


class SegmentScorer:
    """The scores of the matching documents of one segment."""

    def __init__(
        self, collection: IndexReader, found: SegmentMatch, certain: Container[str] = ()
    ) -> None:
        self._units = found.units
        self._names = found.names
        self._numbers = found.numbers
        self._certain = certain
        self._first = found.part.first
        self._segment = found.part.segment
        self._norms = collection.norms[self._first : self._first + self._segment.count]
        self._weighted: dict[str, NDArray[float64]] = {}

    def score_units(self, worth: Mapping[str, float]) -> NDArray[float64]:
        """Return what units count in each document, each so much."""
        total = np.zeros(len(self._numbers))
        # With all of its marks typed, a syllable stands for the same as with just these marks.
        saturated: dict[Hashable, tuple[NDArray[float64], NDArray[float64]]] = {}
        for key, weight in worth.items():
            if not len(total) or self._lacks(key):
                continue
            same = self._identity(key)
            if same not in saturated:
                weighted = self._weigh_key(key)
                saturated[same] = weighted, saturate(weighted)
            self._weighted[key], counted = saturated[same]
            total += weight * counted
        return total

    def _identity(self, key: str) -> Hashable:
        """Return what two units or names have in common if they stand for the same."""
        if key in self._names:
            return key
        unit = self._units[key].unit
        return unit.plain, unit.variants

    def _weigh_key(self, key: str) -> NDArray[float64]:
        if key in self._names:
            return self._weigh_name(self._names[key].name)
        return self._weigh(self._units[key].unit, is_certain=key in self._certain)

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
        held = [each for each in pairs if not self._lacks(each[0]) and not self._lacks(each[1])]
        if not len(numbers):
            return
        keys = dict.fromkeys(key for left, right, _ in held for key in (left, right))
        found = {key: self._occurrences(key, numbers) for key in keys}
        for left, right, weight in held:
            weighted = self._weigh_pair(found[left], found[right], numbers)
            total[chosen] += weight * saturate(weighted)

    def count_pair(self, left: str, right: str, sample: NDArray[intp]) -> int:
        """Return how many documents of a sample have one unit directly after the other."""
        if self._lacks(left) or self._lacks(right):
            return 0
        first, last = np.searchsorted(sample, (self._first, self._first + self._segment.count))
        numbers = sample[first:last] - self._first
        for key in (left, right):
            numbers = numbers[self._held(key).documents.contains(numbers)]
        follows = common_keys(
            self._places(left, numbers).lasts + 1, self._places(right, numbers).firsts
        )
        holders, _ = holders_of(follows)
        return int(np.count_nonzero(np.diff(holders, prepend=-1)))

    def _held(self, key: str) -> MatchedTerm | MatchedSynonyms:
        return self._names[key] if key in self._names else self._units[key]

    def _places(self, key: str, numbers: NDArray[intp]) -> TermOccurrences | SynonymOccurrences:
        """Return where a unit or a name stands in documents that hold it."""
        if key in self._names:
            return self._names[key].name.occurrences(numbers)
        return self._units[key].unit.occurrences(numbers)

    def _lacks(self, key: str) -> bool:
        return key not in self._units and key not in self._names

    def _weigh_name(self, name: SegmentSynonyms) -> NDArray[float64]:
        """Return how often a name stands in each document in any way, weighed as units are."""
        return self._weigh_places(name.occurrences(self._numbers).firsts, self._numbers)

    def _occurrences(
        self, key: str, numbers: NDArray[intp]
    ) -> TermOccurrences | SynonymOccurrences:
        """Return where a unit or a name stands in some documents."""
        if key in self._names or key in self._certain:
            return self._places(key, numbers)
        held = self._units[key]
        holders = held.documents.contains(numbers).nonzero()[0]
        return held.unit.occurrences(numbers.take(holders)).renumbered(holders)

    def _weigh(self, unit: SegmentTerm, *, is_certain: bool) -> NDArray[float64]:
        """Return how often a unit stands in each document, weighed by field and length.

        Boosts of fields are whole quarters and their sums exact: which lists a segment happens to
        hold a unit in must not move a score by its last bit, for ties are broken by other means.
        """
        weighted = np.zeros(len(self._numbers))
        for held, codes in unit.frequency_codes(self._numbers, is_certain=is_certain):
            counted = codes.take(self._segment.boosted)
            if held is None:
                weighted += counted
            else:
                weighted[held] += counted
        return weighted * self._norms.take(self._numbers)

    def _weigh_pair(
        self,
        left: TermOccurrences | SynonymOccurrences,
        right: TermOccurrences | SynonymOccurrences,
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
        boosts = BOOSTS.take(self.fields_of(keys, numbers))
        return np.bincount(holders, boosts, minlength=len(numbers)) * self._norms.take(numbers)
