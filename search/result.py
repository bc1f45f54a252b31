"""The result of a search: a page of hits, an exact total, and facets."""

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
    input method, or mistyped (`is_corrected`); then `literal_total` is the number of bulletins that
    the typed text itself finds. `marks` is how strictly accents must match. `has_all_units` tells
    whether every term is required, or only the most informative ones. `stricter` has the
    interpretations that found too little, the loosest last. `is_joined` tells that words must stand
    in a row. `asking` are typed words that only ask, and `newest` those that ask for what is new:
    none must be there.
    """

    text: str
    marks: AccentMatching
    has_all_units: bool = True
    stricter: tuple[StricterInterpretation, ...] = ()
    literal_total: int | None = None
    is_joined: bool = False
    asking: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class HighlightedText:
    """Text for people, and the spans `text[start:end]` that matched the query.

    Spans are ordered and do not overlap.
    """

    text: str
    highlights: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One bulletin of the answer; `find_matched` returns the fields that matched."""

    id: str
    title: HighlightedText
    published: datetime
    snippet: HighlightedText
    organisations: Sequence[Label]
    codes: Sequence[str]
    score: float
    find_matched: Callable[[], Sequence[str]] = field(default=tuple, compare=False, repr=False)
    publisher: Label | None = None

    @property
    def matched(self) -> Sequence[str]:
        """The fields that matched; computed on first use, because pages don't show them."""
        return self.find_matched()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many bulletins remain if it alone is chosen.

    `parts` are the months of a year, or the values of the same answer directly below an
    organisation. The count of an organisation includes all below it, each bulletin once.
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

    `organisations` are the roots of a tree, with the organisations below as parts; siblings are
    ordered by frequency, then name. The tree has the most frequent of the `organisation_total`
    organisations with any bulletin, and the chosen ones even with count 0; UNKNOWN counts as an
    organisation. `dates` are years newest first ("2020"), with their months ("2020-07").
    `publishers` are the most frequent of `publisher_total`, and those chosen; `unpublished`
    bulletins name no publisher.
    """

    request: SearchRequest
    total: int
    hits: Sequence[Hit]
    organisations: Sequence[FacetValue]
    dates: Sequence[FacetValue]
    understanding: Understanding
    organisation_total: int = 0
    publishers: Sequence[FacetValue] = ()
    publisher_total: int = 0
    unpublished: int = 0

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return max(1, -(-self.total // self.request.per_page))
