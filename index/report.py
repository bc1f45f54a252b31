"""What a run of the writer tells: how far it is, and in the end what it did."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

from index.bulletin import Bulletin
from index.meta import Meta, readable
from index.problem import Problem, Severity
from index.reading.found import Listing


class Stage(StrEnum):
    """The parts of a run that take time."""

    INDEXING = "indexing"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    stage: Stage
    indexed: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: the generation that it made current, and everything it found wrong."""

    generation: Path
    meta: Meta
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Tally:
    """Counts what the readers find, as it passes by on its way to the index."""

    bulletins: int = 0
    rejected: int = 0
    problems: list[Problem] = field(default_factory=list)
    listing_totals: dict[str, int] = field(default_factory=dict)
    _digest: int = 0

    def passing(self, items: Iterable[Bulletin | Problem | Listing]) -> Iterator[Bulletin]:
        """Yield the bulletins among `items`, and take note of all."""
        for item in items:
            match item:
                case Bulletin():
                    self.bulletins += 1
                    identity = f"{item.id}\n{item.content_hash}".encode()
                    # Added up, so that the order of reading makes no difference.
                    self._digest += int.from_bytes(blake2b(identity, digest_size=16).digest())
                    yield item
                case Listing():
                    folder = readable(item.path.parent)
                    total = max(item.total, self.listing_totals.get(folder, 0))
                    self.listing_totals[folder] = total
                case Problem():
                    self.problems.append(item)
                    self.rejected += item.severity is Severity.ERROR

    @property
    def fingerprint(self) -> str:
        """Return the digest of the set of bulletins, in hexadecimal."""
        return f"{self._digest % 2**128:032x}"
