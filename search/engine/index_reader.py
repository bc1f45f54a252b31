"""Several segments as one index: statistics, and columns in document order.

Results depend only on the living documents (those not deleted). They do not depend on which
segment a document is in, so merging segments changes no result. Columns have one element for each
document, deleted ones included, at the index of its doc id.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy import bool_, datetime64, float64, int32, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import norms
from search.engine.counts import TermCounts
from search.engine.keyword_postings import KeywordPostings, join_postings
from search.engine.segment.ranges import spread
from search.engine.segment.records import Records
from search.engine.segment.segment import Segment
from search.engine.segment_reader import SegmentReader
from search.field import CODES, ID, ORGANISATIONS, PLACES, PUBLISHERS
from search.stories.grouping import group
from search.stories.sketch import join_sketches
from search.vietnam_time import local_days

SAMPLED = 1024
"""The least size of the sample that frequencies are estimated from; it has up to twice as many."""

_MANY = 3
"""If at least 1/_MANY of all documents are asked for, one pass over all organisations is faster."""


@dataclass(frozen=True)
class IndexReader:
    """The documents of all segments, with doc ids that go on from one segment to the next.

    `kept_stories` are the `stories` as they were found when the generation was written.
    """

    segments: Sequence[SegmentReader]
    kept_stories: NDArray[Any] | None = None

    @cached_property
    def count(self) -> int:
        """The number of documents, deleted ones included: the length of every column."""
        return sum(segment.arrays.count for segment in self.segments)

    @cached_property
    def living(self) -> NDArray[intp]:
        """The doc ids of the living documents, ascending."""
        return _joined([segment.first + segment.living for segment in self.segments], intp)

    @cached_property
    def published(self) -> NDArray[int64]:
        """The time of publication of each document, in seconds since 1970."""
        return _joined([segment.records.published for segment in self.segments], int64)

    @cached_property
    def days(self) -> NDArray[datetime64]:
        """The day of publication of each document in Vietnam, as `datetime64[D]`."""
        return local_days(self.published)

    @cached_property
    def ages(self) -> NDArray[float64]:
        """Days between the publication of each document and that of the newest living one."""
        days = self.days.astype(int64)
        newest = days.take(self.living).max(initial=days.min(initial=0))
        ages: NDArray[float64] = np.maximum(newest - days, 0).astype(float64)
        return ages

    @cached_property
    def first_month(self) -> int:
        """The month that `months` counts from, as 12 · year + month - 1."""
        months = self.days.astype("datetime64[M]").astype(intp)
        return int(months.min(initial=_ALL_MONTHS)) + 12 * 1970

    @cached_property
    def months(self) -> NDArray[intp]:
        """The month of publication of each document in Vietnam, counted from `first_month`."""
        return self.days.astype("datetime64[M]").astype(intp) + 12 * 1970 - self.first_month

    @cached_property
    def newest_rank(self) -> NDArray[intp]:
        """The rank of each document by time, newest first, ties by id."""
        return self._rank(newest=True)

    @cached_property
    def sample(self) -> NDArray[intp]:
        """The doc ids of at most 2 · SAMPLED living documents, evenly spaced by time; ascending."""
        by_time = self.living.take(self.newest_rank.take(self.living).argsort())
        return np.sort(by_time[:: max(1, len(by_time) // SAMPLED)])

    @cached_property
    def oldest_rank(self) -> NDArray[intp]:
        """The rank of each document by time, oldest first, ties by id."""
        return self._rank(newest=False)

    @cached_property
    def organisations(self) -> Sequence[str]:
        """The ids of all organisations, sorted by their bytes."""
        names = {
            term
            for segment in self.segments
            for term in segment.records.keywords[ORGANISATIONS].terms
        }
        return [each.decode() for each in sorted(names)]

    @cached_property
    def organisation_numbers(self) -> Mapping[str, int]:
        """The number of each organisation in `organisations`."""
        return {name: number for number, name in enumerate(self.organisations)}

    @cached_property
    def organisation_values(self) -> NDArray[intp]:
        """The organisations of each document in document order, as indices into `organisations`."""
        return _joined([self._renumbered(segment.records) for segment in self.segments], intp)

    @cached_property
    def organisation_ends(self) -> NDArray[intp]:
        """Offsets into `organisation_values`, one more than documents.

        Those of document n are `organisation_values[ends[n] : ends[n + 1]]`.
        """
        counts = [
            np.diff(segment.records.organisation_ends, prepend=0) for segment in self.segments
        ]
        return np.append(0, _joined(counts, intp).cumsum())

    @cached_property
    def _organisation_doc_ids(self) -> NDArray[intp]:
        """The doc ids of each organisation end to end, in the order of `organisations`."""
        owners = np.repeat(np.arange(self.count), np.diff(self.organisation_ends))
        return owners.take(np.argsort(self.organisation_values, kind="stable"))

    @cached_property
    def _organisation_bounds(self) -> NDArray[intp]:
        """Offsets into `_organisation_doc_ids`, one more than organisations."""
        counts = np.bincount(self.organisation_values, minlength=len(self.organisations))
        return np.append(0, counts.cumsum())

    @cached_property
    def places(self) -> KeywordPostings:
        """The documents of all places."""
        return join_postings(self.segments, PLACES, self.count)

    @cached_property
    def publishers(self) -> KeywordPostings:
        """The documents of all publishers."""
        return join_postings(self.segments, PUBLISHERS, self.count)

    @cached_property
    def unnamed(self) -> NDArray[bool_]:
        """Whether each document names no organisation."""
        unnamed: NDArray[bool_] = self.organisation_ends[1:] == self.organisation_ends[:-1]
        return unnamed

    @cached_property
    def stories(self) -> NDArray[intp]:
        """For each document the oldest one of its story, itself if it is the only one."""
        return self.find_stories() if self.kept_stories is None else self.kept_stories.astype(intp)

    @cached_property
    def is_retold(self) -> NDArray[bool_]:
        """Whether the story of each document has another living document."""
        counts = np.bincount(self.stories.take(self.living), minlength=self.count)
        retold: NDArray[bool_] = counts.take(self.stories) > 1
        return retold

    def retold_postings(self, keyword: str) -> KeywordPostings:
        """Return the documents of `is_retold` that have each term of a keyword field."""
        held = self._retold_postings
        if keyword not in held:
            held[keyword] = join_postings(self.segments, keyword, self.count).among(self.is_retold)
        return held[keyword]

    @cached_property
    def _retold_postings(self) -> dict[str, KeywordPostings]:
        return {}

    @cached_property
    def norms(self) -> NDArray[float64]:
        """The length normalisation of BM25F for each document; see `search.engine.bm25.norms`."""
        lengths = _joined(
            [segment.arrays.field_lengths.sum(axis=0, dtype=int64) for segment in self.segments],
            int64,
        )
        return norms(lengths, int(lengths.take(self.living).sum()) / max(1, len(self.living)))

    def find_stories(self) -> NDArray[intp]:
        """Find the `stories` of the living documents by their sketches."""
        by_time = self.living.take(self.oldest_rank.take(self.living).argsort())
        return group(join_sketches([each.records.sketches for each in self.segments]), by_time)

    def organisations_of(self, doc_ids: NDArray[intp]) -> NDArray[intp]:
        """Return the organisations of some documents end to end: indices into `organisations`."""
        first = self.organisation_ends.take(doc_ids)
        last = self.organisation_ends.take(doc_ids + 1)
        naming = (last > first).nonzero()[0]
        if not len(naming):
            return np.empty(0, intp)
        return self.organisation_values.take(spread(first.take(naming), last.take(naming)))

    def count_organisations(self, doc_ids: NDArray[intp]) -> TermCounts:
        """Count the organisations of some documents, and the documents without any."""
        missing = int(np.count_nonzero(self.unnamed.take(doc_ids)))
        if len(doc_ids) * _MANY < self.count:
            values = self.organisations_of(doc_ids)
            counts = np.bincount(values, minlength=len(self.organisations))
            return TermCounts(self.organisations, counts, missing)
        chosen = np.zeros(self.count, bool_)
        chosen[doc_ids] = True
        held = chosen.take(self._organisation_doc_ids)
        # int32 sums take a fraction of the time of int64 ones.
        sums = np.append(np.int32(0), held.cumsum(dtype=int32))
        counts = np.diff(sums.take(self._organisation_bounds)).astype(intp)
        return TermCounts(self.organisations, counts, missing)

    def count_codes(self, doc_ids: NDArray[intp]) -> TermCounts:
        """Count the codes that some documents cite, and the documents that cite none.

        The terms are only the codes that any of these documents cites.
        """
        among = np.zeros(self.count, bool_)
        among[doc_ids] = True
        counts: Counter[str] = Counter()
        for segment in self.segments:
            lists = segment.records.keywords[CODES]
            ends = lists.ends.astype(intp)
            owners = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
            cited = segment.first + lists.documents.astype(intp)
            is_chosen = among.take(cited)
            among[cited[is_chosen]] = False
            found = np.bincount(owners[is_chosen], minlength=len(ends))
            for number in found.nonzero()[0].tolist():
                counts[lists.terms[number].decode()] += int(found[number])
        terms = sorted(counts)
        values = np.array([counts[each] for each in terms], intp)
        return TermCounts(terms, values, int(np.count_nonzero(among)))

    def count_places(self, doc_ids: NDArray[intp]) -> TermCounts:
        """Return how many of some documents name each place, and how many name none."""
        return self.places.count(doc_ids)

    def count_publishers(self, doc_ids: NDArray[intp]) -> TermCounts:
        """Return how many of some documents each publisher has, and how many have none."""
        return self.publishers.count(doc_ids)

    def having(self, keyword: str, term: str) -> NDArray[intp]:
        """Return the living documents that have a term of a keyword field: doc ids, ascending."""
        lists = [
            segment.first + segment.keep_living(segment.records.keywords[keyword].find(term))
            for segment in self.segments
        ]
        return _joined(lists, intp)

    def find(self, id: str) -> int | None:
        """Return the doc id of the living document with a bulletin id, or None."""
        for segment in self.segments:
            for number in segment.records.keywords[ID].find(id).tolist():
                if number not in segment.deleted:
                    return segment.first + int(number)
        return None

    def text(self, doc_id: int) -> bytes:
        """Return the stored record of a document, as JSON bytes."""
        segment = self.segment_of(doc_id)
        return segment.records.texts[doc_id - segment.first]

    def texts(self, doc_ids: NDArray[intp]) -> Sequence[bytes]:
        """Return the stored records of some documents, as JSON bytes."""
        if len(self.segments) == 1:
            return self.segments[0].records.texts.read_all(doc_ids)
        return [self.text(each) for each in doc_ids.tolist()]

    def segment_of(self, doc_id: int) -> SegmentReader:
        """Return the segment that a document is in."""
        return next(each for each in reversed(self.segments) if each.first <= doc_id)

    def _renumbered(self, records: Records) -> NDArray[intp]:
        numbers = self.organisation_numbers
        own = [numbers[term.decode()] for term in records.keywords[ORGANISATIONS].terms]
        return np.array(own, intp).take(records.organisation_values.astype(intp))

    def _rank(self, *, newest: bool) -> NDArray[intp]:
        if len(self.segments) == 1:
            records = self.segments[0].records
            order = records.newest_first if newest else records.oldest_first
            return _ranks(order.astype(intp))
        # Each segment is sorted already; ids are compared only for equal times in several segments.
        orders = [
            segment.first
            + (segment.records.newest_first if newest else segment.records.oldest_first)
            for segment in self.segments
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
        return _ranks(listed)

    def _id_of(self, doc_id: int) -> tuple[bytes, int]:
        """Return the sort key of a document: its bulletin id, then its doc id.

        A deleted document may have the same bulletin id as its replacement.
        """
        segment = self.segment_of(doc_id)
        terms = segment.records.keywords[ID].terms
        return terms[int(segment.id_numbers[doc_id - segment.first])], doc_id


_ALL_MONTHS = np.iinfo(np.int32).max


def open_reader(
    segments: Sequence[tuple[Segment, Records, NDArray[intp]]],
    stories: NDArray[Any] | None = None,
) -> IndexReader:
    """Return a reader of segments, each given with its records and deleted doc ids (ascending).

    `stories` are those of `IndexReader.stories`; if they are not given, they are found when needed.
    """
    readers = []
    first = 0
    for arrays, records, deleted in segments:
        readers.append(SegmentReader(arrays, records, first, deleted))
        first += arrays.count
    return IndexReader(tuple(readers), stories)


def _joined(columns: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    if len(columns) == 1:
        return columns[0].astype(kind, copy=False)
    return np.concatenate(columns).astype(kind) if columns else np.empty(0, kind)


def _ranks(order: NDArray[intp]) -> NDArray[intp]:
    """Return the rank of each document; `order` has the doc ids by rank (inverse permutation)."""
    ranks = np.empty(len(order), intp)
    ranks[order] = np.arange(len(order))
    return ranks
