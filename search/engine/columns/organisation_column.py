"""The organisations of all documents, in document order, and the documents of each organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy import bool_, int32, intp
from numpy.typing import NDArray

from search.engine.counts import TermCounts
from search.engine.segment.ranges import spread
from search.engine.segment_reader import SegmentReader
from search.field import ORGANISATIONS

_MANY = 3
"""If at least 1/_MANY of all documents are asked for, one pass over all organisations is faster."""


@dataclass(frozen=True)
class OrganisationColumn:
    """The organisations of document n are `values[ends[n] : ends[n + 1]]`, indices into `terms`.

    `terms` are the ids of all organisations, sorted by their bytes.
    """

    terms: Sequence[str]
    values: NDArray[intp]
    ends: NDArray[intp]

    @cached_property
    def unnamed(self) -> NDArray[bool_]:
        """Whether each document names no organisation."""
        unnamed: NDArray[bool_] = self.ends[1:] == self.ends[:-1]
        return unnamed

    def of(self, doc_ids: NDArray[intp]) -> NDArray[intp]:
        """Return the organisations of some documents end to end: indices into `terms`."""
        first = self.ends.take(doc_ids)
        last = self.ends.take(doc_ids + 1)
        naming = (last > first).nonzero()[0]
        if not len(naming):
            return np.empty(0, intp)
        return self.values.take(spread(first.take(naming), last.take(naming)))

    def count(self, doc_ids: NDArray[intp]) -> TermCounts:
        """Count the organisations of some documents, and the documents without any."""
        missing = int(np.count_nonzero(self.unnamed.take(doc_ids)))
        total = len(self.ends) - 1
        if len(doc_ids) * _MANY < total:
            counts = np.bincount(self.of(doc_ids), minlength=len(self.terms))
            return TermCounts(self.terms, counts, missing)
        chosen = np.zeros(total, bool_)
        chosen[doc_ids] = True
        held = chosen.take(self._doc_ids)
        # int32 sums take a fraction of the time of int64 ones.
        sums = np.append(np.int32(0), held.cumsum(dtype=int32))
        counts = np.diff(sums.take(self._bounds)).astype(intp)
        return TermCounts(self.terms, counts, missing)

    @cached_property
    def _doc_ids(self) -> NDArray[intp]:
        """The doc ids of each organisation end to end, in the order of `terms`."""
        owners = np.repeat(np.arange(len(self.ends) - 1), np.diff(self.ends))
        return owners.take(np.argsort(self.values, kind="stable"))

    @cached_property
    def _bounds(self) -> NDArray[intp]:
        """Offsets into `_doc_ids`, one more than organisations."""
        counts = np.bincount(self.values, minlength=len(self.terms))
        return np.append(0, counts.cumsum())


def join_organisations(segments: Sequence[SegmentReader]) -> OrganisationColumn:
    """Return the organisations of all segments as one column."""
    own_terms = [[*each.records.keywords[ORGANISATIONS].terms] for each in segments]
    terms = [each.decode() for each in sorted({term for own in own_terms for term in own})]
    numbers = {term.encode(): number for number, term in enumerate(terms)}
    values: list[NDArray[Any]] = [np.empty(0, intp)]
    counts: list[NDArray[Any]] = [np.empty(0, intp)]
    for segment, listed in zip(segments, own_terms, strict=True):
        records = segment.records
        renumbered = np.array([numbers[each] for each in listed], intp)
        values.append(renumbered.take(records.organisation_values.astype(intp)))
        counts.append(np.diff(records.organisation_ends.astype(intp), prepend=0))
    ends = np.append(0, np.concatenate(counts).cumsum())
    return OrganisationColumn(terms, np.concatenate(values), ends)
