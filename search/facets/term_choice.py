"""Chooses what a facet shows of an answer: the most frequent of the terms that are listed.

The kernel, where there is one, goes over the counts twice; NumPy does the same in ten steps.
"""

from collections.abc import Callable, Iterator, Sequence
from ctypes import c_int64
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import int32, int64, uint32
from numpy.typing import NDArray

from search.engine.counts import TermCounts
from search.facets.listed import ListedTerms
from search.kernel.address import address
from search.kernel.library import Kernel


@dataclass(frozen=True, slots=True)
class ChosenTerms:
    """The terms that are shown, in any order, by their `numbers` among all `terms`.

    `total` counts all listed ones.
    """

    terms: Sequence[str]
    numbers: Sequence[int]
    counts: Sequence[int]
    total: int

    @property
    def counted(self) -> Iterator[tuple[str, int]]:
        """The terms that are shown with their counts."""
        return zip(map(self.terms.__getitem__, self.numbers), self.counts, strict=True)


class TermChoice:
    """Chooses among the listed terms of a generation.

    Of terms with equal counts, those with lesser keys are taken, or those that come first among all
    terms where there is no key. Keys are sorted only once.
    """

    def __init__(
        self, listed: ListedTerms, kernel: Kernel | None, key: Callable[[str], Any] | None = None
    ) -> None:
        self._listed = listed
        self._kernel = kernel
        self._key = key
        self._ranks: tuple[Sequence[str], NDArray[uint32]] = ((), np.empty(0, uint32))

    def most_frequent(self, counts: TermCounts, most: int) -> ChosenTerms:
        """Return up to `most` listed terms with a count above 0."""
        if not counts.terms:
            return ChosenTerms((), (), (), 0)
        if self._kernel is None:
            return self._by_numpy(counts, most)
        return self._by_kernel(self._kernel, counts, most)

    def _by_kernel(self, kernel: Kernel, counts: TermCounts, most: int) -> ChosenTerms:
        counted = np.ascontiguousarray(counts.counts, int32)
        ranks = None if self._key is None else self._ranks_of(counts.terms)
        # The numbers of the terms, then their counts.
        chosen = (c_int64 * (2 * most))()
        choose = kernel.calls.bt_choose_terms
        at, ranks_at = address(counted), None if ranks is None else address(ranks)
        states = self._listed.states(counts.terms)
        total: int = choose(at, address(states), ranks_at, len(counted), most, chosen)
        if total < 0:
            states = self._listed.decide(counts)
            total = choose(at, address(states), ranks_at, len(counted), most, chosen)
        shown = min(total, most)
        return ChosenTerms(counts.terms, chosen[:shown], chosen[most : most + shown], total)

    def _by_numpy(self, counts: TermCounts, most: int) -> ChosenTerms:
        listed = self._listed.only(counts)
        held = listed.counts.nonzero()[0]
        total = len(held)
        if total > most:
            ranks = held if self._key is None else self._ranks_of(counts.terms).take(held)
            keys = ranks.astype(int64) - listed.counts.take(held).astype(int64) * len(counts.terms)
            held = held.take(np.argpartition(keys, most)[:most])
        counted = listed.counts.take(held).tolist()
        return ChosenTerms(counts.terms, held.tolist(), counted, total)

    def _ranks_of(self, terms: Sequence[str]) -> NDArray[uint32]:
        known, ranks = self._ranks
        if known is not terms:
            assert self._key is not None
            keys = list(map(self._key, terms))
            ranks = np.empty(len(terms), uint32)
            ranks[sorted(range(len(terms)), key=keys.__getitem__)] = np.arange(len(terms))
            self._ranks = terms, ranks
        return ranks
