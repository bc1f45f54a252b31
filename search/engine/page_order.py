"""Selects the documents of a page, and orders them by score or time."""

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.engine.scored_docs import ScoredDocs
from search.engine.scoring.top_scores import highest
from search.request import Sort


def rank_page(scored: ScoredDocs, reader: IndexReader, first: int, last: int) -> ScoredDocs:
    """Return the documents of ranks `first` to `last` (excluded), the highest score first.

    Equal scores are ordered by time, newest first, and equal times by id.
    """
    last = min(last, len(scored.doc_ids))
    if first >= last:
        return ScoredDocs(np.empty(0, intp), np.empty(0))
    best = _best(scored, reader.newest_rank, last)[first:]
    return ScoredDocs(scored.doc_ids.take(best), scored.scores.take(best))


def order_by_time(
    doc_ids: NDArray[intp], reader: IndexReader, sort: Sort, first: int, last: int
) -> NDArray[intp]:
    """Return the documents of ranks `first` to `last` (excluded), newest first unless OLDEST."""
    last = min(last, len(doc_ids))
    if first >= last:
        return np.empty(0, intp)
    rank = reader.oldest_rank if sort is Sort.OLDEST else reader.newest_rank
    return doc_ids.take(_smallest(rank.take(doc_ids), last)[first:])


def _best(scored: ScoredDocs, newest_rank: NDArray[intp], count: int) -> NDArray[intp]:
    """Return the indices of the `count` best documents; only they are sorted."""
    scores: NDArray[float64] = scored.scores
    if count == len(scores):
        newest = newest_rank.take(scored.doc_ids)
        return np.lexsort((newest, -scores))
    threshold = highest(scores, count)
    above = np.flatnonzero(scores > threshold)
    equal = np.flatnonzero(scores == threshold)
    ranks = newest_rank.take(scored.doc_ids.take(equal))
    chosen = np.concatenate((above, equal.take(_smallest(ranks, count - len(above)))))
    newest = newest_rank.take(scored.doc_ids.take(chosen))
    return chosen.take(np.lexsort((newest, -scores.take(chosen))))


def _smallest(ranks: NDArray[intp], count: int) -> NDArray[intp]:
    """Return the indices of the `count` smallest ranks, in their order; no rank comes twice."""
    if count < len(ranks):
        smallest = np.argpartition(ranks, count - 1)[:count]
        return smallest.take(np.argsort(ranks.take(smallest)))
    return np.argsort(ranks)
