"""How much of a short query stands in a title, and how much of the title that is.

    lý sơn   →   "Lý Sơn mùa tỏi" has all of the query, which is half of the title

What a bulletin is about stands in its title, and little else does. Both shares together raise a
score by a seventh at most, so that they decide between documents that are nearly equal.
"""

from collections.abc import Sequence

from search.engine.contract import DocIds, Engine
from search.engine.titles.title_matches import COVERED, HELD, OTHERS, WIDTH
from search.query.clause import Clause, PhraseClause, Query, SynonymClause, TermClause
from search.query.numbered import find_numbered
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import TITLE_COVERAGE_BOOST, TITLE_DENSITY_BOOST
from search.relaxation.titles.roundups import find_roundups

HIGHEST = 1.0 + TITLE_COVERAGE_BOOST + TITLE_DENSITY_BOOST
"""The most by which a score is multiplied."""


def find_factors(engine: Engine, query: Query, doc_ids: DocIds) -> Sequence[float]:
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
    most = max(1, len(words))
    # Thirty rows: NumPy takes longer to begin with each of these steps than Python to take them.
    factors = [
        1.0
        if row[OTHERS]
        else 1.0
        + TITLE_COVERAGE_BOOST * (row[HELD] / most)
        + TITLE_DENSITY_BOOST * (row[COVERED] / max(row[WIDTH], 1))
        for row in titles.rows.tolist()
    ]
    for numbered in find_numbered(wanted.clauses):
        asked = [_exact_clause(numbered.whole), _exact_clause(numbered.words)]
        counts = engine.match_titles(doc_ids, asked, 0).counts.tolist()
        factors = [
            1.0 if words and not whole else factor
            for factor, (whole, words) in zip(factors, counts, strict=True)
        ]
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
