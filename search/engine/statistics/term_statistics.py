"""Statistics of the terms of an index: idf, spellings, and n-grams."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

import numpy as np
from numpy import intp

from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatcher
from search.engine.ngram_counts import NgramCounts, Slot
from search.engine.statistics.begun_terms import find_begun_terms
from search.engine.statistics.near_terms import find_near
from search.engine.statistics.ngrams import count_ngrams, find_variants
from search.query.clause import Clause, SynonymClause

REMEMBERED = 1 << 14
"""Typed terms whose spellings and neighbours are remembered; an index has few more syllables."""


class ArrayTermStatistics:
    """Statistics from the arrays of segments; see `search.engine.contract.TermStatistics`."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._variants = lru_cache(maxsize=REMEMBERED)(partial(find_variants, reader))
        # To find where the words of a name stand in a row takes milliseconds.
        self._name_idfs: dict[str, float] = {}
        self._near = lru_cache(maxsize=REMEMBERED)(partial(_count_near, reader))

    def idfs(self, clauses: Sequence[Clause]) -> Sequence[float]:
        known = self._name_idfs
        new = [each for each in clauses if _name_of(each) not in known]
        found = dict(zip(new, self._count_idfs(new), strict=True))
        if len(known) < REMEMBERED:
            known.update((each.key, found[each]) for each in new if isinstance(each, SynonymClause))
        return tuple(found[each] if each in found else known[_name_of(each)] for each in clauses)

    def _count_idfs(self, clauses: Sequence[Clause]) -> Sequence[float]:
        # A term that no document has is probably mistyped: its idf must not outweigh all others.
        counts = np.zeros(len(clauses), intp)
        for segment in self._reader.segments:
            matcher = SegmentMatcher(segment)
            counts += np.array([len(matcher.clause(each)) for each in clauses], intp)
        living = len(self._reader.living)
        return tuple(idf(living, count) if count else 0.0 for count in counts.tolist())

    def variants(self, plain: str) -> Mapping[str, int]:
        return self._variants(plain)

    def near(self, plain: str, alike: Sequence[str], least: int) -> Mapping[str, int]:
        return self._near(plain, tuple(alike), least)

    def begun(self, stem: str, limit: int) -> Mapping[str, int]:
        return find_begun_terms(self._reader, stem, limit)

    def ngram_counts(self, slots: Sequence[Slot], limit: int) -> NgramCounts:
        return count_ngrams(self._reader, slots, limit)


def _count_near(
    reader: IndexReader, plain: str, alike: Sequence[str], least: int
) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for segment in reader.segments:
        table = segment.arrays.plain_terms
        found = [table.find(each.encode()) for each in alike]
        known = {each for each in found if each is not None}
        lengths = segment.arrays.plain_postings.lengths
        for number in known.union(find_near(table, lengths, plain, least).tolist()):
            counts[table[number].decode()] += int(lengths[number])
    return counts


def _name_of(clause: Clause) -> str:
    """Return what tells a name from others, and nothing for other clauses."""
    return clause.key if isinstance(clause, SynonymClause) else ""
