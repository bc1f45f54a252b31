"""The engine that the kernel answers for.

clauses ──▶ Program ──bt_match──▶ bits ──filter──▶ bt_score, bt_add_pairs ──▶ page
                                            └────▶ bt_count_values ──▶ facets
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial

import numpy as np
from numpy import intp, uint32, uint64
from numpy.typing import NDArray

from search.deadline import check_deadline
from search.engine.array_engine import ArrayEngine
from search.engine.compiled.calls import Calls
from search.engine.compiled.columns import Columns
from search.engine.compiled.masks import Docs, split_mask
from search.engine.compiled.matches import KernelMatches
from search.engine.compiled.program import Program
from search.engine.compiled.ranking import Ranker, unit_key
from search.engine.compiled.segment import BeyondKernelError, KernelSegment
from search.engine.compiled.term_statistics import KernelTermStatistics
from search.engine.compiled.title_matches import TitleMatcher
from search.engine.contract import Engine, KeywordTerms, Matches, Record, TermStatistics
from search.engine.index_reader import IndexReader
from search.engine.scored_docs import ScoredDocs
from search.engine.segment.doc_set import words_for
from search.engine.stopwatch import UNTIMED, Watch
from search.engine.titles.title_matches import TitleMatches
from search.kernel.address import address
from search.kernel.library import Kernel, NoKernel
from search.query.clause import Clause, Query, SynonymClause
from search.query.walk import ScoredClause
from search.request import NO_FILTERS, Sort

FEW = 256
"""Of names that no more documents have, these are remembered."""


class KernelEngine:
    """Executes queries by the kernel; see `search.engine.contract.Engine`.

    What the kernel does not know, and what is explained step by step, NumPy executes.
    """

    def __init__(self, reader: IndexReader, kernel: Kernel) -> None:
        self._reader = reader
        self.kernel: Kernel | None = kernel
        self._kernel = kernel
        self._numpy = ArrayEngine(reader)
        self._calls = Calls(kernel)
        self._columns = Columns(kernel, reader)
        self._terms = KernelTermStatistics(reader, self._calls, lambda: self._segments)
        self._titles = TitleMatcher(
            self._calls, lambda: self._segments, reader.count, self._find_docs
        )

    @property
    def total(self) -> int:
        return self._numpy.total

    @property
    def terms(self) -> TermStatistics:
        return self._terms

    def keyword(self, keyword: str) -> KeywordTerms:
        return self._numpy.keyword(keyword)

    def match(self, query: Query, watch: Watch = UNTIMED) -> Matches:
        if watch is not UNTIMED:
            return self._numpy.match(query, watch)
        check_deadline()
        try:
            program = Program(query)
            docs, total = self._match(query, program)
        except BeyondKernelError:
            return self._numpy.match(query)
        return self._matches(query, docs, total, program)

    def expect(self, queries: Callable[[], Iterable[Query]], after: Query | None = None) -> None:
        """Wait for the queries themselves: each is executed on its own."""

    def having(self, keyword: str, term: str) -> Matches:
        mask = np.zeros(self._reader.count, np.bool_)
        having = self._reader.having(keyword, term)
        mask[having] = True
        docs = split_mask(self._reader, mask)
        return self._matches(Query(""), docs, len(having), Program(Query("")))

    def find(self, id: str) -> int | None:
        return self._numpy.find(id)

    def record(self, doc_id: int) -> Record:
        return self._numpy.record(doc_id)

    def stored(self, doc_ids: NDArray[intp]) -> Sequence[bytes]:
        return self._numpy.stored(doc_ids)

    def sample(self, count: int) -> Iterator[Record]:
        return self._numpy.sample(count)

    def neighbours(self, doc_id: int) -> tuple[int | None, int | None]:
        return self._numpy.neighbours(doc_id)

    def story(self, doc_id: int) -> NDArray[intp]:
        return self._numpy.story(doc_id)

    def similar(self, doc_id: int, count: int) -> ScoredDocs:
        return self._numpy.similar(doc_id, count)

    def find_titles(self, terms: Sequence[str], opened: Sequence[str], limit: int) -> Sequence[int]:
        return self._numpy.find_titles(terms, opened, limit)

    def match_titles(
        self, doc_ids: NDArray[intp], clauses: Sequence[ScoredClause], wanted: int
    ) -> TitleMatches:
        try:
            return self._titles.match(doc_ids, clauses, wanted)
        except BeyondKernelError:
            return self._numpy.match_titles(doc_ids, clauses, wanted)

    @cached_property
    def _segments(self) -> Sequence[KernelSegment]:
        return [KernelSegment(self._reader, each) for each in self._reader.segments]

    def _find_docs(self, clause: Clause) -> NDArray[intp]:
        """Return the documents that have a clause."""
        return self.match(Query("", (clause,))).listing(NO_FILTERS, Sort.NEWEST)

    def _match(self, query: Query, program: Program) -> tuple[Docs, int]:
        """Return the documents that match, and how many; a query of signs only matches none."""
        docs = [np.zeros(words_for(each.arrays.count), uint64) for each in self._reader.segments]
        total = 0
        name = _only_name(query)
        if query.required or query.excluded or query.is_blank:
            for segment, own in zip(self._segments, docs, strict=True):
                asked = program.on(segment, own)
                self._calls("bt_match", asked)
                total += asked.struct.docs_total
                if name is not None:
                    self._remember_name(
                        segment, unit_key(name, name.key), own, asked.struct.docs_total
                    )
        return docs, total

    def _remember_name(
        self, segment: KernelSegment, key: object, docs: NDArray[uint64], total: int
    ) -> None:
        """Keep in how many documents of a segment a name is, and if they are few, in which."""
        segment.remember_holders({key: total})
        if total <= FEW:
            few = np.empty(total, uint32)
            self._kernel.calls.bt_list_docs(address(docs), len(docs), address(few))
            segment.remember_name(key, few)

    def _matches(self, query: Query, docs: Docs, total: int, program: Program) -> Matches:
        return KernelMatches(
            query,
            docs,
            total,
            self._kernel,
            self._reader,
            self._columns,
            partial(
                Ranker, query, program, self._calls, self._reader, self._columns, self._segments
            ),
            partial(self._numpy.match, query),
        )


def _only_name(query: Query) -> SynonymClause | None:
    """Return the name that a query is, or None; a looser reading of it scores by the name."""
    if len(query.required) != 1 or query.excluded:
        return None
    (clause,) = query.required
    return clause if isinstance(clause, SynonymClause) else None


def open_engine(reader: IndexReader, kernel: Kernel | NoKernel) -> Engine:
    """Return the engine of an index, NumPy's where there is no kernel."""
    return KernelEngine(reader, kernel) if isinstance(kernel, Kernel) else ArrayEngine(reader)
