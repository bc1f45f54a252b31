"""The result of a search: a page of hits in two parts, exact totals, and facets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

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
    in a row; `rows` are these where not all must. `asking` are typed words that only ask, and
    `newest` those that ask for what is new: none must be there. `loose_total` is the number of
    bulletins that lack a word, whatever the filters; they are sought where too few have all, and
    `is_found` tells whether any has.
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
    loose_total: int = 0
    rows: tuple[str, ...] = ()
    is_found: bool = True


# A page makes twenty of these and sixty values of facets; a named tuple takes a fifth of the time.
class HighlightedText(NamedTuple):
    """Text for people, and the spans `text[start:end]` that matched the query.

    Spans are ordered and do not overlap.
    """

    text: str
    highlights: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Retelling:
    """Another bulletin of the answer that tells the story of a hit."""

    id: str
    title: str
    published: datetime
    publisher: Label | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One bulletin of the answer; `find_matched` returns the fields that matched.

    If it stands for others that tell the same story, `retellings` are the newest of them, and
    `retelling_total` is the number of all.
    """

    id: str
    title: HighlightedText
    published: datetime
    snippet: HighlightedText
    organisations: Sequence[Label]
    codes: Sequence[str]
    score: float
    find_matched: Callable[[], Sequence[str]] = field(default=tuple, compare=False, repr=False)
    publisher: Label | None = None
    retellings: Sequence[Retelling] = ()
    retelling_total: int = 0

    @property
    def matched(self) -> Sequence[str]:
        """The fields that matched; computed on first use, because pages don't show them."""
        return self.find_matched()


class FacetValue(NamedTuple):
    """One value of a facet, and how many bulletins remain if it alone is chosen.

    `parts` are the months of a year, or the values of the same answer directly below an
    organisation. The count of an organisation includes all below it, each bulletin once.
    """

    id: str
    label: str
    count: int  # type: ignore[assignment]  # nobody counts the fields of a value
    selected: bool = False
    parts: Sequence["FacetValue"] = ()

    def walk(self) -> Iterator["FacetValue"]:
        """Yield the value and all below it, each before its parts."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class ResultPart:
    """A part of an answer: the exact number of its hits, and those on one page.

    Folded, `total` is that of `stories`, else that of `bulletins`; the numbers of both are exact.
    """

    total: int = 0
    hits: Sequence[Hit] = ()
    stories: int = 0
    bulletins: int = 0


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The hits of one page in two parts, and the facets of the strict part.

    The bulletins of the `strict` part have all that the query requires; those of the `loose` part
    lack a word, and come only where too few have all. Pages go through the strict part first, so
    the page on which it ends can have hits of both.

    `organisations` are the roots of a tree, with the organisations below as parts; siblings are
    ordered by frequency, then name. The tree has the most frequent of the `organisation_total`
    organisations with any bulletin, and the chosen ones even with count 0; UNKNOWN counts as an
    organisation. `dates` are years newest first ("2020"), with their months ("2020-07").
    `publishers` are the most frequent of `publisher_total`, and those chosen; `unpublished`
    bulletins name no publisher. `places` are roots of a tree like `organisations`, provinces over
    their communes; `unplaced` bulletins name none.
    """

    request: SearchRequest
    strict: ResultPart
    organisations: Sequence[FacetValue]
    dates: Sequence[FacetValue]
    understanding: Understanding
    organisation_total: int = 0
    publishers: Sequence[FacetValue] = ()
    publisher_total: int = 0
    unpublished: int = 0
    loose: ResultPart = ResultPart()
    places: Sequence[FacetValue] = ()
    place_total: int = 0
    unplaced: int = 0

    @property
    def total(self) -> int:
        """The exact number of what is counted that has all that the query requires."""
        return self.strict.total

    @property
    def counts_stories(self) -> bool:
        """Whether totals and facets are numbers of stories, and not of bulletins."""
        return self.request.filters.folds

    @property
    def hits(self) -> Sequence[Hit]:
        """All hits of the page in order: the strict ones, then the loose ones."""
        return (*self.strict.hits, *self.loose.hits)

    @property
    def pages(self) -> int:
        """The number of pages of both parts, at least one."""
        return max(1, -(-(self.strict.total + self.loose.total) // self.request.per_page))
