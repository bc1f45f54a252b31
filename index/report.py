"""What a run of the writer tells: how far it is, and in the end what it did."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from index.meta import Meta, readable
from index.problem import Problem, Severity
from index.reading.items import Listing


class Stage(StrEnum):
    """The parts of a run that take time."""

    INDEXING = "indexing"
    SAVING = "saving"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is; `share` is the part of the sources' bytes that were read, from 0 to 1."""

    stage: Stage
    indexed: int
    unchanged: int
    rejected: int
    share: float


@dataclass(frozen=True, slots=True)
class Changes:
    """How the bulletins of the sources differ from those that are indexed, by id."""

    added: Sequence[str]
    changed: Sequence[str]
    removed: Sequence[str]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: the generation that is current now, and everything it found wrong.

    `is_new` tells whether it made that generation; a run that finds nothing to do makes none.
    """

    generation: Path
    is_new: bool
    meta: Meta
    changes: Changes
    seconds: float
    problems: tuple[Problem, ...]
    passed_over: Mapping[str, int] = field(default_factory=dict)
    """How many files of each other kind the folders hold, by the ends of their names."""


@dataclass(slots=True)
class Tally:
    """Counts what a run finds, as it passes by on its way to the index.

    `digest` begins as that of the bulletins which are indexed already.
    """

    digest: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    listing_totals: dict[str, int] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)

    def add(self, id: str, content: bytes) -> None:
        """Count a new bulletin."""
        self.added.append(id)
        self.digest += _identity(id, content)

    def change(self, id: str, old: bytes, new: bytes) -> None:
        """Count a bulletin with another content than before."""
        self.changed.append(id)
        self.digest += _identity(id, new) - _identity(id, old)

    def remove(self, id: str, content: bytes) -> None:
        """Count a bulletin that is there no longer."""
        self.removed.append(id)
        self.digest -= _identity(id, content)

    def note(self, problem: Problem) -> None:
        """Keep a problem to be told in the end."""
        self.problems.append(problem)
        self.rejected += problem.severity is Severity.ERROR

    def pass_over(self, path: Path) -> None:
        """Count a file of a kind that is not read, by the end of its name."""
        self.passed_over[path.suffix.lower() or path.name] += 1

    def note_listing(self, listing: Listing) -> None:
        """Keep the greatest total that the listing pages of a folder name."""
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
    """Return a bulletin's part of the fingerprint; they are added up, so that no order counts."""
    return int.from_bytes(blake2b(f"{id}\n{content.hex()}".encode(), digest_size=16).digest())
