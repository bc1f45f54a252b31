"""Scores of candidates by our own formula (`search.engine.scoring.scoring`), from stored terms.

    weights of terms and pairs ──▶ a query that proposes candidates ──▶ stored terms ──▶ scores

The cluster's own scores only choose candidates; the order of a page is made here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy import float64, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import idf, norms, saturate
from search.engine.matching.adjacency import common_keys
from search.engine.scoring.scoring import neighbours
from search.field import Field
from search.opensearch.cluster.connection import Json
from search.opensearch.query.clause_query import (
    any_of,
    phrase,
    row,
    scoring_ways,
    ways_of,
)
from search.opensearch.statistics import ClusterStatistics
from search.opensearch.stored_terms import StoredTerms, documents_of, fields_of
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import Query, SynonymClause
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import PAIR_BOOST, WORD_BOOST

SPELLINGS_SHARE = 0.1
"""How much of its score a further spelling of a name adds to a candidate's: our formula adds up
frequencies, which saturate. On 20,000 items, the first pages of sixteen names lay within the first
24 candidates with 0.1, 61 with 0.3, 99 with 0, and 112 with 1."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a term or a name stands: keys of first and last positions, and where words go on."""

    firsts: NDArray[int64]
    lasts: NDArray[int64]
    joined: NDArray[int64]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbours of a query, by their keys, and their idf."""

    left: ScoredClause
    right: ScoredClause
    idf: float


class Formula:
    """What makes the score of a query: its terms and names, pairs of neighbours, and weights."""

    def __init__(self, query: Query, vocabulary: Vocabulary, statistics: ClusterStatistics) -> None:
        self._query = query
        self._vocabulary = vocabulary
        self.clauses: dict[str, ScoredClause] = {}
        self.weights: dict[str, float] = {}
        for scoring in query.counted:
            held = {each.key: each for each in scored_clauses(scoring.clauses)}
            for key, clause in held.items():
                self.clauses.setdefault(key, clause)
                self.weights[key] = self.weights.get(key, 0.0) + scoring.weight
        counts = statistics.counts(list(self.clauses.values()))
        self.idfs = {
            key: idf(vocabulary.documents, count)
            for key, count in zip(self.clauses, counts, strict=True)
        }
        self.pairs = [
            Pair(left, right, self._pair_idf(left, right, statistics))
            for left, right in neighbours(query)
        ]

    def candidates(self) -> Sequence[Json]:
        """Return what scores documents about as this formula does, in the cluster."""
        found: list[Json] = []
        for key, clause in self.clauses.items():
            boost = self.weights[key] * self.idfs[key]
            if boost >= 0:
                # No query can lower a score; left out, nothing is proposed too low.
                found.append(_best(list(scoring_ways(clause, boost))))
        for pair in self.pairs:
            rows = [
                f"{row(one)} {row(other)}"
                for one in ways_of(pair.left)
                for other in ways_of(pair.right)
            ]
            boost = PAIR_BOOST * pair.idf
            found.append(_best([phrase(each, boost / _size(each)) for each in rows]))
        return found

    def score(self, terms: StoredTerms, ages: NDArray[float64]) -> NDArray[float64]:
        """Return the score of each document; `ages` are in days from the newest document."""
        located = self._locate(terms)
        norm = self.norms(terms)
        total = np.zeros(terms.count)
        for key in self.clauses:
            weighted = terms.weigh(located[key].firsts) * norm
            total += self.weights[key] * self.idfs[key] * saturate(weighted)
        boosts: dict[tuple[str, str], float] = {}
        for pair in self.pairs:
            both = pair.left.key, pair.right.key
            boosts[both] = boosts.get(both, 0.0) + PAIR_BOOST * pair.idf
        for (left, right), boost in boosts.items():
            total += boost * saturate(_weigh_pair(terms, located[left], located[right]) * norm)
        return total * self.newness(ages)

    def norms(self, terms: StoredTerms) -> NDArray[float64]:
        """Return the length normalisation of each document."""
        return norms(terms.lengths, self._vocabulary.average_length)

    def newness(self, ages: NDArray[float64]) -> NDArray[float64]:
        """Return the factor of each document by its age."""
        recency = self._query.recency
        if recency is None:
            return np.ones(len(ages))
        return 1 + recency.boost * np.exp2(-ages / recency.days)

    def amounts(self, clause: ScoredClause, terms: StoredTerms) -> NDArray[float64]:
        """Return the saturated frequency of a term or a name in each document."""
        located = self._locate(terms)[clause.key]
        return saturate(terms.weigh(located.firsts) * self.norms(terms))

    def pair_amounts(self, pair: Pair, terms: StoredTerms) -> NDArray[float64]:
        """Return the saturated frequency of two neighbours in a row in each document."""
        located = self._locate(terms)
        weighted = _weigh_pair(terms, located[pair.left.key], located[pair.right.key])
        return saturate(weighted * self.norms(terms))

    def frequencies(self, clause: ScoredClause, terms: StoredTerms) -> Mapping[Field, int]:
        """Return how often a term or a name stands in each field of all documents."""
        firsts = self._locate(terms)[clause.key].firsts
        counts = np.bincount(fields_of(firsts), minlength=len(Field)).tolist()
        return {field: count for field, count in zip(Field, counts, strict=True) if count}

    def fields(self, terms: StoredTerms) -> Sequence[Sequence[str]]:
        """Return the names of the fields in which anything that scores stands, by document."""
        sets = np.zeros((terms.count, len(Field)), np.bool_)
        for each in self._locate(terms).values():
            sets[documents_of(each.firsts), fields_of(each.firsts)] = True
        return [
            tuple(field.value for field, is_held in zip(Field, held, strict=True) if is_held)
            for held in sets.tolist()
        ]

    def _locate(self, terms: StoredTerms) -> Mapping[str, Occurrences]:
        """Return where each term and name of the query stands in documents."""
        single = {
            each.key: each
            for clause in self.clauses.values()
            for way in ways_of(clause)
            for each in way
        }
        wanted = {key: self._vocabulary.numbers_of(each) for key, each in single.items()}
        if not wanted:
            return {}
        together = np.unique(np.concatenate(list(wanted.values())))
        kept = terms.narrowed(together)
        # Which of these an occurrence is of; looked up once, not for each term.
        places = np.searchsorted(together, kept.numbers)
        held = {key: np.isin(together, numbers).take(places) for key, numbers in wanted.items()}
        return {
            key: _locate_name(clause, kept, held)
            if isinstance(clause, SynonymClause)
            else _locate_term(kept, held[key])
            for key, clause in self.clauses.items()
        }

    def _pair_idf(
        self, left: ScoredClause, right: ScoredClause, statistics: ClusterStatistics
    ) -> float:
        holders, sampled = statistics.count_pair(left, right)
        rarer = max(self.idfs[left.key], self.idfs[right.key])
        return (rarer + idf(sampled, holders)) / 2


def scored_clauses_of(query: Query) -> Sequence[ScoredClause]:
    """Return the terms and names that make the scores of a query."""
    held = (each for scoring in query.counted for each in scored_clauses(scoring.clauses))
    return list({each.key: each for each in held}.values())


def _locate_term(terms: StoredTerms, held: NDArray[np.bool_]) -> Occurrences:
    keys = terms.keys[held]
    return Occurrences(keys, keys, terms.keys[held & terms.joined])


def _locate_name(
    clause: SynonymClause, terms: StoredTerms, held: Mapping[str, NDArray[np.bool_]]
) -> Occurrences:
    firsts, lasts = [], []
    for way in clause.synonyms:
        shifts = [each.position - way[0].position for each in way]
        begun = [
            np.unique(terms.keys[held[each.key]]) - shift
            for each, shift in zip(way, shifts, strict=True)
        ]
        found: NDArray[int64] = reduce(common_keys, begun)
        firsts.append(found)
        lasts.append(found + shifts[-1])
    return Occurrences(_united(firsts), _united(lasts), np.empty(0, int64))


def _united(keys: Sequence[NDArray[int64]]) -> NDArray[int64]:
    return keys[0] if len(keys) == 1 else np.unique(np.concatenate(keys))


def _weigh_pair(terms: StoredTerms, left: Occurrences, right: Occurrences) -> NDArray[float64]:
    """Return the weighted frequency of one thing directly after another in each document."""
    follows = common_keys(np.unique(left.lasts) + 1, np.unique(right.firsts))
    joined = common_keys(np.unique(left.joined) + 1, follows)
    return terms.weigh(follows) + (WORD_BOOST - 1) * terms.weigh(joined)


def _best(queries: Sequence[Json]) -> Json:
    """Return what scores several ways to say one thing about as one."""
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return any_of(())
    return {"dis_max": {"queries": list(queries), "tie_breaker": SPELLINGS_SHARE}}


def _size(tokens: str) -> int:
    return sum(each != "_" for each in tokens.split(" "))


def ages_of(days: NDArray[intp], newest: int) -> NDArray[float64]:
    """Return the ages in days of documents, given their days and the newest one, since 1970."""
    ages: NDArray[float64] = np.maximum(newest - days, 0).astype(float64)
    return ages
