"""Which of the matching documents stand on the page that was asked for, and in which order."""

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.engine.scoring.scored_docs import ScoredDocs
from search.engine.scoring.top_scores import highest
from search.request import SearchRequest, Sort


def choose_page(
    match: ScoredDocs, collection: IndexReader, request: SearchRequest
) -> NDArray[intp]:
    """Return the places in a match of the documents of a page, in the order asked for.

    Equal scores are ordered by time, newest first, and equal times by id.
    """
    last = min(request.page * request.per_page, len(match.documents))
    first = (request.page - 1) * request.per_page
    if first >= last:
        return np.empty(0, intp)
    if request.sort is Sort.OLDEST:
        return _first(collection.oldest_rank.take(match.documents), last)[first:]
    if request.sort is Sort.NEWEST:
        return _first(collection.newest_rank.take(match.documents), last)[first:]
    return _best(match, collection.newest_rank, last)[first:]


def _best(match: ScoredDocs, newest_rank: NDArray[intp], count: int) -> NDArray[intp]:
    """Return the places of the `count` best documents; only they are sorted."""
    scores: NDArray[float64] = match.scores
    if count == len(scores):
        newest = newest_rank.take(match.documents)
        return np.lexsort((newest, -scores))
    threshold = highest(scores, count)
    above = np.flatnonzero(scores > threshold)
    equal = np.flatnonzero(scores == threshold)
    ranks = newest_rank.take(match.documents.take(equal))
    chosen = np.concatenate((above, equal.take(_first(ranks, count - len(above)))))
    newest = newest_rank.take(match.documents.take(chosen))
    return chosen.take(np.lexsort((newest, -scores.take(chosen))))


def _first(ranks: NDArray[intp], count: int) -> NDArray[intp]:
    """Return the places of the `count` smallest ranks, in their order; no rank comes twice."""
    if count < len(ranks):
        smallest = np.argpartition(ranks, count - 1)[:count]
        return smallest.take(np.argsort(ranks.take(smallest)))
    return np.argsort(ranks)
