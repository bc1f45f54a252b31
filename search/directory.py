"""The names of a collection's organisations, and their order among each other."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from json import loads
from typing import Any

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.collection import Collection
from search.spelling import alphabetical


class Directory:
    """Knows each organisation by its id; names are read once, when they are first asked for."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self.label = lru_cache(maxsize=None)(self._read_label)

    @cached_property
    def ranks(self) -> NDArray[intp]:
        """The place of each organisation of the collection by name, ties by id."""
        ids = self._collection.organisations
        order = sorted(
            range(len(ids)), key=lambda each: (*alphabetical(self.label(ids[each])), ids[each])
        )
        ranks = np.empty(len(ids), intp)
        ranks[order] = np.arange(len(ids))
        return ranks

    def _read_label(self, id: str) -> str:
        """Return the name of an organisation as its newest bulletin gives it, else its id."""
        holders = self._collection.holders(id)
        if len(holders):
            newest = holders[self._collection.newest_rank.take(holders).argmin()]
            record: Mapping[str, Any] = loads(self._collection.text(int(newest)))
            for each in record["organisations"]:
                if each["id"] == id:
                    return str(each["label"])
        return id
