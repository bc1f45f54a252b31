"""A run: the sorted occurrences of some documents, ready to be merged with other runs.

A run holds either documents just analysed (`index.codec.runs.inversion`), or the postings of an
existing segment (`SegmentRun`).
"""

from typing import Protocol

import numpy as np
from numpy import bool_, intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.runs.occurrence import Occurrences, TermDictionary, join_occurrences
from search.engine.segment.segment import Segment
from search.field import Field


class Run(Protocol):
    """Documents with ids from 0, and their occurrences by plain term."""

    @property
    def count(self) -> int:
        """The number of living documents."""

    @property
    def vocabulary(self) -> TermDictionary:
        """The terms of the run."""

    @property
    def plain_counts(self) -> NDArray[intp]:
        """The number of occurrences of each plain term; an upper bound for segments."""

    def occurrences(self, first: int, last: int) -> Occurrences:
        """Return the occurrences of the plain terms from `first` up to but not `last`."""


class SegmentRun:
    """The living documents of a segment and their terms, both renumbered from 0."""

    def __init__(self, segment: Segment, alive: NDArray[bool_]) -> None:
        self._segment = segment
        self._alive = alive
        self._new_doc_ids = (alive.cumsum() - 1).astype(uint32)
        self.count = int(alive.sum())
        firsts = segment.first_variants.astype(intp)
        plains = np.repeat(np.arange(len(segment.plain_terms)), np.diff(firsts))
        kept = self._living_terms(len(plains))
        self._new_terms = (kept.cumsum() - 1).astype(uint32)
        self._plains, plain_numbers = np.unique(plains[kept], return_inverse=True)
        self.vocabulary = TermDictionary(
            [segment.plain_terms[each] for each in self._plains.tolist()],
            [
                term
                for term, keep in zip(segment.accented_terms, kept.tolist(), strict=True)
                if keep
            ],
            plain_numbers,
        )
        self.plain_counts = segment.positions.most.take(self._plains)

    def occurrences(self, first: int, last: int) -> Occurrences:
        pieces = [self._decode(plain) for plain in self._plains[first:last].tolist()]
        if not pieces:
            return _NOTHING
        joined = join_occurrences(pieces)
        return Occurrences(
            self._new_terms.take(joined.terms),
            self._new_doc_ids.take(joined.doc_ids),
            joined.packed_positions,
            joined.fields,
            joined.followers,
        )

    def _living_terms(self, count: int) -> NDArray[bool_]:
        """Return a bool array: whether any living document has each accented term."""
        if self._alive.all():
            return np.ones(count, bool_)
        living = np.zeros(count, bool_)
        for plain in range(len(self._segment.plain_terms)):
            living[self._decode(plain).terms] = True
        return living

    def _decode(self, plain: int) -> Occurrences:
        """Return the living occurrences of a plain term, numbered as in the segment."""
        segment = self._segment
        doc_ids = segment.plain_postings.documents(plain).to_numbers()
        rows = segment.plain_postings.frequency_codes(plain, None)
        frequencies = np.stack([rows.take(each) for each in segment.frequencies.T], 1).astype(intp)
        counts = frequencies.sum(axis=1)
        every = np.arange(counts.sum())
        packed = segment.positions.take(plain, every)
        variants = segment.variants.take(plain, every)
        holders = np.repeat(doc_ids, counts)
        fields = np.repeat(
            np.tile(np.arange(len(Field), dtype=uint8), len(doc_ids)), frequencies.reshape(-1)
        )
        decoded = Occurrences(
            variants.astype(uint32) + uint32(segment.first_variants[plain]),
            holders.astype(uint32),
            packed.astype(uint32),
            fields,
            np.repeat(segment.followers.masks(plain, len(doc_ids)), counts),
        )
        alive = self._alive.take(holders)
        return decoded if alive.all() else decoded.take(np.flatnonzero(alive))


_NOTHING = Occurrences(
    *(np.empty(0, uint32), np.empty(0, uint32), np.empty(0, uint32)),
    *(np.empty(0, uint8), np.empty(0, uint8)),
)
