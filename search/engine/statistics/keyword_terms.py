"""The terms of a field that is matched whole: codes, or ids of organisations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nsmallest

import numpy as np
from numpy import intp

from search.engine.index_reader import IndexReader
from search.engine.segment.records import KeywordLists


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
            for number in _longest(lists, prefix, limit):
                counts[lists.terms[number].decode()] += len(
                    segment.keep_living(lists.documents_of(number))
                )
        held = ((term, count) for term, count in counts.items() if count)
        return nsmallest(limit, held, key=lambda each: (-each[1], each[0]))

    def _lists(self) -> Iterator[KeywordLists]:
        return (each.records.keywords[self._keyword] for each in self._reader.segments)


def _longest(lists: KeywordLists, prefix: str, limit: int) -> Sequence[int]:
    """Return the numbers of the terms that begin so and have the longest lists."""
    begun = lists.terms.begun(prefix.encode())
    ends = lists.ends[begun.start : begun.stop].astype(intp)
    first = int(lists.ends[begun.start - 1]) if begun.start else 0
    lengths = np.diff(ends, prepend=first)
    order = np.argsort(-lengths, kind="stable")[:limit]
    return [begun.start + each for each in order.tolist()]
