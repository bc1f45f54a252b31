"""The score of each matching document: BM25F of its terms, and of pairs of neighbouring terms.

    score = Σ idf(term) · saturate(norm · Σ frequency · boost)                          each term
          + Σ PAIR_BOOST · idf(pair) · saturate(norm · Σ boost of each adjacent position)     pairs

The norm is the document's, the boost that of a field. An adjacent position inside one word of
pyvi's counts WORD_BOOST times as much. A pair is two terms that the reader typed next to each
other; its idf is the mean of that of its rarer term and its own.

A name in several spellings (UBND, Ủy ban nhân dân) is one term: its frequency is that of all
spellings together, so that it does not matter which one a reader or a text uses.

Where a query asks for what is new, the sum is multiplied by 1 + boost · 2^(-age / days).

Pairs cost most, so they are looked for only in documents that they could lift onto the page.
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
    SegmentMatch,
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
    Recency,
    SynonymClause,
    TermClause,
)
from search.query.walk import ScoredClause, scored_clauses, term_clauses
from search.ranking import PAIR_BOOST, WORD_BOOST

PROMISING = 200
"""Pairs are first looked for in so many documents beyond the page: nearly always enough."""


class Scorer:
    """Scores the matching documents of all segments by the terms and pairs of a query."""

    def __init__(self, query: Query, reader: IndexReader, matches: Sequence[SegmentMatch]) -> None:
        self.weights: dict[str, float] = {}
        for scoring in query.counted:
            for key in dict.fromkeys(each.key for each in scored_clauses(scoring.clauses)):
                self.weights[key] = self.weights.get(key, 0.0) + scoring.weight
        self.idfs = {key: _idf(key, reader, matches) for key in self.weights}
        certain = {each.key for each in term_clauses(_certain(query))}
        self.segments = [SegmentScorer(reader, each, certain) for each in matches]
        self._sample = reader.sample
        boosts: dict[tuple[str, str], float] = {}
        for left, right in neighbours(query):
            boost = PAIR_BOOST * self.pair_idf(left, right)
            boosts[left.key, right.key] = boosts.get((left.key, right.key), 0.0) + boost
        self.pairs = [(left, right, boost) for (left, right), boost in boosts.items()]
        self._recency = query.recency

    def pair_idf(self, left: ScoredClause, right: ScoredClause) -> float:
        """Return the idf of two neighbours: the mean of that of the rarer one and the pair's own.

        How many documents have the pair is counted in a sample of them.
        """
        holders = sum(each.count_pair(left.key, right.key, self._sample) for each in self.segments)
        rarer = max(self.idfs[left.key], self.idfs[right.key])
        return (rarer + idf(len(self._sample), holders)) / 2

    def score_terms(self) -> Sequence[NDArray[float64]]:
        """Return what the terms add to the score of each document of each segment."""
        weights = {key: weight * self.idfs[key] for key, weight in self.weights.items()}
        return [each.score_terms(weights) for each in self.segments]

    def add_pairs(self, totals: Sequence[NDArray[float64]], limit: int | None) -> int:
        """Add what pairs count where it matters; return how many documents were looked at.

        With a limit, only the scores of the `limit` best documents are whole; the others' may lack
        what pairs add, which never lifts them among the best. The documents that pairs could lift
        highest are scored first; of the others, only those that could still pass them.
        """
        if not self.pairs or not self.segments or limit == 0:
            return 0
        if limit is None:
            return self._add_pairs(totals, [np.arange(len(each)) for each in totals])
        reach = self.raise_new(
            [
                each.reach(self.pairs, total)
                for each, total in zip(self.segments, totals, strict=True)
            ]
        )
        promising = highest(np.concatenate(reach), limit + PROMISING)
        first = [np.flatnonzero(each >= promising) for each in reach]
        looked_at = self._add_pairs(totals, first)
        raised = self.raise_new(totals)
        reached = [total.take(chosen) for total, chosen in zip(raised, first, strict=True)]
        least = highest(np.concatenate(reached), limit) - ROUNDING
        others = [np.flatnonzero((each < promising) & (each >= least)) for each in reach]
        return looked_at + self._add_pairs(totals, others)

    def raise_new(self, totals: Sequence[NDArray[float64]]) -> Sequence[NDArray[float64]]:
        """Return totals raised for what is new, if the query asks for that."""
        if self._recency is None:
            return totals
        return [
            total * each.newness(self._recency)
            for each, total in zip(self.segments, totals, strict=True)
        ]

    def _add_pairs(
        self, totals: Sequence[NDArray[float64]], chosen: Sequence[NDArray[intp]]
    ) -> int:
        for segment, total, indices in zip(self.segments, totals, chosen, strict=True):
            segment.add_pairs(self.pairs, total, indices)
        return sum(map(len, chosen))


def _certain(query: Query) -> Sequence[Clause]:
    """Return the clauses whose terms every matching document has."""
    return [each for each in query.required if not isinstance(each, Or)]


def neighbours(query: Query) -> Iterator[tuple[ScoredClause, ScoredClause]]:
    """Yield the pairs of terms that the reader typed next to each other."""
    clauses = query.counted[0].clauses
    runs: list[Sequence[ScoredClause]] = [
        [each for each in clauses if isinstance(each, TermClause | SynonymClause)]
    ]
    runs += [each.terms for each in clauses if isinstance(each, PhraseClause)]
    for left, right in (pair for run in runs for pair in pairwise(run)):
        if right.position == left.last_position + 1:
            yield left, right


def _idf(key: str, reader: IndexReader, matches: Sequence[SegmentMatch]) -> float:
    sets = [documents for each in matches if (documents := each.documents(key)) is not None]
    return idf(len(reader.living), sum(map(len, sets)))


class SegmentScorer:
    """The scores of the matching documents of one segment."""

    def __init__(
        self, reader: IndexReader, match: SegmentMatch, certain: Container[str] = ()
    ) -> None:
        self._terms = match.terms
        self._synonyms = match.synonyms
        self._doc_ids = match.doc_ids
        self._certain = certain
        self._first = match.segment.first
        self._segment = match.segment.arrays
        self._norms = reader.norms[self._first : self._first + self._segment.count]
        self._ages = reader.ages[self._first : self._first + self._segment.count]
        self._weighted: dict[str, NDArray[float64]] = {}

    def newness(self, recency: Recency) -> NDArray[float64]:
        """Return the factor of each document by its age."""
        ages = self._ages.take(self._doc_ids)
        return 1 + recency.boost * np.exp2(-ages / recency.days)

    def score_terms(self, weights: Mapping[str, float]) -> NDArray[float64]:
        """Return what terms, with their weights, add to the score of each document."""
        total = np.zeros(len(self._doc_ids))
        # A syllable typed with all of its accents stands for the same, whether accents bind or not.
        saturated: dict[Hashable, tuple[NDArray[float64], NDArray[float64]]] = {}
        for key, weight in weights.items():
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
        """Return what tells whether two clauses stand for the same terms of the segment."""
        if key in self._synonyms:
            return key
        term = self._terms[key].term
        return term.plain, term.variants

    def _weigh_key(self, key: str) -> NDArray[float64]:
        if key in self._synonyms:
            return self._weigh_synonyms(self._synonyms[key].synonyms)
        return self._weigh(self._terms[key].term, is_certain=key in self._certain)

    def reach(
        self, pairs: Sequence[tuple[str, str, float]], total: NDArray[float64]
    ) -> NDArray[float64]:
        """Return what pairs could at most raise the scores of terms to.

        A pair stands in a document at most as often as the rarer of its two terms does.
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
        """Add what pairs count to the totals of chosen documents, given by their indices."""
        doc_ids = self._doc_ids.take(chosen)
        held = [each for each in pairs if not self._lacks(each[0]) and not self._lacks(each[1])]
        if not len(doc_ids):
            return
        keys = dict.fromkeys(key for left, right, _ in held for key in (left, right))
        found = {key: self._occurrences(key, doc_ids) for key in keys}
        for left, right, weight in held:
            weighted = self._weigh_pair(found[left], found[right], doc_ids)
            total[chosen] += weight * saturate(weighted)

    def count_pair(self, left: str, right: str, sample: NDArray[intp]) -> int:
        """Return how many documents of a sample have one term directly after the other."""
        if self._lacks(left) or self._lacks(right):
            return 0
        first, last = np.searchsorted(sample, (self._first, self._first + self._segment.count))
        doc_ids = sample[first:last] - self._first
        for key in (left, right):
            doc_ids = doc_ids[self._held(key).documents.contains(doc_ids)]
        follows = common_keys(
            self._positions(left, doc_ids).lasts + 1, self._positions(right, doc_ids).firsts
        )
        holders, _ = holders_of(follows)
        return int(np.count_nonzero(np.diff(holders, prepend=-1)))

    def _held(self, key: str) -> MatchedTerm | MatchedSynonyms:
        return self._synonyms[key] if key in self._synonyms else self._terms[key]

    def _positions(self, key: str, doc_ids: NDArray[intp]) -> TermOccurrences | SynonymOccurrences:
        """Return where a term or a name stands in documents that all have it."""
        if key in self._synonyms:
            return self._synonyms[key].synonyms.occurrences(doc_ids)
        return self._terms[key].term.occurrences(doc_ids)

    def _lacks(self, key: str) -> bool:
        return key not in self._terms and key not in self._synonyms

    def _weigh_synonyms(self, synonyms: SegmentSynonyms) -> NDArray[float64]:
        """Return the weighted frequency of a name, in any spelling, in each document."""
        return self._weigh_positions(synonyms.occurrences(self._doc_ids).firsts, self._doc_ids)

    def _occurrences(
        self, key: str, doc_ids: NDArray[intp]
    ) -> TermOccurrences | SynonymOccurrences:
        """Return where a term or a name stands in documents of which not all need to have it."""
        if key in self._synonyms or key in self._certain:
            return self._positions(key, doc_ids)
        held = self._terms[key]
        holders = held.documents.contains(doc_ids).nonzero()[0]
        return held.term.occurrences(doc_ids.take(holders)).renumbered(holders)

    def _weigh(self, term: SegmentTerm, *, is_certain: bool) -> NDArray[float64]:
        """Return the frequency of a term in each document, weighted by field and length.

        Boosts of fields are whole quarters, so that their sums are exact: in which lists a segment
        holds a term must not change the last bit of a score, or ties would be broken by chance.
        """
        weighted = np.zeros(len(self._doc_ids))
        for held, codes in term.frequency_codes(self._doc_ids, is_certain=is_certain):
            counted = codes.take(self._segment.boosted)
            if held is None:
                weighted += counted
            else:
                weighted[held] += counted
        return weighted * self._norms.take(self._doc_ids)

    def _weigh_pair(
        self,
        left: TermOccurrences | SynonymOccurrences,
        right: TermOccurrences | SynonymOccurrences,
        doc_ids: NDArray[intp],
    ) -> NDArray[float64]:
        """Return the weighted frequency of one term directly after the other in each document."""
        follows = common_keys(left.lasts + 1, right.firsts)
        joined = common_keys(left.joined + 1, follows)
        weighted = self._weigh_positions(follows, doc_ids)
        return weighted + (WORD_BOOST - 1) * self._weigh_positions(joined, doc_ids)

    def fields_of(self, keys: NDArray[int64], doc_ids: NDArray[intp]) -> NDArray[intp]:
        """Return the number of the field that each of some positions in some documents is in."""
        holders, positions = holders_of(keys)
        documents = doc_ids.take(holders)
        fields = np.zeros(len(keys), intp)
        for starts in self._segment.field_starts[1:]:
            fields += positions >= starts.take(documents)
        return fields

    def _weigh_positions(self, keys: NDArray[int64], doc_ids: NDArray[intp]) -> NDArray[float64]:
        holders, _ = holders_of(keys)
        boosts = BOOSTS.take(self.fields_of(keys, doc_ids))
        return np.bincount(holders, boosts, minlength=len(doc_ids)) * self._norms.take(doc_ids)
