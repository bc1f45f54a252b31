"""Compares clauses with titles by the kernel; see `search.engine.titles.stored_titles`."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy import int64, intp, uint16
from numpy.typing import NDArray

from search.engine.compiled.calls import Calls
from search.engine.compiled.program import Program
from search.engine.compiled.segment import KernelSegment
from search.engine.titles.title_matches import BEFORE_COUNTS, TitleMatches
from search.kernel.address import address
from search.query.clause import Clause, Query, SynonymClause
from search.query.walk import ScoredClause, term_clauses
from search.text.analysis import GAP

MOST_UNTYPED = 8
"""Names that no reader typed and whose titles are remembered: two bytes a document each."""

_NOTHING = Query("")


class TitleMatcher:
    """Compares clauses with titles by their postings.

    Names that no reader typed are the same for all queries, as those of roundups: how often each
    title of the index has them is counted once. `find_docs` returns the documents of one clause.
    """

    def __init__(
        self,
        calls: Calls,
        segments: Callable[[], Sequence[KernelSegment]],
        total: int,
        find_docs: Callable[[Clause], NDArray[intp]],
    ) -> None:
        self._calls = calls
        self._segments = segments
        self._total = total
        self._find_docs = find_docs
        # A list, since clauses take longer to hash than to look for.
        self._untyped: list[tuple[SynonymClause, NDArray[uint16]]] = []

    def match(
        self, doc_ids: NDArray[intp], clauses: Sequence[ScoredClause], wanted: int
    ) -> TitleMatches:
        """Return what stands of clauses in the titles of some documents.

        Raises BeyondKernelError for clauses that the kernel does not know.
        """
        last = clauses[-1] if len(clauses) > wanted else None
        untyped = None if last is None else self._count_everywhere(last)
        typed = clauses if untyped is None else clauses[:-1]
        return TitleMatches(self._read(doc_ids, typed, wanted, untyped))

    def _count_everywhere(self, clause: ScoredClause) -> NDArray[uint16] | None:
        """Return how often each title of the index has a name; None if it is not remembered."""
        for known, counts in self._untyped:
            if known is clause:
                return counts
        if len(self._untyped) == MOST_UNTYPED or not isinstance(clause, SynonymClause):
            return None
        if any(each.end > each.start for each in term_clauses([clause])):
            return None
        doc_ids = np.sort(self._find_docs(clause))
        counts = np.zeros(self._total, uint16)
        counts[doc_ids] = self._read(doc_ids, [clause], 0)[:, BEFORE_COUNTS]
        self._untyped.append((clause, counts))
        return counts

    def _read(
        self,
        doc_ids: NDArray[intp],
        clauses: Sequence[ScoredClause],
        wanted: int,
        untyped: NDArray[uint16] | None = None,
    ) -> NDArray[int64]:
        """Return a row for each document, with what is known of one more clause behind them."""
        program = Program(_NOTHING)
        for each in clauses:
            program.add_unit(each)
        docs = np.ascontiguousarray(doc_ids, int64)
        counts = len(clauses) + (untyped is not None)
        found = np.zeros((len(docs), BEFORE_COUNTS + counts), int64)
        untyped_at = None if untyped is None else address(untyped)
        asked = address(docs), len(docs), wanted, untyped_at, GAP, address(found)
        for segment in self._segments():
            self._calls("bt_match_titles", program.on(segment, None), *asked)
        return found
