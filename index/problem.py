"""What is wrong with a source, or with an index, said so that its owner can mend it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """An error means that a bulletin, or a whole file, is not indexed; a warning that it is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """`line` counts from 1 and is None when the whole file is meant.

    The reason comes in Vietnamese, then in English in brackets.
    """

    path: Path
    line: int | None
    reason: str
    severity: Severity

    @classmethod
    def error(cls, path: Path, line: int | None, vietnamese: str, english: str) -> "Problem":
        """Return the problem of something that cannot be indexed."""
        return cls(path, line, f"{vietnamese} ({english})", Severity.ERROR)

    @classmethod
    def warning(cls, path: Path, line: int | None, vietnamese: str, english: str) -> "Problem":
        """Return the problem of something that is indexed, but looks wrong."""
        return cls(path, line, f"{vietnamese} ({english})", Severity.WARNING)

    @classmethod
    def unreadable(cls, path: Path, error: OSError) -> "Problem":
        """Return the problem of a file that the system does not let us read."""
        detail = error.strerror or str(error)
        return cls.error(path, None, f"không đọc được: {detail}", f"cannot be read: {detail}")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check of an index found; `check` names the check."""

    check: str
    reason: str
    reason_en: str
