"""What facets count of each document, as one column: its month, organisations, places, publisher.

One pass over the documents of an answer counts the values of all facets. A value is a number that
says what it is of: months come first, then the terms of each keyword field, and behind those a
number for the documents that have none of them.

    months 0 … 251 · organisations 252 … 13,408, none 13,409 · places 13,410 …

The most frequent values are a quarter of all, and are kept as bits of documents: to count those of
many documents takes less time than to read a value of each.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy import int32, intp, uint16, uint32, uint64
from numpy.typing import NDArray

from search.engine.columns.keyword_postings import KeywordPostings
from search.engine.compiled.masks import split_mask
from search.engine.compiled.structs import FacetColumnStruct
from search.engine.counts import TermCounts
from search.engine.index_reader import IndexReader
from search.engine.segment.doc_set import words_for
from search.field import ORGANISATIONS, PLACES, PUBLISHERS
from search.kernel.address import address

AT_ONCE = 16
"""Values that the kernel reads at once, also behind the last one."""

MOST_VALUES = 1 << 16
"""The kernel tells so many values apart; of keyword fields that do not fit, NumPy counts."""

MOST_FREQUENT = 8
"""The most values that are kept as bits; the kernel has the same number."""

FREQUENT = 1 / 16
"""The least share of documents that have such a value: the word that is read for each 64 documents,
whether they match or not, must spare more than it costs."""


Parts = list[tuple[NDArray[intp], NDArray[intp]]]
"""Values of documents: their owners, ascending, and their numbers."""


@dataclass(frozen=True, slots=True)
class DocTerms:
    """The terms of documents: `owners[i]`, ascending, has `numbers[i]`, an index into `terms`."""

    terms: Sequence[str]
    owners: NDArray[intp]
    numbers: NDArray[intp]


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of document n are `values[ends[n]:ends[n + 1]]`, numbers below `total`.

    Those of `frequent` are not among them; `bits` has for each segment an array with a row for each
    64 documents, and in it a word for each of these. `of_all` tells for each segment how many of
    its documents have each of the others: where most match, the kernel counts those that do not.
    `terms` are those of each keyword field, and `firsts` the number of its first term. `structs`
    are what the kernel reads of each segment.
    """

    ends: NDArray[uint32]
    values: NDArray[uint16]
    frequent: NDArray[uint16]
    bits: Sequence[NDArray[uint64]]
    total: int
    month_total: int
    terms: Mapping[str, Sequence[str]]
    firsts: Mapping[str, int]
    of_all: Sequence[NDArray[uint32]]
    structs: Sequence[FacetColumnStruct]

    def term_counts(self, keyword: str, counts: NDArray[int32]) -> TermCounts:
        """Return what counts of all values say of the terms of a keyword field."""
        first, terms = self.firsts[keyword], self.terms[keyword]
        last = first + len(terms)
        return TermCounts(terms, counts[first:last], int(counts[last]))

    def month_counts(self, counts: NDArray[int32]) -> NDArray[int32]:
        """Return the counts of months, from the first of the index to the last with any."""
        months = counts[: self.month_total]
        held = months.nonzero()[0]
        return months[: held[-1] + 1] if len(held) else months[:0]


def make_facet_column(reader: IndexReader) -> FacetColumn:
    """Return the column of an index; raises ValueError if its arrays are not what was written."""
    months = reader.months
    month_total = total = int(months.max(initial=0)) + 1
    if month_total > MOST_VALUES:
        raise ValueError("the times of publication are not what was written")
    terms: dict[str, Sequence[str]] = {}
    firsts: dict[str, int] = {}
    parts: Parts = [(np.arange(reader.count), months)]
    for keyword, own in _keywords(reader):
        if total + len(own.terms) >= MOST_VALUES:
            continue
        without = np.flatnonzero(np.bincount(own.owners, minlength=reader.count) == 0)
        parts.append((own.owners, own.numbers + total))
        parts.append((without, np.full(len(without), total + len(own.terms))))
        terms[keyword], firsts[keyword] = own.terms, total
        total += len(own.terms) + 1
    frequent = _find_frequent(parts, total, reader.count)
    bits = _bits_of(reader, parts, frequent)
    is_rare = ~np.isin(np.arange(total), frequent)
    rest = [(owners[is_rare[own]], own[is_rare[own]]) for owners, own in parts]
    ends, values = _joined(rest, reader.count)
    of_all = [
        np.bincount(
            values[ends[each.first] : ends[each.first + each.arrays.count]], minlength=total
        ).astype(uint32)
        for each in reader.segments
    ]
    structs = [
        FacetColumnStruct(
            address(ends) + each.first * ends.itemsize,
            address(values),
            address(frequent),
            len(frequent),
            address(own),
            each.arrays.count,
            total,
            address(counts),
        )
        for each, own, counts in zip(reader.segments, bits, of_all, strict=True)
    ]
    return FacetColumn(
        ends, values, frequent, bits, total, month_total, terms, firsts, of_all, structs
    )


def _find_frequent(parts: Parts, total: int, count: int) -> NDArray[uint16]:
    """Return the values that are kept as bits."""
    held = np.zeros(total, intp)
    for _, numbers in parts:
        held += np.bincount(numbers, minlength=total)
    most = np.argsort(-held, kind="stable")[:MOST_FREQUENT]
    return most[held.take(most) > count * FREQUENT].astype(uint16)


def _bits_of(
    reader: IndexReader, parts: Parts, frequent: NDArray[uint16]
) -> Sequence[NDArray[uint64]]:
    """Return which documents of each segment have the frequent values."""
    bits = [
        np.zeros((words_for(each.arrays.count), len(frequent)), uint64) for each in reader.segments
    ]
    for at, value in enumerate(frequent.tolist()):
        mask = np.zeros(reader.count, np.bool_)
        for owners, numbers in parts:
            mask[owners[numbers == value]] = True
        for own, held in zip(bits, split_mask(reader, mask), strict=True):
            own[:, at] = held
    return bits


def _joined(parts: Parts, count: int) -> tuple[NDArray[uint32], NDArray[uint16]]:
    """Return the ends and the values of documents, given as values of ascending owners."""
    held = [np.bincount(owners, minlength=count) for owners, _ in parts]
    ends = np.append(0, np.sum(held, axis=0, dtype=intp).cumsum())
    values = np.zeros(ends[-1] + AT_ONCE, uint16)
    free = ends[:-1].copy()
    for (owners, numbers), own in zip(parts, held, strict=True):
        before = own.cumsum() - own
        values[(free - before).take(owners) + np.arange(len(owners))] = numbers
        free += own
    return ends.astype(uint32), values


def _keywords(reader: IndexReader) -> Iterator[tuple[str, DocTerms]]:
    yield (
        ORGANISATIONS,
        doc_terms(
            reader.organisations.ends,
            reader.organisations.values,
            reader.organisations.terms,
            reader.count,
        ),
    )
    yield PLACES, turn_over(reader.places)
    yield PUBLISHERS, turn_over(reader.publishers)


def doc_terms(
    ends: NDArray[intp], numbers: NDArray[intp], terms: Sequence[str], count: int
) -> DocTerms:
    """Return the terms of `count` documents, those of document n at `ends[n]` to `ends[n + 1]`.

    Raises ValueError if the arrays, which come from a file, do not say so.
    """
    is_column = (
        len(ends) == count + 1
        and not ends[0]
        and ends[-1] == len(numbers)
        and bool((ends[1:] >= ends[:-1]).all())
        and bool(((numbers >= 0) & (numbers < len(terms))).all())
    )
    if not is_column:
        raise ValueError("the terms of documents are no column")
    return DocTerms(terms, np.repeat(np.arange(count), np.diff(ends)), numbers)


def turn_over(postings: KeywordPostings) -> DocTerms:
    """Return the terms of documents, from the documents of each term; raises ValueError."""
    doc_ids = postings.doc_ids
    if len(doc_ids) and not 0 <= doc_ids.min() <= doc_ids.max() < postings.total:
        raise ValueError("the documents of terms are not what was written")
    by_document = np.argsort(doc_ids, kind="stable")
    return DocTerms(postings.terms, doc_ids.take(by_document), postings.numbers.take(by_document))
