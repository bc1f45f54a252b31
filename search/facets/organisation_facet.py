"""The facet of organisations: how many bulletins of an answer name each, and what is below it.

Counts come first, as an engine gives them; values with labels are made when somebody reads them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from search.engine.counts import TermCounts
from search.facets.facet_values import FacetValues
from search.facets.organisation_names import OrganisationNames
from search.organisations.ancestry import ancestors
from search.request import UNKNOWN
from search.result import FacetValue
from search.text.spelling import alphabetical

MOST = 50
"""The most organisations that an answer lists; news items have thousands."""


class OrganisationFacet:
    """The organisations of some documents with their counts; those in `chosen` are selected."""

    def __init__(self, counts: TermCounts, chosen: Sequence[str], names: OrganisationNames) -> None:
        self._all = counts
        self._counts = names.listed(counts)
        self._chosen = frozenset(chosen)
        self._names = names

    def tree(self) -> FacetValues:
        """Return the MOST frequent, UNKNOWN and the chosen ones, each below its parent."""
        total = int(np.count_nonzero(self._counts.counts)) + bool(self._counts.missing)
        return FacetValues(lambda: _as_tree(self._most_frequent()), total)

    def named(self, name: str, *, by_name: bool) -> Sequence[FacetValue]:
        """Return all whose names have the words of `name`, most frequent first or by name."""
        held = [term for term, _ in self._counts.held()]
        unknown = [UNKNOWN] if self._counts.missing else []
        ids = {*held, *unknown, *self._chosen}
        values = [self._value(each) for each in ids if self._names.is_named(each, name)]
        return sorted(values, key=_by_name if by_name else _by_count)

    def _most_frequent(self) -> Sequence[FacetValue]:
        """Return the values of the tree in a row: most frequent first, then from the top down."""
        terms, counts = self._counts.terms, self._counts.counts
        held = counts.nonzero()[0]
        if len(held) > MOST:
            # Equal counts are ordered by id, because names are read only for what is shown.
            keys = held - counts.take(held) * len(terms)
            held = held.take(np.argpartition(keys, MOST)[:MOST])
        ids = {terms[each] for each in held.tolist()} | self._chosen
        if self._counts.missing:
            ids.add(UNKNOWN)
        return sorted(map(self._value, ids), key=_from_top)

    def _value(self, id: str) -> FacetValue:
        count = self._counts.missing if id == UNKNOWN else self._all.of(id)
        return FacetValue(id, self._names.label(id), count, id in self._chosen)


def _as_tree(values: Sequence[FacetValue]) -> Iterable[FacetValue]:
    """Return the values without a parent among them, each with the values below it as parts."""
    listed = {each.id for each in values}
    below: dict[str, list[FacetValue]] = {}
    for each in values:
        above = next((id for id in ancestors(each.id) if id in listed), "")
        below.setdefault(above, []).append(each)

    def with_parts(value: FacetValue) -> FacetValue:
        parts = below.get(value.id)
        return value if parts is None else replace(value, parts=tuple(map(with_parts, parts)))

    return map(with_parts, below.get("", ()))


def _from_top(value: FacetValue) -> tuple[Any, ...]:
    return -value.count, len(ancestors(value.id)), *_by_name(value)


def _by_count(value: FacetValue) -> tuple[Any, ...]:
    return -value.count, *_by_name(value)


def _by_name(value: FacetValue) -> tuple[Any, ...]:
    return *alphabetical(value.label), value.id
