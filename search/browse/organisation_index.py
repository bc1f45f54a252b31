"""The organisations of a collection as a tree, and each with what stands around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest

import numpy as np

from search.browse.companion import count_beside
from search.browse.document_index import DocumentIndex
from search.engine.index_reader import IndexReader
from search.facets.organisation_names import OrganisationNames
from search.label import Label
from search.organisations.ancestry import ancestors
from search.organisations.identity import Identity, identify
from search.result import FacetValue
from search.text.spelling import alphabetical

NEAR = 5
"""Organisations that are offered in place of an unknown one."""
_CODES = 12
_LEAST_LIKE = 0.5
"""How much of two ids must be the same for one to be offered for the other: half."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation: its names, what is above and below it, and what is named beside it.

    `level` is "trung-uong", "tinh", "huyen" or "xa", or empty; `full_name` has no abbreviation in
    it. `above` goes from the top down; `below` are those directly below it, by name.
    """

    id: str
    label: str
    count: int
    full_name: str = ""
    level: str = ""
    above: Sequence[Label] = ()
    below: Sequence[FacetValue] = ()
    companions: Sequence[FacetValue] = ()
    codes: Sequence[FacetValue] = ()


class OrganisationIndex:
    """Knows the organisations of a collection; threads may share it."""

    def __init__(
        self, collection: IndexReader, directory: OrganisationNames, documents: DocumentIndex
    ) -> None:
        self._collection = collection
        self._directory = directory
        self._documents = documents

    def find(self, id: str) -> Organisation | None:
        """Return an organisation of any bulletin, or None."""
        if id not in self._counts:
            return None
        value = self._grow(id)
        holders = self._collection.holders(id)
        identity = identify(id)
        above = [each for each in ancestors(id)[::-1] if each in self._counts]
        line = [each.id for each in value.walk()]
        return Organisation(
            id,
            value.label,
            value.count,
            _full_name(value.label, identity),
            identity.level if identity else "",
            [Label(each, self._directory.label(each)) for each in above],
            value.parts,
            count_beside(self._collection, holders, self._directory, {*above, *line}),
            self._documents.most_cited(_CODES, holders),
        )

    @cached_property
    def tree(self) -> Sequence[FacetValue]:
        """All organisations by name, each below the nearest above it that there is."""
        return self._grow_all("")

    def near(self, id: str) -> Sequence[Label]:
        """Return the organisations whose ids are most like an unknown one, nearest first."""
        words = set(id.split("-"))
        likely = nlargest(
            50,
            self._counts,
            key=lambda each: (len(words.intersection(each.split("-"))), -len(each), each),
        )
        ranked = sorted((-SequenceMatcher(None, id, each).ratio(), each) for each in likely)
        return [
            Label(each, self._directory.label(each))
            for likeness, each in ranked[:NEAR]
            if -likeness >= _LEAST_LIKE
        ]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        collection = self._collection
        held = collection.organisations_of(collection.living)
        counts = np.bincount(held, minlength=len(collection.organisations)).tolist()
        pairs = zip(collection.organisations, counts, strict=True)
        return {id: count for id, count in pairs if count}

    @cached_property
    def _children(self) -> Mapping[str, Sequence[str]]:
        """The ids directly below each; those with nothing above them are below ""."""
        below: dict[str, list[str]] = {}
        for each in self._counts:
            above = next((id for id in ancestors(each) if id in self._counts), "")
            below.setdefault(above, []).append(each)
        return below

    def _grow(self, id: str) -> FacetValue:
        return FacetValue(id, self._directory.label(id), self._counts[id], parts=self._grow_all(id))

    def _grow_all(self, above: str) -> Sequence[FacetValue]:
        """Return all directly below an organisation, by name; names are read only for them."""
        values = [self._grow(each) for each in self._children.get(above, ())]
        return sorted(values, key=lambda each: (*alphabetical(each.label), each.id))


def _full_name(label: str, identity: Identity | None) -> str:
    """Return a label with the whole name of its kind in it: Ủy ban nhân dân for UBND."""
    if identity is None or not label.startswith(identity.kind.title):
        return label
    return identity.kind.name + label.removeprefix(identity.kind.title)
