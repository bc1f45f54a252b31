"""The documents that bulletins cite: which there are, how often, and who cites one."""

from collections.abc import Sequence
from functools import cached_property
from json import loads

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.browse.citation import Citations, read_citation
from search.browse.companion import count_beside
from search.engine.index_reader import IndexReader, SegmentReader
from search.facets.organisation_names import OrganisationNames
from search.field import CODES
from search.result import FacetValue
from search.text import code
from search.text.loose_code import groups_of, is_spelled_loosely


class DocumentIndex:
    """Knows the cited documents of a collection; threads may share it."""

    def __init__(self, collection: IndexReader, directory: OrganisationNames) -> None:
        self._collection = collection
        self._directory = directory

    def citations(self, written: str, page: int, per_page: int, *, newest_first: bool) -> Citations:
        """Return a page of the bulletins that cite a document, and all organisations beside it."""
        collection = self._collection
        wanted = code.canonical(written)
        citing = collection.citing(wanted)
        if not len(citing):
            return Citations(written, 0, ())
        rank = collection.newest_rank if newest_first else collection.oldest_rank
        order = citing.take(rank.take(citing).argsort())
        shown = order[(page - 1) * per_page : page * per_page].tolist()
        records = [loads(collection.text(each)) for each in shown]
        return Citations(
            self.written(wanted),
            len(citing),
            tuple(read_citation(each, wanted) for each in records),
            count_beside(collection, citing, self._directory),
        )

    def most_cited(self, count: int, among: NDArray[intp] | None = None) -> Sequence[FacetValue]:
        """Return the documents that most bulletins cite, of all or of some; ties by code."""
        counts = self._counts if among is None else self._count(among)
        first = sorted(counts, key=lambda each: (-counts[each], each))[:count]
        return [FacetValue(each, self.written(each), counts[each]) for each in first]

    def named(self, written: str) -> str | None:
        """Return the one cited code that is meant by letters and numbers without signs, or None."""
        found = self._by_groups.get(groups_of(written), ()) if is_spelled_loosely(written) else ()
        return found[0] if len(found) == 1 else None

    def written(self, canonical: str) -> str:
        """Return a code as the newest bulletin that cites it writes it."""
        citing = self._collection.citing(canonical)
        newest = citing[self._collection.newest_rank.take(citing).argmin()]
        codes: Sequence[str] = loads(self._collection.text(int(newest)))[CODES]
        return next((each for each in codes if code.canonical(each) == canonical), canonical)

    @cached_property
    def _counts(self) -> dict[str, int]:
        return self._count(self._collection.living)

    @cached_property
    def _by_groups(self) -> dict[tuple[str, ...], list[str]]:
        by_groups: dict[tuple[str, ...], list[str]] = {}
        for each in self._counts:
            by_groups.setdefault(groups_of(each), []).append(each)
        return by_groups

    def _count(self, documents: NDArray[intp]) -> dict[str, int]:
        """Return how many of some living documents cite each code that any of them does."""
        among = np.zeros(self._collection.count, bool_)
        among[documents] = True
        counts: dict[str, int] = {}
        for part in self._collection.parts:
            for term, count in _counts_of(part, among):
                counts[term] = counts.get(term, 0) + count
        return counts


def _counts_of(part: SegmentReader, among: NDArray[bool_]) -> Sequence[tuple[str, int]]:
    lists = part.records.keywords[CODES]
    if not len(lists.terms):
        return ()
    ends = lists.ends.astype(intp)
    lengths = ends - np.append(0, ends[:-1])
    numbers = np.repeat(np.arange(len(lengths)), lengths)
    chosen = among.take(part.first + lists.documents.astype(intp))
    counts = np.bincount(numbers[chosen], minlength=len(lengths))
    return [
        (lists.terms[each].decode(), int(counts[each])) for each in counts.nonzero()[0].tolist()
    ]
