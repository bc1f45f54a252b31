"""The items that readers yield."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from index.bulletin import Bulletin
from index.identity import twin_id
from index.problem import SourceProblem


@dataclass(frozen=True, slots=True)
class FoundItem:
    """A bulletin and the line, counted from 1, on which it begins.

    `digest` is that of its record; empty if the file has no records, or if this one must be read
    again. `is_named` means that the source itself gave the id; other ids are made of an address or
    a title, which two bulletins may have in common.
    """

    bulletin: Bulletin
    line: int
    digest: bytes = b""
    is_named: bool = False

    def as_twin(self) -> "FoundItem":
        """Return the same bulletin with another id, because another bulletin has its id."""
        id = twin_id(self.bulletin.id, self.bulletin.content_hash)
        return replace(self, bulletin=replace(self.bulletin, id=id))


@dataclass(frozen=True, slots=True)
class Known:
    """A record that was not read, because its digest is known."""

    digest: bytes
    line: int


@dataclass(frozen=True, slots=True)
class ListingCount:
    """The total and the number of pages that a listing page states."""

    path: Path
    line: int
    total: int
    page: int
    pages: int


Item = FoundItem | Known | SourceProblem | ListingCount

IsKnown = Callable[[bytes], bool]
"""Tells by its digest whether a record need not be read."""


def nothing_is_known(_digest: bytes) -> bool:
    """Return False, so that every record is read."""
    return False
