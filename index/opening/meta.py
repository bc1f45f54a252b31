"""The description of a generation: `meta.json`, written last and never changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import blake2b
from json import dumps
from pathlib import Path
from typing import Any

from index.problem import Severity, SourceProblem

META_FILE = "meta.json"

SCHEMA_VERSION = 8
"""Raised whenever fields or files are added or change their form; an older index is rebuilt."""

_SEAL = "seal"

PROBLEMS_KEPT = 1000
"""The most problems that are recorded: a source that is wrong throughout has one a line."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Which code made a generation, when, from what, and what was rejected."""

    schema_version: int
    analysis_version: int
    built_at: datetime
    seconds: float
    sources: tuple[str, ...]
    bulletins: int
    fingerprint: str
    """A digest of the set of bulletins, whatever their order."""
    listing_totals: Mapping[str, int]
    """The totals that listing pages state, by the folder of those pages."""
    rejected: int
    warnings: int
    problems: tuple[SourceProblem, ...]
    """The first `PROBLEMS_KEPT` errors and warnings, in the order of reading."""
    listing_counts: Mapping[str, int] = field(default_factory=dict)
    """How many bulletins came from below the folders of `listing_totals`."""
    analysis_data: str = ""
    """A digest of the data that texts were analysed with; see `index.writing.analysis_data`."""
    home: str = ""
    """The province that the bulletins are of, such as "tỉnh Tuyên Quang", or empty."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of every file of the generation but this one, by its name."""

    def to_json(self) -> dict[str, Any]:
        """Return the description as JSON values, the content of `meta.json`."""
        return {
            **asdict(self),
            "built_at": self.built_at.isoformat(),
            "problems": [problem_to_json(each) for each in self.problems],
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> "Meta":
        """Return the `Meta` that `to_json` gave as JSON; raises ValueError for anything else."""
        try:
            return cls(
                **{
                    **{name: value for name, value in record.items() if name != _SEAL},
                    "built_at": datetime.fromisoformat(record["built_at"]),
                    "sources": tuple(record["sources"]),
                    "problems": tuple(_problem(each) for each in record["problems"]),
                }
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"{META_FILE}: {error}") from error


def sealed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of `meta.json` with a digest of itself, its seal."""
    bare = {name: value for name, value in record.items() if name != _SEAL}
    content = dumps(bare, ensure_ascii=False, sort_keys=True).encode()
    return {**bare, _SEAL: blake2b(content, digest_size=16).hexdigest()}


def is_sealed(record: Mapping[str, Any]) -> bool:
    """Tell whether the content of `meta.json` is the one that was sealed."""
    seal: object = record.get(_SEAL)
    return seal is not None and sealed(record)[_SEAL] == seal


def problem_to_json(problem: SourceProblem) -> dict[str, Any]:
    """Return a problem as JSON values."""
    return {
        "severity": str(problem.severity),
        "path": readable(problem.path),
        "line": problem.line,
        "reason": problem.reason,
    }


def readable(path: Path) -> str:
    """Return a path as valid text: the bytes of a file's name need not be any."""
    return str(path).encode(errors="replace").decode()


def _problem(record: Mapping[str, Any]) -> SourceProblem:
    severity = Severity(record["severity"])
    return SourceProblem(Path(record["path"]), record["line"], record["reason"], severity)
