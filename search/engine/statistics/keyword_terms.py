"""The terms of a field that is matched whole: codes, or ids of organisations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nsmallest

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.engine.segment.records import KeywordLists
from search.engine.segment_reader import SegmentReader


class ArrayKeywordTerms:
    """Terms from the records of segments; see `search.engine.contract.KeywordTerms`."""

    def __init__(self, reader: IndexReader, keyword: str) -> None:
        self._reader = reader
        self._keyword = keyword

    def __contains__(self, term: object) -> bool:
        encoded = str(term).encode()
        return any(each.terms.find(encoded) is not None for each in self._lists())

    def begun(self, prefix: str) -> Iterator[str]:
        for lists in self._lists():
            for number in lists.terms.begun(prefix.encode()):
                yield lists.terms[number].decode()

    def longest(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        counts: Counter[str] = Counter()
        for segment in self._reader.segments:
            lists = segment.records.keywords[self._keyword]
            begun = lists.terms.begun(prefix.encode())
            living = _count_living(segment, lists, begun)
            for number in living.nonzero()[0].tolist():
                counts[lists.terms[begun.start + number].decode()] += int(living[number])
        return nsmallest(limit, counts.items(), key=lambda each: (-each[1], each[0]))

    def _lists(self) -> Iterator[KeywordLists]:
        return (each.records.keywords[self._keyword] for each in self._reader.segments)


def _count_living(segment: SegmentReader, lists: KeywordLists, terms: range) -> NDArray[intp]:
    """Return how many living documents have each of some terms that follow each other."""
    bounds = np.append(0, lists.ends.astype(intp))[terms.start : terms.stop + 1]
    doc_ids = lists.documents[bounds[0] : bounds[-1]].astype(intp)
    alive = np.ones(len(doc_ids), intp)
    if segment.alive is not None:
        alive = segment.alive.contains(doc_ids).astype(intp)
    sums = np.append(0, alive.cumsum())
    counts: NDArray[intp] = np.diff(sums.take(bounds - bounds[0]))
    return counts
