"""The reports of a run of the writer: its progress, and at the end its changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from index.opening.meta import Meta, readable
from index.problem import Severity, SourceProblem
from index.reading.items import ListingCount


class Stage(StrEnum):
    """The stages of a run that take time."""

    INDEXING = "indexing"
    SAVING = "saving"
    CHECKING = "checking"


# A tuple: a run makes two for each bulletin.
class Progress(NamedTuple):
    """The progress of a run: `share` of the sources' bytes is from 0 to 1, `seconds` its age."""

    stage: Stage
    indexed: int
    unchanged: int
    rejected: int
    share: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the bulletins that differ between the sources and the index."""

    added: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run: the generation that is current now, and all problems of the sources.

    `is_new` tells whether the run made that generation; a run without changes makes none.
    """

    generation: Path
    is_new: bool
    meta: Meta
    changes: Changes
    seconds: float
    problems: tuple[SourceProblem, ...]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    """How many files of unknown kinds the folders have, by suffix."""


@dataclass(slots=True)
class Tally:
    """Counts what a run finds, one call a bulletin or problem.

    `digest` starts as the digest of the bulletins that are indexed already.
    """

    digest: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    rejected: int = 0
    problems: list[SourceProblem] = field(default_factory=list)
    listing_totals: dict[str, int] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)

    def add(self, id: str, content: bytes) -> None:
        """Count a new bulletin."""
        self.added.append(id)
        self.digest += _identity(id, content)

    def change(self, id: str, old: bytes, new: bytes) -> None:
        """Count a bulletin whose content changed."""
        self.changed.append(id)
        self.digest += _identity(id, new) - _identity(id, old)

    def remove(self, id: str, content: bytes) -> None:
        """Count a bulletin that the sources no longer have."""
        self.removed.append(id)
        self.digest -= _identity(id, content)

    def note(self, problem: SourceProblem) -> None:
        """Keep a problem for the report."""
        self.problems.append(problem)
        self.rejected += problem.severity is Severity.ERROR

    def pass_over(self, path: Path) -> None:
        """Count a file of an unknown kind, by its suffix."""
        self.passed_over[path.suffix.lower() or path.name] += 1

    def note_listing(self, listing: ListingCount) -> None:
        """Keep the largest total that the listing pages of a folder state."""
        folder = readable(listing.path.parent.absolute())
        self.listing_totals[folder] = max(listing.total, self.listing_totals.get(folder, 0))

    @property
    def bulletins(self) -> int:
        """How many bulletins there are now."""
        return len(self.added) + len(self.changed) + self.unchanged

    @property
    def changes(self) -> Changes:
        """How the bulletins differ from those before."""
        return Changes(tuple(self.added), tuple(self.changed), tuple(self.removed), self.unchanged)

    @property
    def fingerprint(self) -> str:
        """Return the digest of the set of bulletins, in hexadecimal."""
        return f"{self.digest % 2**128:032x}"


def _identity(id: str, content: bytes) -> int:
    """Return a bulletin's summand of the fingerprint, which does not depend on order."""
    return int.from_bytes(blake2b(f"{id}\n{content.hex()}".encode(), digest_size=16).digest())
