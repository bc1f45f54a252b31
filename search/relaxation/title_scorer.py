"""Answers to a question: the title of each is scored once more, as a document of its own.

    hộ kinh doanh nộp thuế gì   →   "Hộ kinh doanh cho thuê nhà nộp thuế bao nhiêu?"

Many bulletins have the words of a question somewhere; one that answers it says so in its title, and
says little else there.
"""

from collections.abc import Mapping, Sequence

from search.engine.contract import Engine
from search.query.clause import Query, TermClause
from search.query.term_matching import stands_for
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import K1, TITLE_BOOST, TITLE_LENGTH, B
from search.relaxation.title import TitleTerms, ways_of
from search.text.spelling import plain_term


class TitleScorer:
    """Scores titles by what counts in the score of a query, as BM25 does; pairs are left out."""

    def __init__(self, engine: Engine, query: Query) -> None:
        weights: dict[str, float] = {}
        clauses: dict[str, ScoredClause] = {}
        for scoring in query.counted:
            for key, clause in {each.key: each for each in scored_clauses(scoring.clauses)}.items():
                weights[key] = weights.get(key, 0.0) + scoring.weight
                clauses.setdefault(key, clause)
        idfs = engine.terms.idfs(list(clauses.values()))
        self._weights = [each * idf for each, idf in zip(weights.values(), idfs, strict=True)]
        # Each way to write a clause, as the numbers of its terms and their distances.
        self._terms: list[TermClause] = []
        self._ways = [[self._number(way) for way in ways_of(each)] for each in clauses.values()]
        self._clause_of = [
            clause for clause, ways in enumerate(self._ways) for way in ways for _ in way
        ]
        self._by_plain: dict[str, list[int]] = {}
        for number, term in enumerate(self._terms):
            self._by_plain.setdefault(term.plain, []).append(number)
        self._standing: dict[str, Sequence[int]] = {}

    def score(self, title: TitleTerms) -> float:
        """Return the score of a title."""
        positions: dict[int, set[int]] = {}
        for term, position in title:
            for number in self._terms_of(term):
                positions.setdefault(number, set()).add(position)
        norm = 1 / (1 - B + B * len(title) / TITLE_LENGTH)
        # Most titles have few of the clauses; in order, so that sums are the same everywhere.
        held = sorted({self._clause_of[number] for number in positions})
        counts = (sum(_count(way, positions) for way in self._ways[each]) for each in held)
        parts = (
            self._weights[each] * _saturate(norm * count)
            for each, count in zip(held, counts, strict=True)
        )
        return TITLE_BOOST * sum(parts)

    def _number(self, way: Sequence[TermClause]) -> Sequence[tuple[int, int]]:
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


def _count(way: Sequence[tuple[int, int]], positions: Mapping[int, set[int]]) -> int:
    """Return how often the terms of a way stand at their distances."""
    if len(way) == 1:
        return len(positions.get(way[0][0], ()))
    starts = [{at - distance for at in positions.get(term, ())} for term, distance in way]
    return len(set.intersection(*starts))


def _saturate(frequency: float) -> float:
    return frequency * (K1 + 1) / (frequency + K1)
