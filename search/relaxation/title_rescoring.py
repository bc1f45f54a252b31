"""The best documents of a short query or a question, ordered once more by what their titles say.

The scores of the best are raised by their titles; the others follow as they were. Lucene's
QueryRescorer does the same.
"""

from collections.abc import Sequence
from operator import add, mul

import numpy as np
from numpy import float64, intp

from search.engine.contract import DocIds, Engine, Matches
from search.engine.scored_docs import ScoredDocs
from search.query.clause import Query
from search.query.walk import scored_clauses
from search.ranking import NEWEST_BOOST
from search.relaxation.query_length import LONG
from search.relaxation.titles.accent_turns import is_bare, take_turns
from search.relaxation.titles.title_scorer import find_number_factors, score_titles
from search.relaxation.titles.title_share import HIGHEST, find_factors
from search.request import Filters, Sort

WINDOW = 30
"""Documents of a short query whose titles count. nDCG@10 of 52 queries with 10, 15, 20, 30 and
100: 0.900, 0.903, 0.905, 0.907 and 0.907."""

QUESTION_WINDOW = 100
"""The same for a question: with 50, questions lose up to 0.01 nDCG@10; 200 bring nothing more."""

_ROUNDING = 1e-9
"""By how much a score may be rounded."""


def rank_page(
    engine: Engine, matches: Matches, filters: Filters, sort: Sort, first: int, last: int
) -> ScoredDocs:
    """Return the documents of ranks `first` to `last` (excluded), titles counted."""
    window = _window(matches.query, sort)
    if first >= window:
        return matches.page(filters, sort, first, last)
    scored = matches.page(filters, sort, *_ranks_read(window, first, last))
    scores: list[float] = scored.scores.tolist()
    window = _reach(matches.query, scores[:window], last)
    scores[:window] = _rescored(engine, matches.query, scored.doc_ids[:window], scores[:window])
    # Stable, so that equal scores stay in the order of time.
    order = sorted(range(window), key=scores.__getitem__, reverse=True)
    order = [*order, *range(window, len(scores))][first:last]
    return ScoredDocs(
        scored.doc_ids.take(np.array(order, intp)),
        np.array([scores[each] for each in order], float64),
    )


def expect_page(matches: Matches, filters: Filters, sort: Sort, first: int, last: int) -> None:
    """Tell matches, before they are counted, what `rank_page` will ask for."""
    window = _window(matches.query, sort)
    matches.expect_page(filters, sort, *_ranks_read(window, first, last))


def rank_all(engine: Engine, matches: Matches, filters: Filters, sort: Sort) -> DocIds:
    """Return all documents in the order in which pages show them."""
    doc_ids = matches.listing(filters, sort)
    if not (window := _window(matches.query, sort)):
        return doc_ids
    first = rank_page(engine, matches, filters, sort, 0, window).doc_ids
    return np.concatenate([first, doc_ids[len(first) :]])


def score_title(engine: Engine, matches: Matches, filters: Filters, doc_id: int) -> float:
    """Return what the title of a document adds to its score."""
    window = _window(matches.query, Sort.RELEVANCE)
    if not window:
        return 0.0
    scored = matches.page(filters, Sort.RELEVANCE, 0, window)
    scores: list[float] = scored.scores.tolist()
    # All of them, since titles of a question are compared with each other.
    raised = _rescored(engine, matches.query, scored.doc_ids, scores)
    each = zip(scored.doc_ids.tolist(), scores, raised, strict=True)
    return sum(after - before for other, before, after in each if other == doc_id)


def _window(query: Query, sort: Sort) -> int:
    """Return how many documents are ordered by their titles, 0 if none are.

    Those of a headline that asks nothing are not, nor where what is new is asked for.
    """
    if sort is not Sort.RELEVANCE or _wants_newest(query):
        return 0
    if query.is_question:
        return QUESTION_WINDOW
    words = len(scored_clauses(query.counted[0].clauses))
    return WINDOW if 0 < words < LONG else 0


def _wants_newest(query: Query) -> bool:
    """Tell whether time orders a query, as against near equals alone."""
    return query.recency is not None and query.recency.boost >= NEWEST_BOOST


def _ranks_read(window: int, first: int, last: int) -> tuple[int, int]:
    """Return the ranks of the documents of which a page is made."""
    return (0, max(last, window)) if first < window else (first, last)


def _reach(query: Query, scores: Sequence[float], last: int) -> int:
    """Return how many of the best documents can be among the first `last` if titles raise them.

    The titles of the others need not be compared. In a question, titles can raise any, and all are
    asked how they read words without accents.
    """
    if query.is_question or is_bare(query) or last >= len(scores) or scores[last - 1] <= 0:
        return len(scores)
    least = scores[last - 1] / HIGHEST * (1 - _ROUNDING)
    return sum([score >= least for score in scores])


def _rescored(
    engine: Engine, query: Query, doc_ids: DocIds, scores: Sequence[float]
) -> Sequence[float]:
    """Return the scores of documents by their titles as well; a question scores these, too."""
    if query.is_question:
        scores = list(map(add, scores, score_titles(engine, query, doc_ids).tolist()))
    if query.numbers is not None:
        factors = find_number_factors(engine, query.numbers, doc_ids).tolist()
        scores = list(map(mul, scores, factors))
    scores = list(map(mul, scores, find_factors(engine, query, doc_ids)))
    if not is_bare(query):
        return scores
    turned: list[float] = take_turns(engine, query, doc_ids, np.array(scores, float64)).tolist()
    return turned
