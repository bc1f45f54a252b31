"""The names of a collection's organisations, and their order among each other."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from json import loads
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.label import Label
from search.organisations.ancestry import ancestors, label_above, label_of_id
from search.organisations.identity import identify
from search.request import UNKNOWN
from search.text.spelling import alphabetical, bare, begins, clean, term

UNKNOWN_LABEL = "Không rõ cơ quan"


class OrganisationNames:
    """Knows each organisation by its id; names are read once, when they are first asked for."""

    def __init__(self, collection: IndexReader) -> None:
        self._collection = collection
        self.label = lru_cache(maxsize=None)(self._read_label)
        self._words = lru_cache(maxsize=None)(self._read_words)

    @cached_property
    def ranks(self) -> NDArray[intp]:
        """The place of each organisation of the collection by name, ties by id."""
        ids = self._collection.organisations
        return _ranks([(*alphabetical(self.label(each)), each) for each in ids])

    def is_named(self, id: str, typed: str) -> bool:
        """Tell whether each word that is typed begins one in a name of an organisation.

        Marks are of no account. What people call it counts beside its label: MTTQ is Mặt trận.
        """
        words = self._words(id)
        return all(any(begins(bare(stem), word) for word in words) for stem in _words_of(typed))

    def _read_label(self, id: str) -> str:
        """Return the name of an organisation as its newest bulletin gives it.

        If that names only something below it, or there is none, the name is made from the id; if
        the registry doesn't know that, it is the id.
        """
        if id == UNKNOWN:
            return UNKNOWN_LABEL
        holders = self._collection.holders(id)
        if not len(holders):
            return label_of_id(id) or id
        newest = holders[self._collection.newest_rank.take(holders).argmin()]
        record: Mapping[str, Any] = loads(self._collection.text(int(newest)))
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
    """Return what stands between all that is neither letter nor digit: GD&ĐT is two words."""
    return "".join(each if each.isalnum() else " " for each in clean(name)).split()


def _ranks(keys: Sequence[Any]) -> NDArray[intp]:
    """Return the place of each key among all in order."""
    ranks = np.empty(len(keys), intp)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return ranks
