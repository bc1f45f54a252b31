"""The embedded engine: executes queries on the arrays of segments.

clauses ──documents──▶ sets ──intersect, subtract──▶ doc_ids ──filter, score, count──▶ answer
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray
from orjson import loads

from search.deadline import check_deadline
from search.engine.explained import StepName
from search.engine.folding import find_retellings
from search.engine.index_reader import IndexReader
from search.engine.matched_docs import MatchedDocs
from search.engine.matching.matching import SegmentMatcher
from search.engine.neighbours import find_neighbours
from search.engine.scored_docs import ScoredDocs
from search.engine.segment.doc_set import DocSet, subtract
from search.engine.statistics.keyword_terms import ArrayKeywordTerms
from search.engine.statistics.term_statistics import ArrayTermStatistics
from search.engine.statistics.title_search import find_titles
from search.engine.stopwatch import UNTIMED, Watch
from search.engine.titles.stored_titles import StoredTitles
from search.engine.titles.title_matches import TitleMatches
from search.kernel.library import Kernel
from search.query.clause import Clause, Query, TermClause
from search.query.walk import ScoredClause

if TYPE_CHECKING:
    from search.engine.similarity.similarity import Similarity


class ArrayEngine:
    """Answers from an index reader; see `search.engine.contract.Engine`."""

    kernel: Kernel | None = None

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self.terms = ArrayTermStatistics(reader)
        self._titles = StoredTitles(reader.texts)

    @property
    def total(self) -> int:
        return len(self._reader.living)

    def keyword(self, keyword: str) -> ArrayKeywordTerms:
        return ArrayKeywordTerms(self._reader, keyword)

    def match(self, query: Query, watch: Watch = UNTIMED) -> MatchedDocs:
        check_deadline()
        matchers = [SegmentMatcher(each) for each in self._reader.segments]
        required, excluded = _NO_SETS, _NO_SETS
        if query.required or query.excluded:
            required, excluded = watch.time(
                StepName.CLAUSES,
                lambda: (_required(matchers, query.required), _look_up(matchers, query.excluded)),
            )
        sets = watch.time(
            StepName.INTERSECTION, lambda: _intersect(matchers, query, required), left=_count
        )
        if query.excluded:
            kept = sets
            sets = watch.time(
                StepName.EXCLUSION, lambda: list(map(_subtract, kept, excluded)), left=_count
            )
        return watch.time(StepName.LISTING, lambda: self._gather(query, matchers, sets, watch))

    def expect(self, queries: Callable[[], Iterable[Query]], after: Query | None = None) -> None:
        """Wait for the queries themselves: each is executed on its own."""

    def having(self, keyword: str, term: str) -> MatchedDocs:
        return MatchedDocs(self._reader, Query(""), (), self._reader.having(keyword, term))

    def find(self, id: str) -> int | None:
        return self._reader.find(id)

    def record(self, doc_id: int) -> Mapping[str, Any]:
        record: Mapping[str, Any] = loads(self._reader.text(doc_id))
        return record

    def stored(self, doc_ids: NDArray[intp]) -> Sequence[bytes]:
        return self._reader.texts(doc_ids)

    def sample(self, count: int) -> Iterator[Mapping[str, Any]]:
        living = self._reader.living
        step = -(-len(living) // count) or 1
        return (self.record(each) for each in living[::step].tolist())

    def neighbours(self, doc_id: int) -> tuple[int | None, int | None]:
        return find_neighbours(self._reader, doc_id)

    def story(self, doc_id: int) -> NDArray[intp]:
        own = np.array([doc_id])
        others = find_retellings(self._reader, own, self._reader.living)[doc_id]
        told = np.append(own, others)
        return told.take(self._reader.newest_rank.take(told).argsort())

    def similar(self, doc_id: int, count: int) -> ScoredDocs:
        return self._similarity.find(doc_id, count)

    @cached_property
    def _similarity(self) -> "Similarity":
        # Imported when it is asked for: a search on the terminal starts without it.
        from search.engine.similarity.similarity import Similarity

        return Similarity(self._reader)

    def find_titles(self, terms: Sequence[str], opened: Sequence[str], limit: int) -> Sequence[int]:
        return find_titles(self._reader, terms, opened, limit)

    def match_titles(
        self, doc_ids: NDArray[intp], clauses: Sequence[ScoredClause], wanted: int
    ) -> TitleMatches:
        return self._titles.match(doc_ids, clauses, wanted)

    def _gather(
        self,
        query: Query,
        matchers: Sequence[SegmentMatcher],
        sets: Sequence[DocSet],
        watch: Watch,
    ) -> MatchedDocs:
        """Return the matching documents of all segments, with doc ids of the whole index."""
        segments = [
            matcher.matched(documents.to_numbers())
            for matcher, documents in zip(matchers, sets, strict=True)
        ]
        doc_ids = [each.segment.first + each.doc_ids for each in segments]
        if len(doc_ids) != 1:
            doc_ids = [np.concatenate([*doc_ids, np.empty(0, intp)])]

        def look_up() -> None:
            scored = [clause for each in query.counted for clause in each.clauses]
            for matcher in matchers:
                matcher.look_up(scored)

        return MatchedDocs(self._reader, query, segments, doc_ids[0], watch, look_up)


SegmentSets = Sequence[Sequence[DocSet]]
"""For each segment, the documents of some clauses in order."""

_NO_SETS: SegmentSets = ()


def _look_up(matchers: Sequence[SegmentMatcher], clauses: Sequence[Clause]) -> SegmentSets:
    return [[matcher.clause(each) for each in clauses] for matcher in matchers]


def _required(matchers: Sequence[SegmentMatcher], clauses: Sequence[Clause]) -> SegmentSets:
    """Look up clauses, terms first, until one of them has no document: then no document has all."""
    ordered = sorted(clauses, key=lambda each: not isinstance(each, TermClause))
    return [list(_until_empty(matcher, ordered)) for matcher in matchers]


def _until_empty(matcher: SegmentMatcher, clauses: Sequence[Clause]) -> Iterator[DocSet]:
    for each in clauses:
        documents = matcher.clause(each)
        yield documents
        if not len(documents):
            return


def _intersect(
    matchers: Sequence[SegmentMatcher], query: Query, required: SegmentSets
) -> Sequence[DocSet]:
    """Return the documents of all required clauses."""
    return [
        matcher.all_of(query, required[number] if required else ())
        for number, matcher in enumerate(matchers)
    ]


def _subtract(documents: DocSet, excluded: Sequence[DocSet]) -> DocSet:
    return reduce(subtract, excluded, documents)


def _count(sets: Sequence[DocSet]) -> int:
    return sum(map(len, sets))
