"""The facet of publishers: how many bulletins of an answer each of them published."""

from collections.abc import Sequence
from functools import lru_cache

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.facets.facet_values import FacetValues
from search.field import PUBLISHERS
from search.request import Filters, Sort
from search.result import FacetValue

MOST = 50
"""Publishers that an answer lists, as many as organisations."""


class PublisherNames:
    """Names publishers by their ids, each as its newest bulletin writes it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.label = lru_cache(maxsize=None)(self._read_label)

    def _read_label(self, id: str) -> str:
        newest = self._engine.having(PUBLISHERS, id).listing(Filters(), Sort.NEWEST, 1)
        if not len(newest):
            return id
        label: str = self._engine.record(int(newest[0]))["publisher"]["label"]
        return label


class PublisherFacet:
    """The publishers of some documents with their counts; those in `chosen` are selected."""

    def __init__(self, counts: TermCounts, chosen: Sequence[str], names: PublisherNames) -> None:
        self._held = dict(counts.held())
        self._missing = counts.missing
        self._chosen = frozenset(chosen)
        self._names = names

    def most_frequent(self) -> FacetValues:
        """Return the MOST frequent and those chosen, most frequent first."""
        listed = self._ordered[:MOST]
        chosen = [id for id in self._ordered[MOST:] if id in self._chosen]
        return self._values([*listed, *chosen])

    def all(self) -> FacetValues:
        """Return all with any bulletin and those chosen, most frequent first."""
        return self._values(self._ordered)

    @property
    def _ordered(self) -> Sequence[str]:
        """All ids; equal counts are ordered by id, since names are read for what is shown only."""
        ids = {*self._held, *self._chosen}
        return sorted(ids, key=lambda id: (-self._held.get(id, 0), id))

    def _values(self, ids: Sequence[str]) -> FacetValues:
        return FacetValues(lambda: map(self._value, ids), len(self._held), self._missing)

    def _value(self, id: str) -> FacetValue:
        return FacetValue(id, self._names.label(id), self._held.get(id, 0), id in self._chosen)
