"""The facet of organisations: how many bulletins of an answer name each, and what is below it.

Counts come first, as an engine gives them; values with labels are made when somebody reads them.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from search.engine.counts import TermCounts
from search.facets.facet_tree import as_tree
from search.facets.facet_values import FacetValues
from search.facets.organisation_names import OrganisationNames
from search.facets.term_choice import ChosenTerms
from search.request import UNKNOWN
from search.result import FacetValue
from search.text.spelling import alphabetical

MOST = 50
"""The most organisations that an answer lists; news items have thousands."""


class OrganisationFacet:
    """The organisations of some documents with their counts; those in `chosen` are selected."""

    def __init__(self, counts: TermCounts, chosen: Sequence[str], names: OrganisationNames) -> None:
        self._counts = counts
        self._chosen = frozenset(chosen)
        self._names = names

    def tree(self) -> FacetValues:
        """Return the MOST frequent, UNKNOWN and the chosen ones, each below its parent."""
        frequent = self._names.most_frequent(self._counts, MOST)
        missing = self._counts.missing
        write = None if self._chosen else self._names.writer.writer(frequent, missing)
        total = frequent.total + bool(missing)
        return FacetValues(partial(self._tree, frequent), total, missing, write)

    def named(self, name: str, *, by_name: bool) -> Sequence[FacetValue]:
        """Return all whose names have the words of `name`, most frequent first or by name."""
        held = [term for term, _ in self._names.listed(self._counts).held()]
        unknown = [UNKNOWN] if self._counts.missing else []
        ids = {*held, *unknown, *self._chosen}
        values = [self._value(each) for each in ids if self._names.is_named(each, name)]
        return sorted(values, key=_by_name if by_name else _by_count)

    def _tree(self, frequent: ChosenTerms) -> Sequence[FacetValue]:
        counted = dict(frequent.counted)
        counted |= {each: self._count(each) for each in self._chosen}
        if self._counts.missing:
            counted[UNKNOWN] = self._counts.missing
        entries = self._names.entries
        return as_tree([(entries[id], count) for id, count in counted.items()], self._chosen)

    def _value(self, id: str) -> FacetValue:
        return FacetValue(id, self._names.label(id), self._count(id), id in self._chosen)

    def _count(self, id: str) -> int:
        return self._counts.missing if id == UNKNOWN else self._counts.of(id)


def _by_count(value: FacetValue) -> tuple[Any, ...]:
    return -value.count, *_by_name(value)


def _by_name(value: FacetValue) -> tuple[Any, ...]:
    return *alphabetical(value.label), value.id
