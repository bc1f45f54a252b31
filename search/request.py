"""What a reader asked for, as one frozen value.

A request is made once, at the edge (`search.parameters`), and is valid from then on.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from search.query.accent_matching import AccentMatching

UNKNOWN = "khong-ro"
"""As an organisation that is asked for: bulletins that name none."""


class Sort(StrEnum):
    """In which order the hits come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query and its filters; days are days in Asia/Ho_Chi_Minh, both ends included.

    An organisation means itself and all below it; several mean any of them, and `beside` is one
    that a bulletin must have besides.

    Without `marks`, marks bind as far as they leave a page of results. A literal text is never read
    as keystrokes. Advice is
    what `Searcher.advise` gives beside an answer.
    """

    text: str = ""
    organisations: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 10
    marks: AccentMatching | None = None
    is_literal: bool = False
    wants_advice: bool = False
    beside: str = ""
