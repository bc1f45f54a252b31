"""The facet of places: how many bulletins of an answer name each, and what is below it.

Provinces and communes are those of today; former districts stand below their province. Former
provinces and communes are asked for by their own ids, and listed nowhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.facets.facet_values import FacetValues
from search.facets.listed import Unlisted, unlisted_places
from search.field import PLACES
from search.places.territory import territory
from search.places.unit import FORMER
from search.request import Filters, Sort
from search.result import FacetValue
from search.text.spelling import alphabetical

MOST = 50
"""Places that an answer lists, as many as organisations."""


@dataclass(frozen=True, slots=True)
class TreeRows:
    """Of each of the terms of counts, whether trees list it, and how many places stand above it."""

    terms: Sequence[str]
    stand: NDArray[bool_]
    depths: NDArray[intp]

    @classmethod
    def of(cls, terms: Sequence[str]) -> "TreeRows":
        """Return the rows of some terms."""
        stand = np.fromiter(map(_stands_today, terms), bool_, len(terms))
        depths = np.fromiter((len(_above(each)) for each in terms), intp, len(terms))
        return cls(terms, stand, depths)


class PlaceNames:
    """Names places by their ids; what no list has is called as the newest bulletin calls it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.label = lru_cache(maxsize=None)(self._read_label)
        self._rows = TreeRows.of(())

    def rows(self, terms: Sequence[str]) -> TreeRows:
        """Return how terms stand in trees; those of the last terms that were asked for are kept."""
        rows = self._rows
        if rows.terms is not terms:
            self._rows = rows = TreeRows.of(terms)
        return rows

    def listed(self, counts: TermCounts) -> TermCounts:
        """Return counts of places without those that are not listed: theirs become 0."""
        return self._unlisted.without(counts)

    @cached_property
    def _unlisted(self) -> Unlisted:
        return Unlisted(unlisted_places(self._engine))

    def _read_label(self, id: str) -> str:
        unit = territory().units.get(id)
        if unit is not None:
            return unit.label if _stands_today(id) else f"{unit.label} (cũ)"
        newest = self._engine.having(PLACES, id).listing(Filters(), Sort.NEWEST, 1)
        if not len(newest):
            return id
        named = self._engine.record(int(newest[0]))["places"]
        return next((each["label"] for each in named if each["id"] == id), id)


class PlaceFacet:
    """The places of some documents with their counts; those in `chosen` are selected."""

    def __init__(self, counts: TermCounts, chosen: Sequence[str], names: PlaceNames) -> None:
        self._all = counts
        self._counts = names.listed(counts)
        self._chosen = frozenset(chosen)
        self._names = names

    def tree(self) -> FacetValues:
        """Return the MOST frequent and those chosen, each below what is above it there."""
        counts = self._counts
        rows = self._names.rows(counts.terms)
        held = np.flatnonzero(counts.counts * rows.stand)

        def values() -> Iterable[FacetValue]:
            found = _most_frequent(held, counts.counts, rows)
            ids = {counts.terms[each] for each in found.tolist()}
            return _as_tree([self._value(each) for each in ids | self._chosen])

        return FacetValues(values, len(held), counts.missing)

    def _value(self, id: str) -> FacetValue:
        return FacetValue(id, self._names.label(id), self._all.of(id), id in self._chosen)


def _most_frequent(held: NDArray[intp], counts: NDArray[intp], rows: TreeRows) -> NDArray[intp]:
    """Return the MOST of some terms with the highest counts, of equal ones those nearer the top.

    Terms are in ascending order, so that their indices order what is equal even then.
    """
    if len(held) <= MOST:
        return held
    deepest = int(rows.depths.max()) + 1
    keys = (rows.depths.take(held) - counts.take(held) * deepest) * len(rows.terms) + held
    return held.take(np.argpartition(keys, MOST)[:MOST])


def _stands_today(id: str) -> bool:
    """Tell whether a place is listed: a unit of today, a former district, or in no list."""
    unit = territory().units.get(id)
    return unit is None or not unit.is_former or unit.level == "huyen"


def _above(id: str) -> Sequence[str]:
    """Return what stands above a place in the tree, nearest first; provinces are those of today."""
    unit = territory().units.get(id)
    if unit is None:
        return ()
    return tuple(dict.fromkeys(_now(each) for each in unit.above if _now(each) != id))


def _now(id: str) -> str:
    return territory().current(id) if id.endswith(FORMER) else id


def _as_tree(values: Iterable[FacetValue]) -> Iterator[FacetValue]:
    """Yield the values that have none above them, each with the values below it as parts."""
    ordered = sorted(values, key=lambda each: (-each.count, *alphabetical(each.label), each.id))
    listed = {each.id for each in ordered}
    below: dict[str, list[FacetValue]] = {}
    for each in ordered:
        above = next((id for id in _above(each.id) if id in listed), "")
        below.setdefault(above, []).append(each)

    def with_parts(value: FacetValue) -> FacetValue:
        parts = below.get(value.id)
        return value if parts is None else replace(value, parts=tuple(map(with_parts, parts)))

    return map(with_parts, below.get("", ()))
