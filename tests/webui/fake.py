"""A fake searcher over the newsroom, so that pages are tested alone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from index.opening.meta import Meta
from index.publisher import publisher_of
from search.correction.query_suggestions import QuerySuggestions
from search.facets.facet_values import FacetValues
from search.label import Label
from search.period import PeriodUnit, id_of
from search.query.accent_matching import AccentMatching
from search.request import Duplicates, SearchRequest, Sort
from search.result import FacetValue, HighlightedText, Hit, ResultPage, ResultPart, Understanding
from search.suggest.suggestion import Suggestion, SuggestionKind
from search.vietnam_time import VIETNAM
from tests.webui.newsroom import NEWSROOM, Filed
from webui.view.period import days_of

NO_ADVICE = QuerySuggestions()
META = Meta(
    schema_version=1,
    analysis_version=1,
    built_at=datetime(2021, 3, 9, 6, 30, tzinfo=VIETNAM),
    seconds=1.0,
    sources=("tin",),
    bulletins=len(NEWSROOM),
    fingerprint="",
    listing_totals={},
    rejected=0,
    warnings=0,
    problems=(),
)


class FakeSearcher:
    """Finds bulletins whose title and lead contain all words of a query, letter by letter."""

    def __init__(
        self,
        filed: Sequence[Filed] = NEWSROOM,
        understanding: Understanding | None = None,
        advice: QuerySuggestions = NO_ADVICE,
        suggestions: Sequence[Suggestion] = (),
    ) -> None:
        self.filed = filed
        self.understanding = understanding
        self.advice = advice
        self.suggestions = suggestions

    def answer(self, request: SearchRequest) -> "FakeAnswer":
        """Return an answer; nothing is looked up until one of its properties is read."""
        return FakeAnswer(self, request)

    def search(self, request: SearchRequest) -> ResultPage:
        """Return the page that a request asks for."""
        return self.answer(request).page

    def execute(self, request: SearchRequest) -> Sequence[Filed]:
        """Return the matches of a query without filters; all answers are made of them."""
        return [each for each in self.filed if _matches(each, request)]

    def similar(self, id: str, count: int = 5) -> Sequence[Hit]:
        """Return other bulletins of the same organisations, in the order of the newsroom."""
        own = next(each for each in self.filed if each.bulletin.id == id)
        shared = [
            each
            for each in self.filed
            if each != own and set(each.organisations) & {*own.organisations}
        ]
        return [_hit(each, SearchRequest()) for each in shared[:count]]

    def story(self, id: str) -> Sequence[Hit]:
        """Return no other bulletins: each tells a story of its own."""
        return [_hit(each, SearchRequest()) for each in self.filed if each.bulletin.id == id]

    def neighbours(self, id: str) -> tuple[Hit | None, Hit | None]:
        """Return the bulletins before and after one in time."""
        row = sorted(self.filed, key=lambda each: each.bulletin.published)
        place = next(n for n, each in enumerate(row) if each.bulletin.id == id)
        before, after = row[:place][-1:], row[place + 1 :][:1]
        hits = [[_hit(each, SearchRequest()) for each in side] for side in (before, after)]
        return next(iter(hits[0]), None), next(iter(hits[1]), None)

    def suggest(self, text: str, duplicates: Duplicates | None = None) -> Sequence[Suggestion]:
        """Suggest titles that begin with a text, and whatever else a test has prepared."""
        titles = [
            Suggestion(SuggestionKind.TITLE, each.bulletin.title, 1, each.bulletin.id)
            for each in self.filed
            if text and each.bulletin.title.lower().startswith(text.lower())
        ]
        return [*self.suggestions, *titles]

    def document_total(self, code: str) -> int:
        """Return what a test has prepared for a code."""
        return next((each.count for each in self.suggestions if each.text == code), 0)

    def documents(self, count: int = 100) -> Sequence[FacetValue]:
        """Return nothing: a test that needs documents prepares an index."""
        return []

    def prepare_suggestions(self) -> None:
        """Do nothing: everything is ready already."""

    def stored(self, id: str) -> Mapping[str, Any] | None:
        """Return a record in the form that an index keeps."""
        for each in self.filed:
            if each.bulletin.id == id:
                labels = [{"id": label.id, "label": label.label} for label in each.organisations]
                return {
                    "bulletin": each.bulletin.to_json(),
                    "organisations": labels,
                    "places": [],
                    "codes": list(each.codes),
                    "publisher": asdict(published) if (published := _publisher(each)) else None,
                }
        return None

    def days(self) -> Sequence[tuple[date, int]]:
        """Return the days that have bulletins, oldest first."""
        return sorted(Counter(each.bulletin.published.date() for each in self.filed).items())


class FakeAnswer:
    """Imitates an answer of a searcher; facets are counted without their own filter."""

    def __init__(self, searcher: FakeSearcher, request: SearchRequest) -> None:
        self.request = request
        self._searcher = searcher

    @property
    def understanding(self) -> Understanding:
        """The understanding that a test has prepared, or the text as it was typed."""
        marks = self.request.marks or AccentMatching.COMPATIBLE
        return self._searcher.understanding or Understanding(self.request.text, marks)

    @property
    def places(self) -> Sequence[FacetValue]:
        """No places; tests with a real index cover them."""
        return ()

    @property
    def total(self) -> int:
        """The number of bulletins that are found."""
        return len(self._found)

    @property
    def page(self) -> ResultPage:
        """The page that the request asks for."""
        return ResultPage(
            self.request,
            ResultPart(self.total, self.hits),
            self.organisations,
            self.dates,
            self.understanding,
            len(self.organisations),
            self.publisher_values(),
            self.publisher_values().total,
            self.publisher_values().missing,
        )

    @property
    def hits(self) -> Sequence[Hit]:
        """The hits of the page."""
        first = (self.request.page - 1) * self.request.per_page
        shown = self._found[first : first + self.request.per_page]
        return [_hit(each, self.request) for each in shown]

    @property
    def organisations(self) -> Sequence[FacetValue]:
        """The organisations that bulletins name, most frequent first."""
        in_days = [each for each in self._matching if _in_days(each, self.request)]
        return _organisation_values(in_days, self.request)

    @property
    def dates(self) -> Sequence[FacetValue]:
        """The years and their months, newest first."""
        return _year_values(self._in_place, self.request)

    def organisation_values(self, *, name: str = "", by_name: bool = False) -> Sequence[FacetValue]:
        """Return the organisations whose labels contain a name."""
        values = [each for each in self.organisations if name.lower() in each.label.lower()]
        return sorted(values, key=lambda each: each.label) if by_name else values

    def publisher_values(self) -> FacetValues:
        """Count publishers without the filter of publishers."""
        found = [each for each in self._in_place if _in_days(each, self.request)]
        counts = Counter(_publisher(each) for each in found)
        values = [
            FacetValue(label.id, label.label, count, label.id in self.request.publishers)
            for label, count in counts.most_common()
            if label
        ]
        return FacetValues(lambda: values, len(values), counts[None])

    def date_values(self, unit: PeriodUnit) -> Sequence[FacetValue]:
        """Count periods without the filter of days."""
        ids = Counter(id_of(each.bulletin.published.date(), unit) for each in self._in_place)
        return [FacetValue(id, id, count) for id, count in sorted(ids.items())]

    @cached_property
    def listing(self) -> "FakeListing":
        """All bulletins that are found."""
        return FakeListing(self._searcher, [each.bulletin.id for each in self._found])

    @property
    def suggestions(self) -> QuerySuggestions:
        """The suggestions that a test has prepared."""
        return self._searcher.advice

    def highlight(self, texts: Sequence[str]) -> Sequence[HighlightedText]:
        """Highlight the first word of the query, once in each text."""
        return [_marked(each, self.request) for each in texts]

    @cached_property
    def _matching(self) -> Sequence[Filed]:
        return self._searcher.execute(self.request)

    @property
    def _in_place(self) -> Sequence[Filed]:
        return [each for each in self._matching if _in_place(each, self.request)]

    @property
    def _found(self) -> Sequence[Filed]:
        is_newest_first = self.request.sort != Sort.OLDEST
        found = [each for each in self._in_place if _in_days(each, self.request)]
        found = [each for each in found if _is_published(each, self.request)]
        return sorted(found, key=lambda each: each.bulletin.published, reverse=is_newest_first)


@dataclass(slots=True)
class FakeListing:
    """All bulletins that were found, read one by one; `read` counts how many were read."""

    searcher: FakeSearcher
    ids: Sequence[str]
    read: int = 0

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for each in self.ids:
            self.read += 1
            yield self.searcher.stored(each) or {}


@dataclass(slots=True, weakref_slot=True)
class FakeGeneration:
    """A generation of the newsroom."""

    path: Path
    searcher: FakeSearcher
    meta: Meta = META

    def check_whole(self, besides: object = None) -> None:
        """Find nothing wrong."""

    def stamps(self) -> Sequence[object]:
        """Return stamps that never change."""
        return ()


def _matches(filed: Filed, request: SearchRequest) -> bool:
    text = f"{filed.bulletin.title} {filed.bulletin.lead}".lower()
    return all(word in text for word in request.text.lower().split())


def _in_days(filed: Filed, request: SearchRequest) -> bool:
    day = filed.bulletin.published.date()
    first, last = request.published_from or day, request.published_to or day
    return first <= day <= last


def _in_place(filed: Filed, request: SearchRequest) -> bool:
    ids = {label.id for label in filed.organisations}
    return not request.organisations or not ids.isdisjoint(request.organisations)


def _publisher(filed: Filed) -> Label | None:
    return publisher_of(filed.bulletin.publisher, filed.bulletin.url)


def _is_published(filed: Filed, request: SearchRequest) -> bool:
    publisher = _publisher(filed)
    return not request.publishers or (publisher is not None and publisher.id in request.publishers)


def _hit(filed: Filed, request: SearchRequest) -> Hit:
    bulletin = filed.bulletin
    return Hit(
        bulletin.id,
        _marked(bulletin.title, request),
        bulletin.published,
        _marked(bulletin.lead, request),
        filed.organisations,
        filed.codes,
        1.0,
        publisher=_publisher(filed),
    )


def _marked(text: str, request: SearchRequest) -> HighlightedText:
    word = request.text.lower().partition(" ")[0]
    start = text.lower().find(word) if word else -1
    return HighlightedText(text, [(start, start + len(word))] if start >= 0 else [])


def _organisation_values(found: Sequence[Filed], request: SearchRequest) -> list[FacetValue]:
    counts = Counter(label for each in found for label in each.organisations)
    return [
        FacetValue(label.id, label.label, count, label.id in request.organisations)
        for label, count in counts.most_common()
    ]


def _year_values(found: Sequence[Filed], request: SearchRequest) -> list[FacetValue]:
    chosen = (request.published_from, request.published_to)

    def value(period: str, label: str, parts: Sequence[FacetValue] = ()) -> FacetValue:
        count = sum(f"{each.bulletin.published:%Y-%m}".startswith(period) for each in found)
        return FacetValue(period, label, count, chosen == days_of(period), parts)

    months = sorted({f"{each.bulletin.published:%Y-%m}" for each in found}, reverse=True)
    years = sorted({month[:4] for month in months}, reverse=True)
    return [
        value(
            year,
            f"Năm {year}",
            [
                value(month, f"Tháng {int(month[5:])}/{year}")
                for month in months
                if month[:4] == year
            ],
        )
        for year in years
    ]
