"""Several segments as one collection: statistics, and columns in document order.

Whatever is computed here depends on the living documents alone, not on how they are spread over
segments, so that neither merging nor the order of merging moves a result.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy import bool_, datetime64, float64, int32, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import norms
from search.engine.segment.doc_set import DocSet, bits_of
from search.engine.segment.ranges import spread
from search.engine.segment.records import Records
from search.engine.segment.segment import Segment
from search.field import CODES, ID, ORGANISATIONS

SAMPLED = 1024
"""Documents that are enough to tell how common something is; twice as many are all looked at."""

_MANY = 3
"""Of one document in so many, gathering organisations takes as long as looking at those of all."""

VIETNAM_OFFSET = np.timedelta64(7, "h")
"""Vietnam keeps no summer time; its days begin at 17:00 UTC."""


@dataclass(frozen=True)
class SegmentReader:
    """One segment of a collection: its first document's number, and its living documents."""

    segment: Segment
    records: Records
    first: int
    deleted: NDArray[intp]

    @cached_property
    def alive(self) -> DocSet | None:
        """The living documents; None if all are."""
        if not len(self.deleted):
            return None
        count = self.segment.count
        kept = np.ones(count, bool_)
        kept[self.deleted] = False
        return DocSet(count, bits=bits_of(np.flatnonzero(kept), count))

    @cached_property
    def id_numbers(self) -> NDArray[intp]:
        """For each document, which term of the field of ids it has."""
        lists = self.records.keywords[ID]
        numbers = np.zeros(self.segment.count, intp)
        ends = lists.ends.astype(intp)
        counts = ends - np.append(0, ends[:-1])
        numbers[lists.documents] = np.repeat(np.arange(len(lists.terms)), counts)
        return numbers

    def keep_living(self, numbers: NDArray[intp]) -> NDArray[intp]:
        """Return those of some documents of the segment that are living."""
        return numbers if self.alive is None else numbers[self.alive.contains(numbers)]

    @property
    def living(self) -> NDArray[intp]:
        """The numbers of the living documents in the segment."""
        everyone = np.arange(self.segment.count)
        return everyone if self.alive is None else self.alive.to_numbers()


@dataclass(frozen=True)
class IndexReader:
    """The documents of all segments, numbered through."""

    parts: Sequence[SegmentReader]

    @cached_property
    def count(self) -> int:
        """The number of documents, deleted ones included: the length of every column."""
        return sum(part.segment.count for part in self.parts)

    @cached_property
    def living(self) -> NDArray[intp]:
        """The numbers of the living documents, ascending."""
        return _joined([part.first + part.living for part in self.parts], intp)

    @cached_property
    def published(self) -> NDArray[int64]:
        """Seconds since 1970."""
        return _joined([part.records.published for part in self.parts], int64)

    @cached_property
    def days(self) -> NDArray[datetime64]:
        """The day of publication in Vietnam, as `datetime64[D]`."""
        moments = self.published.astype("datetime64[s]") + VIETNAM_OFFSET
        return moments.astype("datetime64[D]")

    @cached_property
    def first_month(self) -> int:
        """The month that `months` counts from: twelve times its year, plus its month from 0."""
        months = self.days.astype("datetime64[M]").astype(intp)
        return int(months.min(initial=_ALL_MONTHS)) + 12 * 1970

    @cached_property
    def months(self) -> NDArray[intp]:
        """The month of publication in Vietnam, counted from `first_month`."""
        return self.days.astype("datetime64[M]").astype(intp) + 12 * 1970 - self.first_month

    @cached_property
    def newest_rank(self) -> NDArray[intp]:
        """The place of each document by time, newest first, ties by id."""
        return self._rank(newest=True)

    @cached_property
    def sample(self) -> NDArray[intp]:
        """Up to twice SAMPLED living documents, ascending: all, or every so many by time."""
        by_time = self.living.take(self.newest_rank.take(self.living).argsort())
        return np.sort(by_time[:: max(1, len(by_time) // SAMPLED)])

    @cached_property
    def oldest_rank(self) -> NDArray[intp]:
        """The place of each document by time, oldest first, ties by id."""
        return self._rank(newest=False)

    @cached_property
    def organisations(self) -> Sequence[str]:
        """The ids of all organisations, in order."""
        names = {term for part in self.parts for term in part.records.keywords[ORGANISATIONS].terms}
        return [each.decode() for each in sorted(names)]

    @cached_property
    def organisation_numbers(self) -> Mapping[str, int]:
        """The place of each organisation among all."""
        return {name: number for number, name in enumerate(self.organisations)}

    @cached_property
    def organisation_values(self) -> NDArray[intp]:
        """The organisations of all documents end to end, as places among all."""
        return _joined([self._renumbered(part.records) for part in self.parts], intp)

    @cached_property
    def organisation_ends(self) -> NDArray[intp]:
        """Where the organisations of each document end; one more value, 0, stands before."""
        counts = [np.diff(part.records.organisation_ends, prepend=0) for part in self.parts]
        return np.append(0, _joined(counts, intp).cumsum())

    @cached_property
    def _organisation_documents(self) -> NDArray[intp]:
        """The documents of all organisations end to end, in the order of `organisations`."""
        owners = np.repeat(np.arange(self.count), np.diff(self.organisation_ends))
        return owners.take(np.argsort(self.organisation_values, kind="stable"))

    @cached_property
    def _organisation_bounds(self) -> NDArray[intp]:
        """Where the documents of each organisation begin there, and where the last end."""
        counts = np.bincount(self.organisation_values, minlength=len(self.organisations))
        return np.append(0, counts.cumsum())

    @cached_property
    def unnamed(self) -> NDArray[bool_]:
        """Tell for each document whether it names no organisation."""
        unnamed: NDArray[bool_] = self.organisation_ends[1:] == self.organisation_ends[:-1]
        return unnamed

    @cached_property
    def norms(self) -> NDArray[float64]:
        """What one occurrence counts in each document: less, the longer it is."""
        lengths = _joined(
            [part.segment.field_lengths.sum(axis=0, dtype=int64) for part in self.parts], int64
        )
        return norms(lengths, int(lengths.take(self.living).sum()) / max(1, len(self.living)))

    def organisations_of(self, documents: NDArray[intp]) -> NDArray[intp]:
        """Return the organisations of some documents, end to end."""
        first = self.organisation_ends.take(documents)
        last = self.organisation_ends.take(documents + 1)
        naming = (last > first).nonzero()[0]
        if not len(naming):
            return np.empty(0, intp)
        return self.organisation_values.take(spread(first.take(naming), last.take(naming)))

    def count_organisations(self, documents: NDArray[intp]) -> tuple[NDArray[intp], int]:
        """Return how many of some documents have each organisation, and how many have none."""
        unnamed = int(np.count_nonzero(self.unnamed.take(documents)))
        if len(documents) * _MANY < self.count:
            values = self.organisations_of(documents)
            return np.bincount(values, minlength=len(self.organisations)), unnamed
        chosen = np.zeros(self.count, bool_)
        chosen[documents] = True
        held = chosen.take(self._organisation_documents)
        # Sums of half the width take a fraction of the time.
        sums = np.append(np.int32(0), held.cumsum(dtype=int32))
        return np.diff(sums.take(self._organisation_bounds)).astype(intp), unnamed

    def holders(self, organisation: str) -> NDArray[intp]:
        """Return the living documents that name an organisation."""
        return self._having(ORGANISATIONS, organisation)

    def citing(self, code: str) -> NDArray[intp]:
        """Return the living documents that cite a code, given in its canonical form."""
        return self._having(CODES, code)

    def find(self, id: str) -> int | None:
        """Return the living document of an id."""
        for part in self.parts:
            for number in part.records.keywords[ID].find(id).tolist():
                if number not in part.deleted:
                    return part.first + int(number)
        return None

    def text(self, number: int) -> bytes:
        """Return what is stored of a document."""
        part = next(each for each in reversed(self.parts) if each.first <= number)
        return part.records.texts[number - part.first]

    def _having(self, keyword: str, term: str) -> NDArray[intp]:
        lists = [
            part.first + part.keep_living(part.records.keywords[keyword].find(term))
            for part in self.parts
        ]
        return _joined(lists, intp)

    def _renumbered(self, records: Records) -> NDArray[intp]:
        numbers = self.organisation_numbers
        own = [numbers[term.decode()] for term in records.keywords[ORGANISATIONS].terms]
        return np.array(own, intp).take(records.organisation_values.astype(intp))

    def _rank(self, *, newest: bool) -> NDArray[intp]:
        if len(self.parts) == 1:
            records = self.parts[0].records
            order = records.newest_first if newest else records.oldest_first
            return _places(order.astype(intp))
        # Each segment is in order by itself; only equal times in several need their ids compared.
        orders = [
            part.first + (part.records.newest_first if newest else part.records.oldest_first)
            for part in self.parts
        ]
        listed: NDArray[intp] = _joined(orders, intp)
        owners = np.repeat(np.arange(len(orders)), [len(each) for each in orders])
        times = self.published.take(listed)
        by_time = np.argsort(-times if newest else times, kind="stable")
        listed, owners, times = listed.take(by_time), owners.take(by_time), times.take(by_time)
        bounds = np.flatnonzero(times[1:] != times[:-1]) + 1
        starts, ends = np.append(0, bounds), np.append(bounds, len(times))
        if self.count:
            mixed = owners.take(starts) != owners.take(ends - 1)
            for start, end in zip(starts[mixed].tolist(), ends[mixed].tolist(), strict=True):
                listed[start:end] = sorted(listed[start:end].tolist(), key=self._id_of)
        return _places(listed)

    def _id_of(self, number: int) -> tuple[bytes, int]:
        """Return the id of a document, and its number, which tells a deleted one apart."""
        part = next(each for each in reversed(self.parts) if each.first <= number)
        terms = part.records.keywords[ID].terms
        return terms[int(part.id_numbers[number - part.first])], number


_ALL_MONTHS = np.iinfo(np.int32).max


def open_reader(
    segments: Sequence[tuple[Segment, Records, NDArray[intp]]],
) -> IndexReader:
    """Return a collection of segments, each with its records and its deleted documents."""
    parts = []
    first = 0
    for segment, records, deleted in segments:
        parts.append(SegmentReader(segment, records, first, deleted))
        first += segment.count
    return IndexReader(tuple(parts))


def _joined(columns: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    if len(columns) == 1:
        return columns[0].astype(kind, copy=False)
    return np.concatenate(columns).astype(kind) if columns else np.empty(0, kind)


def _places(order: NDArray[intp]) -> NDArray[intp]:
    """Return the place of each document in an order."""
    places = np.empty(len(order), intp)
    places[order] = np.arange(len(order))
    return places
