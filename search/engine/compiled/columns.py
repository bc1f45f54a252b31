"""Columns of the index as the kernel reads them: what facets count, stories, ranks by time."""

from collections.abc import Sequence
from ctypes import byref
from functools import cached_property

import numpy as np
from numpy import int32, int64, uint32, uint64
from numpy.typing import NDArray

from search.engine.compiled.facet_column import FacetColumn, make_facet_column
from search.engine.compiled.masks import Docs, split_mask
from search.engine.index_reader import IndexReader
from search.engine.segment.doc_set import words_for
from search.kernel.address import address
from search.kernel.library import Kernel


class Columns:
    """The columns of an index reader, made when they are first asked for."""

    def __init__(self, kernel: Kernel, reader: IndexReader) -> None:
        self._calls = kernel.calls
        self._reader = reader

    def count_values(self, docs: Docs) -> NDArray[int32]:
        """Return how many documents, given as bits of each segment, have each value of `facets`."""
        column = self.facets
        counts = np.zeros(column.total, int32)
        at = address(counts)
        for struct, own in zip(column.structs, docs, strict=True):
            self._calls.bt_count_values(address(own), len(own), byref(struct), at)
        return counts

    @cached_property
    def facets(self) -> FacetColumn:
        """What facets count of each document."""
        return make_facet_column(self._reader)

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
