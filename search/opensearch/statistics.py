"""Statistics of terms: from the vocabulary, and for phrases and alternatives from the cluster."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import nsmallest

import numpy as np
from numpy import float64, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import idf
from search.engine.counts import TermCounts
from search.engine.matching.adjacency import common_keys, holders_of
from search.engine.matching.matching import SegmentMatcher
from search.engine.ngram_counts import NgramCounts, Slot
from search.engine.segment_reader import SegmentReader
from search.engine.statistics.near_terms import find_near
from search.engine.statistics.ngrams import count_ngrams
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.facets import count_all_terms
from search.opensearch.query.clause_query import ClauseQueries
from search.opensearch.query.typed_forms import exact_token
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import Clause, TermClause
from search.query.walk import ScoredClause

_PAIRS_REMEMBERED = 1 << 15

_PLACES_REMEMBERED = 1 << 11
"""Terms and names of which is kept where they stand in the sample: at most some dozen megabytes."""

SampledPlaces = tuple[NDArray[int64], NDArray[int64]]
"""The keys, ascending, of the first and the last positions of all occurrences in a segment."""


class ClusterStatistics:
    """See `search.engine.contract.TermStatistics`; n-grams are counted in the sample."""

    def __init__(
        self, index: GenerationIndex, vocabulary: Vocabulary, queries: ClauseQueries
    ) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self._queries = queries
        self._pairs: dict[tuple[Hashable, Hashable], int] = {}
        self._sampled: dict[Hashable, Sequence[SampledPlaces]] = {}

    def counts(self, clauses: Sequence[Clause]) -> Sequence[int]:
        """Return how many documents each clause matches."""
        asked = [each for each in clauses if not isinstance(each, TermClause)]
        found = iter(self._index.counts([self._queries.clause(each) for each in asked]))
        return [
            self._vocabulary.count_clause(each) if isinstance(each, TermClause) else next(found)
            for each in clauses
        ]

    def idfs(self, clauses: Sequence[Clause]) -> Sequence[float]:
        documents = self._vocabulary.documents
        return tuple(idf(documents, each) if each else 0.0 for each in self.counts(clauses))

    def variants(self, plain: str) -> Mapping[str, int]:
        return self._vocabulary.counted_variants(plain)

    def near(self, plain: str, alike: Sequence[str], least: int) -> Mapping[str, int]:
        table, counts = self._vocabulary.plain_terms, self._vocabulary.plain_counts
        found = [table.find(each.encode()) for each in alike]
        known = {each for each in found if each is not None}
        near = known.union(find_near(table, counts, plain, least).tolist())
        return {table[each].decode(): int(counts[each]) for each in near}

    def begun(self, stem: str, limit: int) -> Mapping[str, int]:
        return dict(self._vocabulary.begun(stem, limit))

    def ngram_counts(self, slots: Sequence[Slot], limit: int) -> NgramCounts:
        counted = count_ngrams(self._vocabulary.sample, slots, limit)
        holders: list[NDArray[float64]] = [
            np.array([self._vocabulary.count(exact_token(each)) for each in slot], float64)
            for slot in slots
        ]
        return replace(counted, holders=holders)

    def count_pair(self, left: ScoredClause, right: ScoredClause) -> tuple[int, int]:
        """Return how many sampled documents have one thing after the other, and how many are."""
        asked = _identity(left), _identity(right)
        count = self._pairs.get(asked)
        if count is None:
            count = sum(map(_count_adjacent, self._places(left), self._places(right)))
            if len(self._pairs) >= _PAIRS_REMEMBERED:
                self._pairs = {}
            self._pairs[asked] = count
        return count, self._vocabulary.sample.count

    def _places(self, clause: ScoredClause) -> Sequence[SampledPlaces]:
        """Return where a term or a name stands in each segment of the sample."""
        asked = _identity(clause)
        found = self._sampled.get(asked)
        if found is None:
            found = [_find_places(each, clause) for each in self._vocabulary.sample.segments]
            if len(self._sampled) >= _PLACES_REMEMBERED:
                self._sampled = {}
            self._sampled[asked] = found
        return found


def _identity(clause: ScoredClause) -> Hashable:
    """Return what tells a term or a name from others; a key does not tell a code."""
    return (clause.kind, clause.key) if isinstance(clause, TermClause) else clause.key


def _find_places(segment: SegmentReader, clause: ScoredClause) -> SampledPlaces:
    matcher = SegmentMatcher(segment)
    held = matcher.clause(clause).to_numbers()
    if not len(held):
        return _NOWHERE
    match = matcher.matched(np.empty(0, intp))
    if isinstance(clause, TermClause):
        keys = match.terms[clause.key].term.occurrences(held).renumbered(held).keys
        return keys, keys
    found = match.synonyms[clause.key].synonyms.occurrences(np.arange(segment.arrays.count))
    return found.firsts, found.lasts


_NOWHERE = np.empty(0, int64), np.empty(0, int64)


def _count_adjacent(left: SampledPlaces, right: SampledPlaces) -> int:
    """Return how many documents have one thing directly after the other."""
    holders, _ = holders_of(common_keys(left[1] + 1, right[0]))
    return int(np.count_nonzero(np.diff(holders, prepend=-1)))


class ClusterKeywordTerms:
    """The terms of a keyword field with their counts, read once from the cluster."""

    def __init__(self, index: GenerationIndex, keyword: str) -> None:
        self._index = index
        self._keyword = keyword

    def begun(self, prefix: str) -> Iterator[str]:
        terms = self._terms
        for number in range(bisect_left(terms, prefix), len(terms)):
            if not terms[number].startswith(prefix):
                return
            yield terms[number]

    def longest(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        counted = ((each, self._counted[each]) for each in self.begun(prefix))
        return nsmallest(limit, counted, key=lambda each: (-each[1], each[0]))

    def __contains__(self, term: object) -> bool:
        return term in self._counted

    def spread(
        self, terms: Sequence[str], counts: Sequence[int] | NDArray[intp], missing: int
    ) -> TermCounts:
        """Return counts of some terms as counts of all, which are the same list each time.

        Those above remember by that list what they found out about its terms.
        """
        spread = np.zeros(len(self._terms), intp)
        places = list(map(self._places.__getitem__, terms))
        spread[places] = counts
        return TermCounts(self._terms, spread, missing)

    @cached_property
    def _counted(self) -> Mapping[str, int]:
        return dict(count_all_terms(self._index, self._keyword, []))

    @cached_property
    def _terms(self) -> Sequence[str]:
        return sorted(self._counted)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {term: place for place, term in enumerate(self._terms)}
