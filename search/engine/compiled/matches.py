"""What a query matched, with the counting done by the kernel."""

from typing import Any

from numpy import uint64
from numpy.typing import NDArray

from search.engine.compiled.columns import Columns
from search.engine.counts import MonthCounts, TermCounts
from search.engine.matched_docs import MatchedDocs
from search.engine.segment.doc_set import bits_of
from search.field import ORGANISATIONS, PLACES
from search.request import Filters


class KernelMatches(MatchedDocs):
    """Counts by the kernel; see `search.engine.contract.Matches`."""

    def __init__(self, columns: Columns, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._columns = columns

    def term_counts(self, keyword: str, filters: Filters) -> TermCounts:
        if keyword == ORGANISATIONS:
            column, terms = self._columns.organisations, self._reader.organisations
        elif keyword == PLACES:
            column, terms = self._columns.places, self._reader.places.terms
        else:
            return super().term_counts(keyword, filters)
        return self._columns.count_terms(column, terms, self._bits(filters))

    def month_counts(self, filters: Filters) -> MonthCounts:
        counts = self._columns.count_months(self._bits(filters))
        return MonthCounts(self._reader.first_month, counts)

    def _bits(self, filters: Filters) -> NDArray[uint64]:
        return bits_of(self.passing(filters), self._reader.count)
