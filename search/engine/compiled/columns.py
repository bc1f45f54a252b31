"""Columns of the index as the kernel reads them: the terms of each document, and its month."""

from collections.abc import Sequence
from ctypes import byref
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy import int64, intp, uint16, uint32, uint64
from numpy.typing import NDArray

from search.engine.compiled.masks import Docs, split_mask
from search.engine.compiled.structs import KeywordColumnStruct, address
from search.engine.counts import TermCounts
from search.engine.index_reader import IndexReader
from search.engine.keyword_postings import KeywordPostings
from search.engine.segment.doc_set import words_for
from search.field import ORGANISATIONS, PLACES, PUBLISHERS
from search.kernel.library import Kernel

AT_ONCE = 8
"""Terms that the kernel reads at once, also behind the last one."""

MOST_TERMS = 1 << 16
"""The kernel counts so many different terms; NumPy any number."""

MOST_MONTHS = 1 << 16
"""More than five thousand years have."""


@dataclass(frozen=True, slots=True)
class DocTerms:
    """The terms of document n are `values[ends[n]:ends[n + 1]]`, indices into `terms`."""

    ends: NDArray[uint32]
    values: NDArray[uint16]
    terms: Sequence[str]
    ends_at: int
    values_at: int

    @classmethod
    def of(cls, ends: NDArray[uint32], values: NDArray[uint16], terms: Sequence[str]) -> "DocTerms":
        """Return the terms of documents with the addresses of both arrays."""
        return cls(ends, values, terms, address(ends), address(values))

    def struct(self, first: int) -> KeywordColumnStruct:
        """Return what the kernel reads of the documents from `first` on."""
        return KeywordColumnStruct(self.ends_at + first * self.ends.itemsize, self.values_at)


class Columns:
    """The columns of an index reader, made when they are first asked for."""

    def __init__(self, kernel: Kernel, reader: IndexReader) -> None:
        self._calls = kernel.calls
        self._reader = reader
        self._keywords: dict[str, DocTerms | None] = {}

    def count_terms(self, column: DocTerms, docs: Docs) -> TermCounts:
        """Count the terms of documents, given as bits of each segment, and those without any."""
        counts = np.zeros(len(column.terms), intp)
        missing = 0
        at = address(counts)
        for segment, own in zip(self._reader.segments, docs, strict=True):
            struct = byref(column.struct(segment.first))
            missing += self._calls.bt_count_terms(address(own), len(own), struct, at)
        return TermCounts(column.terms, counts, missing)

    def count_months(self, docs: Docs) -> NDArray[intp]:
        """Return how many documents were published in each month, up to the last with any."""
        counts = np.zeros(self._month_total, intp)
        last = 0
        for segment, own in zip(self._reader.segments, docs, strict=True):
            months = self._months_at + segment.first * self._months.itemsize
            end = self._calls.bt_count_values(address(own), len(own), months, address(counts))
            last = max(last, end)
        return counts[:last]

    def keyword(self, keyword: str) -> DocTerms | None:
        """Return the terms of a keyword field; None if the kernel does not count them."""
        if keyword not in self._keywords:
            self._keywords[keyword] = self._turn_over(keyword)
        return self._keywords[keyword]

    def _turn_over(self, keyword: str) -> DocTerms | None:
        reader = self._reader
        if keyword == ORGANISATIONS:
            return doc_terms(
                reader.organisation_ends, reader.organisation_values, reader.organisations
            )
        if keyword == PLACES:
            return turn_over(reader.places)
        return turn_over(reader.publishers) if keyword == PUBLISHERS else None

    @cached_property
    def _months(self) -> NDArray[uint16]:
        """The month of each document, counted from `IndexReader.first_month`."""
        months = self._reader.months
        if months.max(initial=0) >= MOST_MONTHS:
            raise ValueError("the times of publication are not what was written")
        return months.astype(uint16)

    @cached_property
    def _months_at(self) -> int:
        return address(self._months)

    @cached_property
    def _month_total(self) -> int:
        """How many months there are, from the first to the last with a document."""
        return int(self._months.max(initial=0)) + 1

    @cached_property
    def sample(self) -> Sequence[NDArray[int64]]:
        """The documents of `IndexReader.sample` in each segment: numbers in it."""
        bounds = [each.first for each in self._reader.segments[1:]]
        found = self._reader.sample.astype(int64)
        parts = np.split(found, np.searchsorted(found, bounds))
        return [part - each.first for part, each in zip(parts, self._reader.segments, strict=False)]

    def count_repeats(self, docs: Docs) -> int:
        """Return by how many documents are more than their stories."""
        told = np.zeros(words_for(self._reader.count), uint64)
        repeats = 0
        stories, itemsize = self._stories_at, self._stories.itemsize
        for segment, own, retold in zip(self._reader.segments, docs, self.is_retold, strict=True):
            at = stories + segment.first * itemsize
            repeats += self._calls.bt_count_repeats(
                address(own), address(retold), len(own), at, address(told)
            )
        return repeats

    @cached_property
    def is_retold(self) -> Docs:
        """The documents whose stories have others."""
        return split_mask(self._reader, self._reader.is_retold)

    @cached_property
    def _stories(self) -> NDArray[uint32]:
        stories = self._reader.stories
        if len(stories) and not 0 <= stories.min() <= stories.max() < self._reader.count:
            raise ValueError("the stories of documents are not what was written")
        return stories.astype(uint32)

    @cached_property
    def _stories_at(self) -> int:
        return address(self._stories)

    @cached_property
    def newest_ranks_at(self) -> int:
        """Where `newest_ranks` begin."""
        return address(self.newest_ranks)

    @cached_property
    def newest_ranks(self) -> NDArray[uint32]:
        """The rank of each document by time, newest first."""
        return self._reader.newest_rank.astype(uint32)

    @cached_property
    def oldest_ranks(self) -> NDArray[uint32]:
        """The rank of each document by time, oldest first."""
        return self._reader.oldest_rank.astype(uint32)


def doc_terms(ends: NDArray[intp], values: NDArray[intp], terms: Sequence[str]) -> DocTerms | None:
    """Return a column for the kernel, which relies on what is checked here.

    None if there are more terms than the kernel counts. Raises ValueError if the arrays, which come
    from a file, are not such a column.
    """
    if len(terms) > MOST_TERMS:
        return None
    is_column = (
        not ends[0]
        and ends[-1] == len(values)
        and bool((ends[1:] >= ends[:-1]).all())
        and bool(((values >= 0) & (values < len(terms))).all())
    )
    if not is_column:
        raise ValueError("the terms of documents are no column")
    padded = np.append(values.astype(uint16), np.zeros(AT_ONCE, uint16))
    return DocTerms.of(ends.astype(uint32), padded, terms)


def turn_over(postings: KeywordPostings) -> DocTerms | None:
    """Return the terms of each document, from the documents of each term; raises ValueError."""
    if postings.doc_ids.max(initial=0) >= max(1, postings.total):
        raise ValueError("the documents of terms are not what was written")
    numbers = np.repeat(np.arange(len(postings.terms)), np.diff(postings.bounds))
    by_document = np.argsort(postings.doc_ids, kind="stable")
    counts = np.bincount(postings.doc_ids, minlength=postings.total)
    ends = np.append(0, counts.cumsum())
    return doc_terms(ends, numbers.take(by_document), postings.terms)
