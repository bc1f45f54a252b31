"""What a query matched, with the counting done by the kernel."""

from typing import Any

from numpy import intp, uint64
from numpy.typing import NDArray

from search.engine.compiled.columns import Columns
from search.engine.counts import TermCounts
from search.engine.matched_docs import MatchedDocs
from search.engine.segment.doc_set import bits_of
from search.field import ORGANISATIONS, PLACES


class KernelMatches(MatchedDocs):
    """Counts by the kernel; see `search.engine.contract.Matches`."""

    def __init__(self, columns: Columns, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._columns = columns

    def _count_terms(self, keyword: str, doc_ids: NDArray[intp]) -> TermCounts:
        if keyword == ORGANISATIONS:
            column, terms = self._columns.organisations, self._reader.organisations
        elif keyword == PLACES:
            column, terms = self._columns.places, self._reader.places.terms
        else:
            return super()._count_terms(keyword, doc_ids)
        return self._columns.count_terms(column, terms, self._bits(doc_ids))

    def _count_months(self, doc_ids: NDArray[intp]) -> NDArray[intp]:
        return self._columns.count_months(self._bits(doc_ids))

    def _bits(self, doc_ids: NDArray[intp]) -> NDArray[uint64]:
        return bits_of(doc_ids, self._reader.count)
