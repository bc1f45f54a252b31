"""What is made of the ids of an index, such as their names, and kept."""

from collections.abc import Callable, Collection
from typing import TypeVar

from search.engine.contract import KeywordTerms

_Made = TypeVar("_Made")


class KnownIds(dict[str, _Made]):
    """Makes something of an id when it is first asked for, and keeps it if the index has the id.

    A request can name any id: kept as well, those would fill the memory of a process. `others` are
    kept that answers have beside the ids of an index.
    """

    def __init__(
        self, make: Callable[[str], _Made], ids: KeywordTerms, others: Collection[str] = ()
    ) -> None:
        self._make = make
        self._ids = ids
        self._others = others

    def __missing__(self, id: str) -> _Made:
        made = self._make(id)
        if id in self._others or id in self._ids:
            self[id] = made
        return made
