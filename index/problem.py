"""Problems of sources and faults of an index, in words that help their owner to mend them."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from search.errors import reason_of


class Severity(StrEnum):
    """An error keeps a bulletin or a whole file from being indexed; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """One problem of a source: `line` counts from 1; None means the whole file.

    The reason is in Vietnamese, with English in brackets behind it.
    """

    path: Path
    line: int | None
    reason: str
    severity: Severity

    @classmethod
    def error(cls, path: Path, line: int | None, vietnamese: str, english: str) -> "SourceProblem":
        """Return an error: something cannot be indexed."""
        return cls(path, line, f"{vietnamese} ({english})", Severity.ERROR)

    @classmethod
    def warning(
        cls, path: Path, line: int | None, vietnamese: str, english: str
    ) -> "SourceProblem":
        """Return a warning: something is indexed, but looks wrong."""
        return cls(path, line, f"{vietnamese} ({english})", Severity.WARNING)

    @classmethod
    def unreadable(cls, path: Path, error: OSError) -> "SourceProblem":
        """Return an error: the operating system cannot read a file."""
        reason, reason_en = reason_of(error)
        return cls.error(path, None, f"không đọc được: {reason}", f"cannot be read: {reason_en}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check of an index found wrong; `check` is the name of the check."""

    check: str
    reason: str
    reason_en: str
