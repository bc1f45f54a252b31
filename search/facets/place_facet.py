"""The facet of places: how many bulletins of an answer name each, and what is below it.

Provinces and communes are those of today; former districts stand below their province. Former
provinces and communes are asked for by their own ids, and listed nowhere.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.facets.facet_tree import FacetEntry, as_tree
from search.facets.facet_values import FacetValues
from search.facets.known_ids import KnownIds
from search.facets.listed import ListedTerms, listed_places, stands_today
from search.facets.term_choice import ChosenTerms, TermChoice
from search.facets.tree_writer import TreeWriter
from search.field import PLACES
from search.places.territory import territory
from search.places.unit import FORMER
from search.request import Filters, Sort
from search.result import FacetValue
from search.text.spelling import alphabetical

MOST = 50
"""Places that an answer lists, as many as organisations."""


class PlaceNames:
    """Names places by their ids; what no list has is called as the newest bulletin calls it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._labels = KnownIds(self._read_label, engine.keyword(PLACES))
        self.entries: Mapping[str, FacetEntry] = KnownIds(self._make_entry, engine.keyword(PLACES))
        """Places as the facet sorts them, each with what stands above it."""
        self.writer = TreeWriter(engine.kernel, self.entries.__getitem__)

    def label(self, id: str) -> str:
        """Return the name of a place."""
        return self._labels[id]

    def listed(self, counts: TermCounts) -> TermCounts:
        """Return counts of places without those that are not listed: theirs become 0."""
        return self._listed.only(counts)

    def most_frequent(self, counts: TermCounts, most: int) -> ChosenTerms:
        """Return up to `most` listed places with a count above 0.

        Of equal counts, those high up are taken first.
        """
        return self._choice.most_frequent(counts, most)

    @cached_property
    def _choice(self) -> TermChoice:
        return TermChoice(self._listed, self._engine.kernel, key=lambda id: (len(_above(id)), id))

    @cached_property
    def _listed(self) -> ListedTerms:
        return listed_places(self._engine)

    def full_label(self, id: str) -> str:
        """Return what a place is called, and a commune with its province: many have one name."""
        unit = territory().units.get(id)
        if unit is None or unit.level != "xa":
            return self.label(id)
        return f"{self.label(id)}, {self.label(unit.above[-1])}"

    def _make_entry(self, id: str) -> FacetEntry:
        label = self.label(id)
        return FacetEntry(id, label, _above(id), (*alphabetical(label), id))

    def _read_label(self, id: str) -> str:
        unit = territory().units.get(id)
        if unit is not None:
            return unit.label if stands_today(id) else f"{unit.label} (cũ)"
        newest = self._engine.having(PLACES, id).listing(Filters(), Sort.NEWEST, 1)
        if not len(newest):
            return id
        named = self._engine.record(int(newest[0]))["places"]
        return next((each["label"] for each in named if each["id"] == id), id)


class PlaceFacet:
    """The places of some documents with their counts; those in `chosen` are selected."""

    def __init__(self, counts: TermCounts, chosen: Sequence[str], names: PlaceNames) -> None:
        self._counts = counts
        self._chosen = frozenset(chosen)
        self._names = names

    def tree(self) -> FacetValues:
        """Return the MOST frequent and those chosen, each below what is above it there."""
        chosen = self._names.most_frequent(self._counts, MOST)
        write = None if self._chosen else self._names.writer.writer(chosen)
        make = partial(self._values, chosen)
        return FacetValues(make, chosen.total, self._counts.missing, write)

    def _values(self, frequent: ChosenTerms) -> Sequence[FacetValue]:
        counted = dict(frequent.counted)
        counted |= {each: self._counts.of(each) for each in self._chosen}
        entries = self._names.entries
        return as_tree([(entries[id], count) for id, count in counted.items()], self._chosen)


def _above(id: str) -> Sequence[str]:
    """Return what stands above a place in the tree, nearest first; provinces are those of today."""
    unit = territory().units.get(id)
    if unit is None:
        return ()
    return tuple(dict.fromkeys(_now(each) for each in unit.above if _now(each) != id))


def _now(id: str) -> str:
    return territory().current(id) if id.endswith(FORMER) else id
