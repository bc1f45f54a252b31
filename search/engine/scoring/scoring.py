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

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import ROUNDING, SegmentMatch
from search.engine.scoring.segment_scorer import SegmentScorer
from search.engine.scoring.top_scores import highest
from search.query.clause import Clause, Or, PhraseClause, Query, SynonymClause, TermClause
from search.query.walk import ScoredClause, scored_clauses, term_clauses
from search.ranking import PAIR_BOOST

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
