"""The names of the organisations of an index."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from search.engine.contract import Engine
from search.engine.counts import TermCounts
from search.facets.facet_tree import FacetEntry
from search.facets.known_ids import KnownIds
from search.facets.listed import ListedTerms, listed_organisations
from search.facets.term_choice import ChosenTerms, TermChoice
from search.facets.tree_writer import TreeWriter
from search.field import ORGANISATIONS
from search.label import Label
from search.organisations.ancestry import ancestors, label_above, label_of_id
from search.organisations.identity import identify
from search.request import UNKNOWN, Filters, Sort
from search.text.spelling import alphabetical, bare, begins, clean, term

UNKNOWN_LABEL = "Không rõ cơ quan"


class OrganisationNames:
    """Names organisations by their ids; each name is read once, when it is first asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        ids = engine.keyword(ORGANISATIONS)
        self._labels = KnownIds(self._read_label, ids, (UNKNOWN,))
        self.entries: Mapping[str, FacetEntry] = KnownIds(self._make_entry, ids, (UNKNOWN,))
        """Organisations as the facet sorts them, each with what stands above it."""
        self.writer = TreeWriter(engine.kernel, self.entries.__getitem__, UNKNOWN)
        self._words = KnownIds(self._read_words, ids)

    def label(self, id: str) -> str:
        """Return the name of an organisation."""
        return self._labels[id]

    def listed(self, counts: TermCounts) -> TermCounts:
        """Return counts of organisations without those that are not listed: theirs become 0."""
        return self._listed.only(counts)

    def is_listed(self, id: str) -> bool:
        """Tell whether trees and facets list an organisation that the index has."""
        return self._listed.is_listed(id)

    def most_frequent(self, counts: TermCounts, most: int) -> ChosenTerms:
        """Return up to `most` listed organisations with a count above 0.

        Of equal counts, those whose ids come first are taken: only what is shown has its name read.
        """
        return self._choice.most_frequent(counts, most)

    @cached_property
    def _choice(self) -> TermChoice:
        return TermChoice(self._listed, self._engine.kernel)

    @cached_property
    def _listed(self) -> ListedTerms:
        return listed_organisations(self._engine)

    def order(self, id: str) -> tuple[Any, ...]:
        """Return the sort key of an organisation: its name, then its id."""
        return *alphabetical(self.label(id)), id

    def is_named(self, id: str, typed: str) -> bool:
        """Tell whether each typed word begins a word in a name of an organisation.

        Accents do not count. An organisation has other names beside its label: MTTQ is Mặt trận.
        """
        words = self._words[id]
        return all(any(begins(bare(stem), word) for word in words) for stem in _words_of(typed))

    def _make_entry(self, id: str) -> FacetEntry:
        above = ancestors(id)
        return FacetEntry(id, self.label(id), above, (len(above), *self.order(id)))

    def _read_label(self, id: str) -> str:
        """Return the name of an organisation as the newest bulletin that names it gives it.

        If that bulletin names only an organisation below it, the label is made from the label of
        that one. Without such a bulletin, the registry labels the id. Else the id is the label.
        """
        if id == UNKNOWN:
            return UNKNOWN_LABEL
        newest = self._engine.having(ORGANISATIONS, id).listing(Filters(), Sort.NEWEST, 1)
        if not len(newest):
            return label_of_id(id) or id
        record = self._engine.record(int(newest[0]))
        named = [Label(**each) for each in record["organisations"]]
        for each in named:
            if each.id == id:
                return each.label
        return next((label_above(id, each) for each in named if id in ancestors(each.id)), id)

    def _read_words(self, id: str) -> frozenset[str]:
        identity = identify(id)
        names = (self.label(id), *(identity.kind.phrases if identity else ()))
        return frozenset(term(word) for name in names for word in _words_of(name))


def _words_of(name: str) -> Sequence[str]:
    """Return the runs of letters and digits of a name: GD&ĐT is two words."""
    return "".join(each if each.isalnum() else " " for each in clean(name)).split()
