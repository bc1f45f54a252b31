"""Answers to a question: the title of each is scored once more, as a document of its own.

    hộ kinh doanh nộp thuế gì   →   "Hộ kinh doanh cho thuê nhà nộp thuế bao nhiêu?"

Many bulletins have the words of a question somewhere; one that answers it says so in its title, and
says little else there.

    việt nam có bao nhiêu tỉnh   →   "34 tỉnh" in twelve titles, "4 tỉnh" in five

Any number stands before any word somewhere, and few of them count all of it. The one that titles
agree upon is believed.
"""

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.engine.contract import DocIds, Engine
from search.query.clause import Query, SynonymClause
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import K1, NUMBER_BOOST, TITLE_BOOST, TITLE_LENGTH, B

FEWEST = 2
"""Titles that must agree upon a number."""


def score_titles(engine: Engine, query: Query, doc_ids: DocIds) -> NDArray[float64]:
    """Return the BM25 of each title by what counts in the score of a query; pairs are left out."""
    weights: dict[str, float] = {}
    clauses: dict[str, ScoredClause] = {}
    for scoring in query.counted:
        for key, clause in {each.key: each for each in scored_clauses(scoring.clauses)}.items():
            weights[key] = weights.get(key, 0.0) + scoring.weight
            clauses.setdefault(key, clause)
    asked = list(clauses.values())
    idfs = engine.terms.idfs(asked)
    titles = engine.match_titles(doc_ids, asked, 0)
    norms = 1 / (1 - B + B * titles.lengths / TITLE_LENGTH)
    sums = np.zeros(len(doc_ids))
    for weight, idf, counts in zip(weights.values(), idfs, titles.counts.T, strict=True):
        frequencies = norms * counts
        sums += weight * idf * (frequencies * (K1 + 1) / (frequencies + K1))
    return TITLE_BOOST * sums


def find_number_factors(
    engine: Engine, numbers: SynonymClause, doc_ids: DocIds
) -> NDArray[float64]:
    """Return what the score of each document is multiplied by for the numbers in its title.

    A title has as much of `NUMBER_BOOST` as its number has of the titles that tell the commonest.
    """
    each_number = [SynonymClause((way,)) for way in numbers.clauses]
    held = engine.match_titles(doc_ids, each_number, 0).counts > 0
    votes = held.sum(axis=0)
    most = int(votes.max(initial=0))
    if most < FEWEST:
        return np.ones(len(doc_ids))
    agreed: NDArray[float64] = (held * votes).max(axis=1, initial=0) / most
    return 1.0 + NUMBER_BOOST * agreed
