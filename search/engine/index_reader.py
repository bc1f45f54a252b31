"""Several segments as one index: statistics, and columns in document order.

Results depend only on the living documents (those not deleted). They do not depend on which
segment a document is in, so merging segments changes no result. Columns have one element for each
document, deleted ones included, at the index of its doc id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy import bool_, datetime64, float64, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import norms
from search.engine.columns.keyword_postings import KeywordPostings, join_postings
from search.engine.columns.organisation_column import OrganisationColumn, join_organisations
from search.engine.columns.time_order import find_order, find_ranks, segment_of
from search.engine.segment.records import Records
from search.engine.segment.segment import Segment
from search.engine.segment_reader import SegmentReader
from search.field import ID, PLACES, PUBLISHERS
from search.stories.grouping import group
from search.stories.sketch import join_sketches
from search.vietnam_time import local_days

SAMPLED = 1024
"""The least size of the sample that frequencies are estimated from; it has up to twice as many."""


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
        return find_ranks(find_order(self.segments, self.published, newest=True))

    @cached_property
    def sample(self) -> NDArray[intp]:
        """The doc ids of at most 2 · SAMPLED living documents, evenly spaced by time; ascending."""
        by_time = self.living.take(self.newest_rank.take(self.living).argsort())
        return np.sort(by_time[:: max(1, len(by_time) // SAMPLED)])

    @cached_property
    def oldest_rank(self) -> NDArray[intp]:
        """The rank of each document by time, oldest first, ties by id."""
        return find_ranks(find_order(self.segments, self.published, newest=False))

    @cached_property
    def organisations(self) -> OrganisationColumn:
        """The organisations of all documents."""
        return join_organisations(self.segments)

    @cached_property
    def places(self) -> KeywordPostings:
        """The documents of all places."""
        return join_postings(self.segments, PLACES, self.count)

    @cached_property
    def publishers(self) -> KeywordPostings:
        """The documents of all publishers."""
        return join_postings(self.segments, PUBLISHERS, self.count)

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

    def find_all(self, ids: Sequence[str]) -> list[int | None]:
        """Return what `find` returns for each of some ids; many take a fifth of the time."""
        found: list[int | None] = [None] * len(ids)
        terms = [each.encode() for each in ids]
        for segment in self.segments:
            lists = segment.records.keywords[ID]
            deleted = frozenset(segment.deleted.tolist())
            for place, number in enumerate(lists.terms.find_all(terms)):
                if number is None or found[place] is not None:
                    continue
                first = int(lists.ends[number - 1]) if number else 0
                for doc_id in lists.documents[first : int(lists.ends[number])].tolist():
                    if doc_id not in deleted:
                        found[place] = segment.first + doc_id
                        break
        return found

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
        return segment_of(self.segments, doc_id)


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
