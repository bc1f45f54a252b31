"""Answers to a question: the title of each is scored once more, as a document of its own.

    hộ kinh doanh nộp thuế gì   →   "Hộ kinh doanh cho thuê nhà nộp thuế bao nhiêu?"

Many bulletins have the words of a question somewhere; one that answers it says so in its title, and
says little else there.
"""

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.engine.contract import DocIds, Engine
from search.query.clause import Query
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import K1, TITLE_BOOST, TITLE_LENGTH, B


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
