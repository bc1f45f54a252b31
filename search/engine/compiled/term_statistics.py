"""Statistics of the terms of an index, of which the kernel counts n-grams."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.engine.compiled.calls import Calls
from search.engine.compiled.ngrams import count_ngrams
from search.engine.compiled.segment import KernelSegment
from search.engine.index_reader import IndexReader
from search.engine.ngram_counts import NgramCounts, Slot
from search.engine.statistics.term_statistics import ArrayTermStatistics
from search.text.spelling import plain_term


class KernelTermStatistics(ArrayTermStatistics):
    """NumPy's statistics but for n-grams; see `search.engine.contract.TermStatistics`."""

    def __init__(
        self, reader: IndexReader, calls: Calls, segments: Callable[[], Sequence[KernelSegment]]
    ) -> None:
        super().__init__(reader)
        self._calls = calls
        self._segments = segments

    def ngram_counts(self, slots: Sequence[Slot], limit: int) -> NgramCounts:
        holders = [self._count_holders(each) for each in slots]
        return count_ngrams(self._calls, self._segments(), holders, slots, limit)

    def _count_holders(self, slot: Slot) -> NDArray[float64]:
        known: dict[str, int] = {}
        for plain in dict.fromkeys(map(plain_term, slot)):
            known |= self.variants(plain)
        return np.array([known.get(each, 0) for each in slot], float64)
