"""Compares clauses with titles by their text, for engines that do not ask postings."""

from collections.abc import Callable, Mapping, Sequence, Set

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.titles.title_matches import TitleMatches, join_counts
from search.engine.titles.title_terms import TitleTerms, read_titles
from search.query.clause import TermClause
from search.query.term_matching import stands_for
from search.query.walk import ScoredClause
from search.text.spelling import plain_term

MOST = 1 << 12
"""Titles that are kept, since many readers ask for the same; they take four megabytes."""

Way = Sequence[tuple[int, int]]
"""One way to write a clause: numbers of terms, each with its distance from the first."""


class StoredTitles:
    """Reads titles of one generation from its records; threads may share it."""

    def __init__(self, read_records: Callable[[NDArray[intp]], Sequence[bytes]]) -> None:
        self._read_records = read_records
        self._known: dict[int, TitleTerms] = {}

    def match(
        self, doc_ids: NDArray[intp], clauses: Sequence[ScoredClause], wanted: int
    ) -> TitleMatches:
        """Return what stands of clauses in the titles of some documents."""
        typed = _TypedClauses(clauses)
        titles = self.read(doc_ids)
        places = [typed.find(each) for each in titles]
        counted = [[len(starts) for starts, _ in found] for found in places]
        counts = np.array(counted, int64).reshape(len(titles), len(clauses))
        covered = [len(set().union(*(held for _, held in found[:wanted]))) for found in places]
        return join_counts(
            counts,
            wanted,
            np.array(covered, int64),
            np.array([len(each) for each in titles], int64),
            np.array([each[-1][1] + 1 if each else 0 for each in titles], int64),
        )

    def read(self, doc_ids: NDArray[intp]) -> Sequence[TitleTerms]:
        """Return the titles of some documents; those that are not known are read from records."""
        wanted: list[int] = doc_ids.tolist()
        known = self._known
        held = {each: title for each in wanted if (title := known.get(each)) is not None}
        unknown = [each for each in wanted if each not in held]
        if unknown:
            read = read_titles(self._read_records(np.array(unknown, intp)))
            held.update(zip(unknown, read, strict=True))
            if len(known) + len(unknown) > MOST:
                known.clear()
            known.update((each, held[each]) for each in unknown)
        return [held[each] for each in wanted]


class _TypedClauses:
    """The terms of clauses by number, and which of them stand for a term of a title."""

    def __init__(self, clauses: Sequence[ScoredClause]) -> None:
        self._terms: list[TermClause] = []
        self._ways = [[self._number(way) for way in _ways_of(each)] for each in clauses]
        self._by_plain: dict[str, list[int]] = {}
        for number, term in enumerate(self._terms):
            self._by_plain.setdefault(term.plain, []).append(number)
        self._standing: dict[str, Sequence[int]] = {}

    def find(self, title: TitleTerms) -> Sequence[tuple[Sequence[int], Set[int]]]:
        """Return where each clause begins in a title, and the positions of all of its terms."""
        positions: dict[int, set[int]] = {}
        for term, position in title:
            for number in self._terms_of(term):
                positions.setdefault(number, set()).add(position)
        return [_find_ways(ways, positions) for ways in self._ways]

    def _number(self, way: Sequence[TermClause]) -> Way:
        first = len(self._terms)
        self._terms += way
        return [(first + n, each.position - way[0].position) for n, each in enumerate(way)]

    def _terms_of(self, term: str) -> Sequence[int]:
        """Return the numbers of the typed terms that stand for one of a title."""
        held = self._standing.get(term)
        if held is None:
            alike = self._by_plain.get(plain_term(term), ())
            held = [number for number in alike if stands_for(self._terms[number], term)]
            self._standing[term] = held
        return held


def _ways_of(clause: ScoredClause) -> Sequence[Sequence[TermClause]]:
    """Return the terms of each way in which a clause is written."""
    return [[clause]] if isinstance(clause, TermClause) else clause.synonyms


def _find_ways(
    ways: Sequence[Way], positions: Mapping[int, set[int]]
) -> tuple[Sequence[int], Set[int]]:
    starts = [(way, first) for way in ways for first in _find_starts(way, positions)]
    held = {first + distance for way, first in starts for _, distance in way}
    return [first for _, first in starts], held


def _find_starts(way: Way, positions: Mapping[int, set[int]]) -> Set[int]:
    """Return where the terms of a way stand at their distances."""
    if len(way) == 1:
        return positions.get(way[0][0], set())
    rows = [{at - distance for at in positions.get(term, ())} for term, distance in way]
    return set.intersection(*rows)
