"""What a reader asked for, as one frozen value.

A request is made once, at the edge (`search.parameters`), and is valid from then on.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sort(StrEnum):
    """In which order the hits come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query and its filters; days are days in Asia/Ho_Chi_Minh, both ends included."""

    text: str = ""
    organisations: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 10
