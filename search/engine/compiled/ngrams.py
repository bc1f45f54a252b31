"""Counts n-grams of terms by the kernel; see `search.engine.statistics.ngrams`."""

from array import array
from collections.abc import Mapping, Sequence
from ctypes import byref
from itertools import pairwise

import numpy as np
from numpy import float32, float64, int64, uint64
from numpy.typing import NDArray

from search.engine.bm25 import idf
from search.engine.compiled.calls import Calls
from search.engine.compiled.segment import KernelSegment
from search.engine.compiled.structs import SlotsStruct
from search.engine.ngram_counts import NgramCounts, Slot
from search.kernel.address import address
from search.text.spelling import plain_term


def count_ngrams(
    calls: Calls,
    segments: Sequence[KernelSegment],
    holders: Sequence[NDArray[float64]],
    slots: Sequence[Slot],
    limit: int,
) -> NgramCounts:
    """Count how the terms of slots follow each other in up to `limit` documents.

    `holders` has the number of documents for each term of each slot.
    """
    asked = [SegmentSlots(segment, slots) for segment in segments]
    sizes = [len(slot) for slot in slots]
    counts = [
        _Shaped([*zip(*(sizes[start:] for start in range(length)), strict=False)])
        for length in (1, 2, 3)
    ]
    first = 0
    chosen = _choose_documents(calls, asked, limit)
    for each in asked:
        last = first + each.count
        own = chosen[slice(*np.searchsorted(chosen, (first, last)))] - first
        at = address(own), len(own), *(address(shaped.values) for shaped in counts)
        calls("bt_count_ngrams", each, *at)
        first = last
    length = sum(each.length for each in segments)
    return NgramCounts(length, holders, *(each.arrays() for each in counts))


class _Shaped:
    """Arrays of some shapes, end to end as the kernel fills them."""

    def __init__(self, shapes: Sequence[tuple[int, ...]]) -> None:
        self._shapes = shapes
        self._ends = np.cumsum([0, *map(np.prod, shapes)]).astype(int)
        # The kernel reads where they begin even if there are none.
        self.values = np.zeros(max(1, self._ends[-1]))

    def arrays(self) -> Sequence[NDArray[float64]]:
        """Return them one by one."""
        return [
            self.values[start:end].reshape(shape)
            for (start, end), shape in zip(pairwise(self._ends), self._shapes, strict=True)
        ]


class SegmentSlots:
    """The slots of a query on one segment: `struct` for calls; equal slots are looked up once."""

    def __init__(self, segment: KernelSegment, slots: Sequence[Slot]) -> None:
        self.count = segment.reader.arrays.count
        self.words = segment.words
        numbers = {slot: number for number, slot in enumerate(dict.fromkeys(map(tuple, slots)))}
        self.total = len(numbers)
        terms: list[int] = []
        ends = [0]
        choices: list[int] = []
        for slot in numbers:
            for plain, chosen in _by_plain(slot).items():
                number, variants = segment.variants(plain)
                if number >= 0:
                    terms += (number, len(choices))
                    choices += [chosen.get(each, -1) for each in variants]
            ends.append(len(terms) // 2)
        places = [numbers[tuple(slot)] for slot in slots]
        self._choices = array("i", choices)
        self._numbers = array("q", [*terms, *ends, *map(len, numbers), *places])
        terms_at, _ = self._numbers.buffer_info()
        ends_at = terms_at + 8 * len(terms)
        sizes_at = ends_at + 8 * len(ends)
        self.struct = SlotsStruct(
            segment.address,
            terms_at,
            ends_at,
            sizes_at,
            self.total,
            self._choices.buffer_info()[0],
            sizes_at + 8 * self.total,
            len(places),
        )


def _by_plain(slot: Slot) -> Mapping[str, Mapping[str, int]]:
    """Return the numbers of the terms of a slot, by their plain terms."""
    chosen: dict[str, dict[str, int]] = {}
    for number, term in enumerate(slot):
        chosen.setdefault(plain_term(term), {})[term] = number
    return chosen


def _choose_documents(calls: Calls, asked: Sequence[SegmentSlots], limit: int) -> NDArray[int64]:
    """Return the documents of all segments that share most with the slots, ascending."""
    library = calls.library
    scores = np.zeros(sum(each.count for each in asked), float32)
    first = 0
    for each in asked:
        docs, holders = np.empty(each.total * each.words, uint64), np.zeros(each.total, int64)
        struct = byref(each.struct)
        calls.check(library.bt_find_slots(struct, address(docs), address(holders)))
        weights = np.array([idf(each.count, held) for held in holders.tolist()], float32)
        own = scores[first : first + each.count]
        library.bt_score_slots(struct, address(docs), address(weights), address(own))
        first += each.count
    chosen = np.empty(min(limit, len(scores)), int64)
    total = library.bt_choose_docs(address(scores), len(scores), len(chosen), address(chosen))
    return chosen[:total]
