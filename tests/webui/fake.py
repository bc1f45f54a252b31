"""The newsroom behind the interface of a searcher, so that pages are tested alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from search.advice import Advice
from search.marks import Marks
from search.request import SearchRequest, Sort
from search.result import FacetValue, Hit, MarkedText, ResultPage
from search.understanding import Understanding
from tests.webui.newsroom import NEWSROOM, Filed
from webui.period import days_of

NO_ADVICE = Advice()


class FakeSearcher:
    """Finds bulletins whose title and lead hold all words of a query, letter by letter."""

    def __init__(
        self,
        filed: Sequence[Filed] = NEWSROOM,
        understanding: Understanding | None = None,
        advice: Advice = NO_ADVICE,
    ) -> None:
        self.filed = filed
        self.understanding = understanding
        self.advice = advice

    def search(self, request: SearchRequest) -> ResultPage:
        """Answer as a searcher does, facets without their own filter included."""
        matching = [each for each in self.filed if _matches(each, request)]
        in_days = [each for each in matching if _in_days(each, request)]
        in_place = [each for each in matching if _in_place(each, request)]
        found = [each for each in in_days if each in in_place]
        found.sort(key=lambda each: each.bulletin.published, reverse=request.sort != Sort.OLDEST)
        first = (request.page - 1) * request.per_page
        return ResultPage(
            request,
            len(found),
            [_hit(each, request) for each in found[first : first + request.per_page]],
            _organisation_values(in_days, request),
            _year_values(in_place, request),
            self.understanding or Understanding(request.text, request.marks or Marks.COMPATIBLE),
        )

    def advise(self, request: SearchRequest) -> Advice:
        """Give the advice that a test has prepared."""
        return self.advice

    def stored(self, id: str) -> Mapping[str, Any] | None:
        """Return a record in the form that an index keeps."""
        for each in self.filed:
            if each.bulletin.id == id:
                labels = [{"id": label.id, "label": label.label} for label in each.organisations]
                return {
                    "bulletin": each.bulletin.to_json(),
                    "organisations": labels,
                    "codes": list(each.codes),
                }
        return None

    def days(self) -> Sequence[tuple[date, int]]:
        """Return the days that have bulletins, oldest first."""
        return sorted(Counter(each.bulletin.published.date() for each in self.filed).items())


@dataclass(slots=True)
class FakeGeneration:
    """A generation of the newsroom."""

    path: Path
    searcher: FakeSearcher
    closed: bool = False

    def close(self) -> None:
        """Note that nobody reads it any more."""
        self.closed = True


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
    )


def _marked(text: str, request: SearchRequest) -> MarkedText:
    word = request.text.lower().partition(" ")[0]
    start = text.lower().find(word) if word else -1
    return MarkedText(text, [(start, start + len(word))] if start >= 0 else [])


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
