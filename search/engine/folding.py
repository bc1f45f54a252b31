"""Folding: of documents that tell one story, one stands for all, and each is counted once.

Nearly all documents tell a story of their own, so that everything is counted by documents first,
and what a story has several times is then taken off.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.engine.counts import MonthCounts, TermCounts
from search.engine.index_reader import IndexReader
from search.engine.scored_docs import ScoredDocs


def repeated(reader: IndexReader, doc_ids: NDArray[intp]) -> int:
    """Return by how many some documents are more than their stories."""
    retold = _retold(reader, doc_ids)
    return len(retold) - len(np.unique(reader.stories.take(retold)))


def first_tellings(reader: IndexReader, doc_ids: NDArray[intp]) -> NDArray[intp]:
    """Return the indices, ascending, of the first document of each story among `doc_ids`."""
    _, firsts = np.unique(reader.stories.take(doc_ids), return_index=True)
    return np.sort(firsts)


def fold_page(
    reader: IndexReader,
    page: Callable[[int, int], ScoredDocs],
    repeats: int,
    first: int,
    last: int,
) -> ScoredDocs:
    """Return the stories of ranks `first` to `last`, each by its first document.

    `page` returns the documents of some ranks, which are `repeats` more than their stories.
    """
    # So many documents suffice, whatever is folded; mostly half of them do.
    most = last + repeats
    shown = page(0, min(most, 2 * last))
    firsts = first_tellings(reader, shown.doc_ids)
    if len(firsts) < last and 2 * last < most:
        shown = page(0, most)
        firsts = first_tellings(reader, shown.doc_ids)
    firsts = firsts[first:last]
    return ScoredDocs(shown.doc_ids.take(firsts), shown.scores.take(firsts))


def find_retellings(
    reader: IndexReader, doc_ids: NDArray[intp], among: NDArray[intp]
) -> Mapping[int, NDArray[intp]]:
    """Return for each of some documents the others of its story, newest first."""
    retold = _retold(reader, among)
    retold = retold.take(reader.newest_rank.take(retold).argsort())
    stories = reader.stories.take(retold)
    return {
        each: retold[(stories == reader.stories[each]) & (retold != each)]
        for each in doc_ids.tolist()
    }


def fold_values(
    reader: IndexReader, doc_ids: NDArray[intp], values: NDArray[intp], counts: NDArray[intp]
) -> NDArray[intp]:
    """Return the counts of values by story, given those by document.

    `values` has a non-negative number for each document of the index, an index into `counts`.
    """
    retold = _retold(reader, doc_ids)
    if not len(retold):
        return counts
    size, own = len(counts), values.take(retold)
    told_once = np.unique(reader.stories.take(retold) * size + own) % size
    return counts - np.bincount(own, minlength=size) + np.bincount(told_once, minlength=size)


def fold_periods(reader: IndexReader, doc_ids: NDArray[intp], counts: MonthCounts) -> MonthCounts:
    """Return the counts of months, quarters or years by story, given those by document."""
    periods = (reader.months + reader.first_month) // counts.months - counts.first
    return replace(counts, counts=fold_values(reader, doc_ids, periods, counts.counts))


def fold_terms(
    reader: IndexReader, keyword: str, doc_ids: NDArray[intp], counts: TermCounts
) -> TermCounts:
    """Return the counts of a keyword field's terms by story, given those by document."""
    retold = _retold(reader, doc_ids)
    if not len(retold):
        return counts
    surplus, having = _surplus(reader, keyword, retold)
    folded = counts.counts.copy()
    for term, times in surplus.items():
        index = counts.index(term)
        assert index is not None
        folded[index] -= times
    missing = retold[~having.take(retold)]
    return replace(counts, counts=folded, missing=counts.missing - repeated(reader, missing))


def _retold(reader: IndexReader, doc_ids: NDArray[intp]) -> NDArray[intp]:
    """Return those of some documents whose stories have others."""
    return doc_ids[reader.is_retold.take(doc_ids)]


def _surplus(
    reader: IndexReader, keyword: str, doc_ids: NDArray[intp]
) -> tuple[Mapping[str, int], NDArray[bool_]]:
    """Return how often terms occur in a story again, and a mask of the documents with any."""
    chosen, having = np.zeros(reader.count, bool_), np.zeros(reader.count, bool_)
    chosen[doc_ids] = True
    held = reader.retold_postings(keyword)
    found = np.flatnonzero(chosen.take(held.doc_ids))
    holders, numbers = held.doc_ids.take(found), held.numbers.take(found)
    having[holders] = True
    size = len(held.terms)
    told_once = np.unique(reader.stories.take(holders) * size + numbers) % max(1, size)
    again = np.bincount(numbers, minlength=size) - np.bincount(told_once, minlength=size)
    return {held.terms[each]: int(again[each]) for each in again.nonzero()[0].tolist()}, having
