"""The facet of organisations: how many bulletins of an answer each has, and what stands below it.

Counting is done on arrays; values with labels are made when somebody reads them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.facets.facet_values import FacetValues
from search.facets.organisation_names import OrganisationNames
from search.organisations.ancestry import ancestors
from search.request import UNKNOWN, SearchRequest
from search.result import FacetValue
from search.text.spelling import alphabetical

MOST = 50
"""Organisations that an answer lists: more than anybody looks through. News has thousands."""


class OrganisationFacet:
    """The organisations of some documents, counted; each document counts once for each."""

    def __init__(
        self,
        collection: IndexReader,
        documents: NDArray[intp],
        request: SearchRequest,
        directory: OrganisationNames,
    ) -> None:
        self._ids = collection.organisations
        self._numbers = collection.organisation_numbers
        self._directory = directory
        self._chosen = frozenset(request.organisations)
        self._counts, self._unknown = collection.count_organisations(documents)

    def tree(self) -> FacetValues:
        """Return the MOST frequent, UNKNOWN and those chosen, each below what is above it there."""
        total = int(np.count_nonzero(self._counts)) + bool(self._unknown)
        return FacetValues(lambda: _grown(self._most_frequent()), total)

    def named(self, name: str, *, by_name: bool) -> Sequence[FacetValue]:
        """Return all that are called so, the most frequent first or by name; chosen ones too."""
        held = [self._ids[each] for each in self._counts.nonzero()[0].tolist()]
        unknown = [UNKNOWN] if self._unknown else []
        ids = {*held, *unknown, *self._chosen}
        values = [self._value(each) for each in ids if self._directory.is_named(each, name)]
        return sorted(values, key=_by_name if by_name else _by_count)

    def _most_frequent(self) -> Sequence[FacetValue]:
        """Return the values of the tree in a row: most frequent first, then from the top down."""
        held = self._counts.nonzero()[0]
        if len(held) > MOST:
            # Of equals those come first whose ids do: names are known of what is shown, not of all.
            keys = held - self._counts.take(held) * len(self._ids)
            held = held.take(np.argpartition(keys, MOST)[:MOST])
        ids = {self._ids[each] for each in held.tolist()} | self._chosen
        if self._unknown:
            ids.add(UNKNOWN)
        return sorted(map(self._value, ids), key=_from_top)

    def _value(self, id: str) -> FacetValue:
        number = self._numbers.get(id)
        count = 0 if number is None else int(self._counts[number])
        if id == UNKNOWN:
            count = self._unknown
        return FacetValue(id, self._directory.label(id), count, id in self._chosen)


def _grown(values: Sequence[FacetValue]) -> Iterable[FacetValue]:
    """Return what has nothing above it among some values, each with what stands below it."""
    listed = {each.id for each in values}
    below: dict[str, list[FacetValue]] = {}
    for each in values:
        above = next((id for id in ancestors(each.id) if id in listed), "")
        below.setdefault(above, []).append(each)

    def grow(value: FacetValue) -> FacetValue:
        parts = below.get(value.id)
        return value if parts is None else replace(value, parts=tuple(map(grow, parts)))

    return map(grow, below.get("", ()))


def _from_top(value: FacetValue) -> tuple[Any, ...]:
    return -value.count, len(ancestors(value.id)), *_by_name(value)


def _by_count(value: FacetValue) -> tuple[Any, ...]:
    return -value.count, *_by_name(value)


def _by_name(value: FacetValue) -> tuple[Any, ...]:
    return *alphabetical(value.label), value.id
