"""What a search answers: a page of hits, an exact total, and facets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from search.request import SearchRequest
from search.understanding import Understanding


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text for people, and the spans `text[start:end]` that answered the query.

    Spans are ordered and do not overlap.
    """

    text: str
    marks: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """The name of something that a reader can filter by, under its stable id."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One bulletin of the answer."""

    id: str
    title: MarkedText
    published: datetime
    snippet: MarkedText
    organisations: Sequence[Label]
    codes: Sequence[str]
    score: float


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many bulletins choosing it would give.

    `parts` are the months of a year; an organisation has none.
    """

    id: str
    label: str
    count: int
    selected: bool = False
    parts: Sequence["FacetValue"] = ()


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The hits of one page, the exact number of all hits, and the facets of the whole answer.

    Organisation values come most frequent first, then by name, and are the first of
    `organisation_total` with any bulletin, and those chosen; years newest first ("2020"),
    their months too ("2020-07").
    """

    request: SearchRequest
    total: int
    hits: Sequence[Hit]
    organisations: Sequence[FacetValue]
    dates: Sequence[FacetValue]
    understanding: Understanding
    organisation_total: int = 0

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return max(1, -(-self.total // self.request.per_page))
