"""One segment of an index, open for reading."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.engine.segment.doc_set import DocSet, bits_of
from search.engine.segment.records import Records
from search.engine.segment.segment import Segment
from search.field import ID


@dataclass(frozen=True)
class SegmentReader:
    """One segment of an index: its arrays, the number of its first document, and what is deleted.

    `deleted` are doc ids in the segment, ascending.
    """

    arrays: Segment
    records: Records
    first: int
    deleted: NDArray[intp]

    @cached_property
    def alive(self) -> DocSet | None:
        """The documents that are not deleted; None if none is deleted."""
        if not len(self.deleted):
            return None
        count = self.arrays.count
        kept = np.ones(count, bool_)
        kept[self.deleted] = False
        return DocSet(count, bits=bits_of(np.flatnonzero(kept), count))

    @cached_property
    def id_numbers(self) -> NDArray[intp]:
        """For each document, the number of its term in the field of ids."""
        lists = self.records.keywords[ID]
        numbers = np.zeros(self.arrays.count, intp)
        ends = lists.ends.astype(intp)
        counts = ends - np.append(0, ends[:-1])
        numbers[lists.documents] = np.repeat(np.arange(len(lists.terms)), counts)
        return numbers

    def keep_living(self, numbers: NDArray[intp]) -> NDArray[intp]:
        """Return those of some documents of the segment that are not deleted."""
        return numbers if self.alive is None else numbers[self.alive.contains(numbers)]

    @property
    def living(self) -> NDArray[intp]:
        """The numbers of the documents in the segment that are not deleted, ascending."""
        everyone = np.arange(self.arrays.count)
        return everyone if self.alive is None else self.alive.to_numbers()
