"""What a generation knows about itself: `meta.json`, written last and never changed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from index.problem import Problem, Severity

META_FILE = "meta.json"

PROBLEMS_KEPT = 1000
"""A source that is wrong throughout has one problem a line; nobody reads more than these."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Which code made a generation, when, from what, and what it could not take in."""

    schema_version: int
    analysis_version: int
    built_at: datetime
    seconds: float
    sources: tuple[str, ...]
    bulletins: int
    fingerprint: str
    """The same for two sets of bulletins exactly when they are the same set."""
    listing_totals: Mapping[str, int]
    """How many bulletins there are in all, as listing pages say, by the folder of those pages."""
    rejected: int
    warnings: int
    problems: tuple[Problem, ...]
    """The first `PROBLEMS_KEPT` errors and warnings, in the order of reading."""
    listing_counts: Mapping[str, int] = field(default_factory=dict)
    """How many bulletins were taken from below the folders of `listing_totals`."""
    analysis_data: str = ""
    """What data the texts were analysed with; see `index.writing.analysis_data`."""
    home: str = ""
    """The province that its bulletins are of, as "tỉnh Tuyên Quang", or empty."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The digest of every file of the generation but this one, by its name."""

    def to_json(self) -> dict[str, Any]:
        """Return the record as JSON values, the content of `meta.json`."""
        return {
            **asdict(self),
            "built_at": self.built_at.isoformat(),
            "problems": [problem_to_json(each) for each in self.problems],
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> "Meta":
        """Return the meta that `to_json` described; raises ValueError if it is not one."""
        try:
            return cls(
                **{
                    **record,
                    "built_at": datetime.fromisoformat(record["built_at"]),
                    "sources": tuple(record["sources"]),
                    "problems": tuple(_problem(each) for each in record["problems"]),
                }
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"{META_FILE}: {error}") from error


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON values."""
    return {
        "severity": str(problem.severity),
        "path": readable(problem.path),
        "line": problem.line,
        "reason": problem.reason,
    }


def readable(path: Path) -> str:
    """Return a path as text that can be written anywhere; a file's name need not be text."""
    return str(path).encode(errors="replace").decode()


def _problem(record: Mapping[str, Any]) -> Problem:
    severity = Severity(record["severity"])
    return Problem(Path(record["path"]), record["line"], record["reason"], severity)
