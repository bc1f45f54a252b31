"""How much of a short query stands in a title, and how much of the title that is.

    lý sơn   →   "Lý Sơn mùa tỏi" has all of the query, which is half of the title

What a bulletin is about stands in its title, and little else does. Both shares together raise a
score by a seventh at most, so that they decide between documents that are nearly equal.
"""

from collections.abc import Mapping, Sequence, Set

from search.query.clause import Clause, Query
from search.query.walk import scored_clauses
from search.ranking import TITLE_COVERAGE_BOOST, TITLE_DENSITY_BOOST
from search.relaxation.title import TitleTerms, ways_of

HIGHEST = 1.0 + TITLE_COVERAGE_BOOST + TITLE_DENSITY_BOOST
"""The most by which a score is multiplied."""

Way = Sequence[tuple[str, int]]
"""Terms in a row, each with its distance from the first."""


class TitleShare:
    """Compares titles with the words of a query, letter by letter as they are typed.

    Words without accents stand for several: a title that has them with accents is not raised. Nor
    is one that names what lowers a score, as the deputy of an office that is looked for.
    """

    def __init__(self, query: Query) -> None:
        wanted, *others = query.counted
        self._wanted = _ways(wanted.clauses)
        self._against = _ways([each for one in others if one.weight < 0 for each in one.clauses])
        words = (*self._wanted, *self._against)
        self._terms = {term for ways in words for way in ways for term, _ in way}

    def factor(self, title: TitleTerms) -> float:
        """Return what the score of a document with a title is multiplied by, 1 or more."""
        held: dict[str, set[int]] = {}
        for term, position in title:
            if term in self._terms:
                held.setdefault(term, set()).add(position)
        if not held or any(_places(way, held) for ways in self._against for way in ways):
            return 1.0
        places = [{at for way in ways for at in _places(way, held)} for ways in self._wanted]
        coverage = sum(map(bool, places)) / len(places)
        density = len(set.union(*places)) / (title[-1][1] + 1)
        return 1.0 + TITLE_COVERAGE_BOOST * coverage + TITLE_DENSITY_BOOST * density


def _ways(clauses: Sequence[Clause]) -> Sequence[Sequence[Way]]:
    """Return the ways in which each of some clauses is written, each clause once."""
    distinct = {each.key: each for each in scored_clauses(clauses)}
    return [
        [[(term.term, term.position - way[0].position) for term in way] for way in ways_of(each)]
        for each in distinct.values()
    ]


def _places(way: Way, held: Mapping[str, set[int]]) -> Set[int]:
    """Return the positions at which the terms of a way stand in a row, of those of each term."""
    if len(way) == 1:
        return held.get(way[0][0], set())
    rows = [{at - distance for at in held.get(term, ())} for term, distance in way]
    firsts = set.intersection(*rows)
    return {first + distance for first in firsts for _, distance in way}
