"""Alternatives to a search that found nothing: wider or plainer searches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.period import PeriodUnit, id_of, period_of
from search.request import SearchRequest
from search.searcher import Searcher
from webui.i18n.language import gettext as _
from webui.view.address import address, unfiltered
from webui.view.chip import Chip
from webui.view.period import name_of

_QUOTES = re.compile('["“”]')
_EXCLUDED = re.compile(r'(?<!\S)-(?:"[^"]*"?|\S+)')


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another search: its difference, its address, and how many results it has."""

    label: str
    address: str
    total: int


def alternatives_to(
    searcher: Searcher, request: SearchRequest, chips: Sequence[Chip]
) -> list[Alternative]:
    """Return the searches nearest to one that found nothing, if they find anything."""
    offers = [
        *_wider(request),
        *_without_filters(request, chips),
        *_plainer(request),
        *_plainer(unfiltered(request)),
    ]
    alternatives: dict[SearchRequest, Alternative] = {}
    for label, other in offers:
        if other not in alternatives and (total := total_of(searcher, other)):
            alternatives[other] = Alternative(label, address(other), total)
    return list(alternatives.values())


def total_of(searcher: Searcher, request: SearchRequest) -> int:
    """Return how many results a request has."""
    return searcher.answer(request).total


def _wider(request: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """Yield the month and the year around the days of the request."""
    first, last = request.published_from, request.published_to
    if first is None or last is None:
        return
    for unit in (PeriodUnit.MONTH, PeriodUnit.YEAR):
        period = period_of(id_of(first, unit))
        if last <= period.last and (first, last) != (period.first, period.last):
            wider = replace(request, published_from=period.first, published_to=period.last, page=1)
            label = _("Rộng hơn: %(days)s", days=name_of(period.first, period.last))
            yield label, wider


def _without_filters(
    request: SearchRequest, chips: Sequence[Chip]
) -> Iterator[tuple[str, SearchRequest]]:
    for chip in chips:
        yield _("Bỏ lọc: %(filter)s", filter=chip.label), chip.without
    if len(chips) > 1:
        yield _("Bỏ tất cả bộ lọc"), unfiltered(request)


def _plainer(request: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """Yield the query without its exclusions, then also without its quotes, if that differs."""
    for text in (_EXCLUDED.sub("", request.text), _QUOTES.sub("", _EXCLUDED.sub("", request.text))):
        plainer = " ".join(text.split())
        if plainer and plainer != request.text:
            yield _("Tìm “%(words)s”", words=plainer), replace(request, text=plainer, page=1)
