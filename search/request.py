"""What a reader asked for, as one frozen value.

A request is made once, at the edge (`search.parameters`), and is valid from then on.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from search.query.accent_matching import AccentMatching

UNKNOWN = "khong-ro"
"""The organisation of bulletins that name none, when a request asks for it."""


class Duplicates(StrEnum):
    """Whether bulletins that tell one story are folded into one hit, or each is one."""

    FOLD = "fold"
    SHOW = "show"


class Sort(StrEnum):
    """In which order the hits come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows an answer; days are days in Vietnam, both ends included.

    An organisation stands for itself and all below it. A bulletin must name any of `organisations`,
    and `beside` as well if it is given. UNKNOWN stands for bulletins that name none.
    One of any `places` as well: units of today, or former ones by themselves, with all below them.
    It must be of one of `publishers`.
    With `folds`, the bulletins that pass are folded: a story is shown and counted once.
    """

    published_from: date | None = None
    published_to: date | None = None
    organisations: tuple[str, ...] = ()
    beside: str = ""
    places: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    folds: bool = False

    @property
    def unfolded(self) -> "Filters":
        """The same filters, but each bulletin stands for itself."""
        if self is _ONLY_FOLDED:
            return NO_FILTERS
        return replace(self, folds=False) if self.folds else self

    @property
    def folded(self) -> "Filters":
        """The same filters, but the bulletins of one story stand for each other."""
        if self is NO_FILTERS:
            return _ONLY_FOLDED
        return self if self.folds else replace(self, folds=True)

    @property
    def without_publishers(self) -> "Filters":
        """The same filters, but bulletins of any publisher pass."""
        return replace(self, publishers=()) if self.publishers else self

    @property
    def without_places(self) -> "Filters":
        """The same filters, but bulletins of any place pass."""
        return replace(self, places=()) if self.places else self

    @property
    def without_days(self) -> "Filters":
        """The same filters, but any day passes."""
        if self.published_from is self.published_to is None:
            return self
        return replace(self, published_from=None, published_to=None)

    @property
    def without_organisations(self) -> "Filters":
        """The same filters, but bulletins of any organisation pass."""
        if not self.organisations and not self.beside:
            return self
        return replace(self, organisations=(), beside="")


NO_FILTERS = Filters()
"""What lets every bulletin pass."""

# Made once, since every answer counts stories too, and the same object is found at once.
_ONLY_FOLDED = Filters(folds=True)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query, its filters (see `Filters`), and the page of the answer that is wanted.

    `marks` fixes how strictly typed accents must match; None lets `search.relaxation` loosen them
    until there is a page of results. `is_literal` means that the text is not decoded as Telex or
    VNI keystrokes. `wants_advice` asks for query suggestions beside the answer. `duplicates` of
    None leaves it to the page or format that answers, and shows all where nobody decides.
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
    places: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    duplicates: Duplicates | None = None

    @property
    def filters(self) -> Filters:
        """What narrows the answer: NO_FILTERS itself where nothing does."""
        filters = Filters(
            self.published_from,
            self.published_to,
            self.organisations,
            self.beside,
            self.places,
            self.publishers,
            self.duplicates is Duplicates.FOLD,
        )
        # Filters are keys of what was counted, and the same object is compared at once.
        if filters == NO_FILTERS:
            return NO_FILTERS
        return _ONLY_FOLDED if filters == _ONLY_FOLDED else filters
