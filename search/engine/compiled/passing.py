"""The documents of a query that pass filters, as bits of each segment."""

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.compiled.columns import Columns
from search.engine.compiled.masks import Docs, split_mask
from search.engine.filtering import pass_days, pass_organisations, pass_terms
from search.engine.index_reader import IndexReader
from search.engine.segment.doc_set import numbers_of
from search.field import PLACES, PUBLISHERS
from search.request import NO_FILTERS, Filters


class PassingDocs:
    """Filters the documents of a query; what passes the same filters is computed once."""

    def __init__(self, reader: IndexReader, columns: Columns, docs: Docs, total: int) -> None:
        self._reader = reader
        self._columns = columns
        self._repeated: dict[Filters, int] = {}
        # Most answers have no filters, and to hash them costs more than to look.
        self._all, self._all_total = docs, total
        self._docs: dict[Filters, Docs] = {}
        self._totals: dict[Filters, int] = {}

    def docs(self, filters: Filters) -> Docs:
        """Return the documents that pass, and not folded."""
        filters = filters.unfolded
        if filters is NO_FILTERS:
            return self._all
        held = self._docs.get(filters)
        if held is None:
            held = self._docs[filters] = self._filter(filters)
        return held

    def total(self, filters: Filters) -> int:
        """Return how many documents pass."""
        filters = filters.unfolded
        if filters is NO_FILTERS:
            return self._all_total
        total = self._totals.get(filters)
        if total is None:
            total = sum(int(np.bitwise_count(each).sum()) for each in self.docs(filters))
            self._totals[filters] = total
        return total

    def repeated(self, filters: Filters) -> int:
        """Return by how many the documents that pass are more than their stories."""
        filters = filters.unfolded
        repeated = self._repeated.get(filters)
        if repeated is None:
            repeated = self._columns.count_repeats(self.docs(filters))
            self._repeated[filters] = repeated
        return repeated

    def retold(self, filters: Filters) -> NDArray[intp]:
        """Return the documents that pass and whose stories have others: doc ids, ascending."""
        docs = self.docs(filters)
        return self._list(
            [own & told for own, told in zip(docs, self._columns.is_retold, strict=True)]
        )

    def doc_ids(self, filters: Filters) -> NDArray[intp]:
        """Return the documents that pass: doc ids, ascending."""
        return self._list(self.docs(filters))

    def _list(self, docs: Docs) -> NDArray[intp]:
        doc_ids = [
            each.first + numbers_of(own)
            for each, own in zip(self._reader.segments, docs, strict=True)
        ]
        return np.concatenate([*doc_ids, np.empty(0, intp)])

    def _filter(self, filters: Filters) -> Docs:
        """Return the documents that pass one filter, of those that pass the others."""
        reader = self._reader
        if filters.publishers:
            docs = self.docs(filters.without_publishers)
            mask = pass_terms(reader, PUBLISHERS, filters.publishers)
        elif filters.places:
            docs = self.docs(filters.without_places)
            mask = pass_terms(reader, PLACES, filters.places)
        elif filters.organisations:
            docs = self.docs(filters.without_organisations)
            mask = pass_organisations(reader, filters.organisations, filters.beside)
        else:
            docs = self._all
            mask = pass_days(reader, filters.published_from, filters.published_to)
        if mask is None:
            return docs
        passed = split_mask(reader, mask)
        return [own & passing for own, passing in zip(docs, passed, strict=True)]
