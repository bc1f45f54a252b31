"""What facets count of each document, as one column: its month, organisations, places, publisher.

One pass over the documents of an answer counts the values of all facets. A value is a number that
says what it is of: months come first, then the terms of each keyword field, and behind those a
number for the documents that have none of them.

    months 0 … 251 · organisations 252 … 13,408, none 13,409 · places 13,410 …
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy import int32, intp, uint16, uint32
from numpy.typing import NDArray

from search.engine.columns.keyword_postings import KeywordPostings
from search.engine.compiled.structs import FacetColumnStruct
from search.engine.counts import TermCounts
from search.engine.index_reader import IndexReader
from search.field import ORGANISATIONS, PLACES, PUBLISHERS
from search.kernel.address import address

AT_ONCE = 16
"""Values that the kernel reads at once, also behind the last one."""

MOST_VALUES = 1 << 16
"""The kernel tells so many values apart; of keyword fields that do not fit, NumPy counts."""


@dataclass(frozen=True, slots=True)
class DocTerms:
    """The terms of documents: `owners[i]`, ascending, has `numbers[i]`, an index into `terms`."""

    terms: Sequence[str]
    owners: NDArray[intp]
    numbers: NDArray[intp]


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """The values of document n are `values[ends[n]:ends[n + 1]]`, numbers below `total`.

    `terms` are those of each keyword field, and `firsts` the number of its first term.
    """

    ends: NDArray[uint32]
    values: NDArray[uint16]
    total: int
    month_total: int
    terms: Mapping[str, Sequence[str]]
    firsts: Mapping[str, int]
    ends_at: int
    values_at: int

    def struct(self, first: int) -> FacetColumnStruct:
        """Return what the kernel reads of the documents from `first` on."""
        return FacetColumnStruct(self.ends_at + first * self.ends.itemsize, self.values_at)

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
    parts = [(np.arange(reader.count), months)]
    for keyword, own in _keywords(reader):
        if total + len(own.terms) >= MOST_VALUES:
            continue
        without = np.flatnonzero(np.bincount(own.owners, minlength=reader.count) == 0)
        parts.append((own.owners, own.numbers + total))
        parts.append((without, np.full(len(without), total + len(own.terms))))
        terms[keyword], firsts[keyword] = own.terms, total
        total += len(own.terms) + 1
    ends, values = _joined(parts, reader.count)
    return FacetColumn(
        ends, values, total, month_total, terms, firsts, address(ends), address(values)
    )


def _joined(
    parts: list[tuple[NDArray[intp], NDArray[intp]]], count: int
) -> tuple[NDArray[uint32], NDArray[uint16]]:
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
