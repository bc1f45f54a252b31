"""What the readers find in files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from index.bulletin import Bulletin
from index.identity import twin_id
from index.problem import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A bulletin and the line, counted from 1, on which it begins.

    `digest` is that of its record; empty where a record cannot be told, or must be read again.
    `is_named` says that the source itself gave the id; others are made of an address or a title,
    which two bulletins may share.
    """

    bulletin: Bulletin
    line: int
    digest: bytes = b""
    is_named: bool = False

    def as_twin(self) -> "Found":
        """Return the same under an id of its own, for the one that it has is taken."""
        id = twin_id(self.bulletin.id, self.bulletin.content_hash)
        return replace(self, bulletin=replace(self.bulletin, id=id))


@dataclass(frozen=True, slots=True)
class Known:
    """A record that was not read, for its digest is known."""

    digest: bytes
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """How many bulletins a listing page says there are, in all and in pages."""

    path: Path
    line: int
    total: int
    page: int
    pages: int


Item = Found | Known | Problem | Listing

IsKnown = Callable[[bytes], bool]
"""Tells whether the record of a digest need not be read."""


def nothing_is_known(_digest: bytes) -> bool:
    """Have every record read."""
    return False
