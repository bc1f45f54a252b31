"""The facet of publishers: how many bulletins of an answer each of them published."""

from collections.abc import Iterator, Sequence
from functools import partial

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.facets.facet_tree import FacetEntry
from search.facets.facet_values import FacetValues
from search.facets.known_ids import KnownIds
from search.facets.listed import ListedTerms
from search.facets.term_choice import ChosenTerms, TermChoice
from search.facets.tree_writer import TreeWriter
from search.field import PUBLISHERS
from search.request import Filters, Sort
from search.result import FacetValue

MOST = 50
"""Publishers that an answer lists, as many as organisations."""


class PublisherNames:
    """Names publishers by their ids, each as its newest bulletin writes it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._labels = KnownIds(self._read_label, engine.keyword(PUBLISHERS))
        self.most_frequent = TermChoice(ListedTerms(lambda _: True), engine.kernel).most_frequent
        # Publishers of equal counts stand in the order of their ids, as they are numbered.
        self.writer = TreeWriter(
            engine.kernel, lambda id: FacetEntry(id, self.label(id), above=(), order=())
        )

    def label(self, id: str) -> str:
        """Return the name of a publisher."""
        return self._labels[id]

    def _read_label(self, id: str) -> str:
        newest = self._engine.having(PUBLISHERS, id).listing(Filters(), Sort.NEWEST, 1)
        if not len(newest):
            return id
        label: str = self._engine.record(int(newest[0]))["publisher"]["label"]
        return label


class PublisherFacet:
    """The publishers of some documents with their counts; those in `chosen` are selected."""

    def __init__(self, counts: TermCounts, chosen: Sequence[str], names: PublisherNames) -> None:
        self._counts = counts
        self._chosen = frozenset(chosen)
        self._names = names

    def most_frequent(self) -> FacetValues:
        """Return the MOST frequent and those chosen, most frequent first."""
        return self._values(MOST)

    def all(self) -> FacetValues:
        """Return all with any bulletin and those chosen, most frequent first."""
        return self._values(len(self._counts.terms))

    def _values(self, most: int) -> FacetValues:
        frequent = self._names.most_frequent(self._counts, most)
        write = None if self._chosen else self._names.writer.writer(frequent)
        make = partial(self._listed, frequent)
        return FacetValues(make, frequent.total, self._counts.missing, write)

    def _listed(self, frequent: ChosenTerms) -> Iterator[FacetValue]:
        counted = dict(frequent.counted)
        counted |= {each: self._counts.of(each) for each in self._chosen}
        # Equal counts are ordered by id, since names are read for what is shown only.
        for id, count in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
            yield FacetValue(id, self._names.label(id), count, id in self._chosen)
