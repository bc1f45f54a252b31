"""How much of a short query stands in a title, and how much of the title that is.

    lý sơn   →   "Lý Sơn mùa tỏi" has all of the query, which is half of the title

What a bulletin is about stands in its title, and little else does. Both shares together raise a
score by a seventh at most, so that they decide between documents that are nearly equal.
"""

from collections.abc import Sequence

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.engine.contract import DocIds, Engine
from search.query.clause import Clause, PhraseClause, Query, SynonymClause, TermClause
from search.query.numbered import find_numbered
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import TITLE_COVERAGE_BOOST, TITLE_DENSITY_BOOST
from search.relaxation.titles.roundups import find_roundups

HIGHEST = 1.0 + TITLE_COVERAGE_BOOST + TITLE_DENSITY_BOOST
"""The most by which a score is multiplied."""


def find_factors(engine: Engine, query: Query, doc_ids: DocIds) -> NDArray[float64]:
    """Return what the score of each document is multiplied by for its title, 1 or more.

    Titles are compared letter by letter with what is typed. Words without accents stand for
    several: a title that has them with accents is not raised. Nor is one that names what lowers a
    score, as the deputy of an office that is looked for, nor that of a roundup, nor one that names
    another number of the same, or none.
    """
    wanted, *others = query.counted
    words = _as_typed(wanted.clauses)
    lowering = [each for one in others if one.weight < 0 for each in one.clauses]
    against = [*_as_typed(lowering), *find_roundups(wanted.clauses)]
    titles = engine.match_titles(doc_ids, [*words, *against], len(words))
    coverage = titles.held / max(1, len(words))
    density = titles.covered / np.maximum(titles.widths, 1)
    factors: NDArray[float64] = (
        1.0 + TITLE_COVERAGE_BOOST * coverage + TITLE_DENSITY_BOOST * density
    )
    if against:
        factors[titles.others > 0] = 1.0
    for numbered in find_numbered(wanted.clauses):
        asked = [_exact_clause(numbered.whole), _exact_clause(numbered.words)]
        whole, words = engine.match_titles(doc_ids, asked, 0).counts.T
        factors[(whole == 0) & (words > 0)] = 1.0
    return factors


def _as_typed(clauses: Sequence[Clause]) -> Sequence[ScoredClause]:
    """Return what is scored of some clauses, each once, with the accents that were typed."""
    distinct = {each.key: each for each in scored_clauses(clauses)}
    return list(map(_exact_clause, distinct.values()))


def _exact_clause(clause: ScoredClause) -> ScoredClause:
    if isinstance(clause, TermClause):
        return clause if clause.is_exact else _exact(clause)
    return SynonymClause(tuple(PhraseClause(tuple(map(_exact, way))) for way in clause.synonyms))


def _exact(term: TermClause) -> TermClause:
    return TermClause(term.term, term.kind, term.start, term.end, term.position, is_exact=True)
