"""What the readers find in files."""

from dataclasses import dataclass
from pathlib import Path

from index.bulletin import Bulletin
from index.problem import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """A bulletin and the line, counted from 1, on which it begins."""

    bulletin: Bulletin
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """How many bulletins a listing page says there are, in all and in pages."""

    path: Path
    line: int
    total: int
    page: int
    pages: int


Item = Found | Problem | Listing
