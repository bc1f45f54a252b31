"""Folding: of documents that tell one story, one stands for all, and each is counted once.

Nearly all documents tell a story of their own, so that everything is counted by documents first,
and what a story has several times is then taken off.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.engine.counts import MonthCounts, TermCounts
from search.engine.index_reader import IndexReader


def repeated(reader: IndexReader, doc_ids: NDArray[intp]) -> int:
    """Return by how many some documents are more than their stories."""
    retold = _retold(reader, doc_ids)
    return len(retold) - len(np.unique(reader.stories.take(retold)))


def first_tellings(reader: IndexReader, doc_ids: NDArray[intp]) -> NDArray[intp]:
    """Return the indices, ascending, of the first document of each story among `doc_ids`."""
    _, firsts = np.unique(reader.stories.take(doc_ids), return_index=True)
    return np.sort(firsts)


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
    pairs = np.stack([reader.stories.take(retold), values.take(retold)], 1)
    told_once = np.unique(pairs, axis=0)[:, 1]
    size = len(counts)
    surplus = np.bincount(pairs[:, 1], minlength=size) - np.bincount(told_once, minlength=size)
    return counts - surplus


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
) -> tuple[Counter[str], NDArray[bool_]]:
    """Return how often terms occur in a story again, and a mask of the documents with any."""
    chosen, having = np.zeros(reader.count, bool_), np.zeros(reader.count, bool_)
    chosen[doc_ids] = True
    told: set[tuple[int, bytes]] = set()
    surplus: Counter[str] = Counter()
    for segment in reader.segments:
        lists = segment.records.keywords[keyword]
        holders = segment.first + lists.documents.astype(intp)
        found = np.flatnonzero(chosen.take(holders))
        having[holders.take(found)] = True
        numbers = np.searchsorted(lists.ends, found, "right").tolist()
        stories: Sequence[int] = reader.stories.take(holders.take(found)).tolist()
        for story, number in zip(stories, numbers, strict=True):
            pair = story, lists.terms[number]
            if pair in told:
                surplus[pair[1].decode()] += 1
            told.add(pair)
    return surplus, having
