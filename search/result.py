"""What a search answers: a page of hits, an exact total, and facets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from search.label import Label
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class StricterInterpretation:
    """A stricter way to understand the same text.

    `total` is the number of bulletins that it finds, whatever the filters.
    """

    marks: AccentMatching
    total: int


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was searched for.

    `text` is what the reader typed, or the text that was meant if the typed keys were those of an
    input method; then `literal_total` is the number of bulletins that the typed text itself finds.
    `marks` says how far accents bind. `has_all_units` tells whether every term must be there, or
    only the most informative ones. Where stricter interpretations found too little, `stricter`
    lists them, the loosest last.
    """

    text: str
    marks: AccentMatching
    has_all_units: bool = True
    stricter: tuple[StricterInterpretation, ...] = ()
    literal_total: int | None = None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text for people, and the spans `text[start:end]` that answered the query.

    Spans are ordered and do not overlap.
    """

    text: str
    marks: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One bulletin of the answer; `find_matched` tells in which fields something answered."""

    id: str
    title: MarkedText
    published: datetime
    snippet: MarkedText
    organisations: Sequence[Label]
    codes: Sequence[str]
    score: float
    find_matched: Callable[[], Sequence[str]] = field(default=tuple, compare=False, repr=False)

    @property
    def matched(self) -> Sequence[str]:
        """The fields in which something answered; pages don't show them, so they cost nothing."""
        return self.find_matched()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many bulletins choosing it alone would give.

    `parts` are the months of a year, or what stands directly below an organisation among the
    values of the same answer; an organisation's count is that of itself and all below it, each
    bulletin once.
    """

    id: str
    label: str
    count: int
    selected: bool = False
    parts: Sequence["FacetValue"] = ()

    def walk(self) -> Iterator["FacetValue"]:
        """Yield the value and all below it, each before its parts."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The hits of one page, the exact number of all hits, and the facets of the whole answer.

    `organisations` are a tree: what has nothing above it in the tree, and its parts below. Siblings
    come most frequent first, then by name. All together they are the most frequent of
    `organisation_total` with any bulletin, and those chosen, with 0 if need be; UNKNOWN is one of
    them. `dates` are years newest first ("2020"), with their months ("2020-07").
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
