"""Where a reader may go whose search found nothing, and how much is there."""

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
class Way:
    """Another search by what tells it from the one that was made, and what it finds."""

    label: str
    address: str
    total: int


def ways_of(searcher: Searcher, asked: SearchRequest, chips: Sequence[Chip]) -> list[Way]:
    """Return the searches nearest to one that found nothing, those that find something."""
    offers = [
        *_wider(asked),
        *_without_filters(asked, chips),
        *_plainer(asked),
        *_plainer(unfiltered(asked)),
    ]
    ways: dict[SearchRequest, Way] = {}
    for label, request in offers:
        if request not in ways and (total := total_of(searcher, request)):
            ways[request] = Way(label, address(request), total)
    return list(ways.values())


def total_of(searcher: Searcher, request: SearchRequest) -> int:
    """Return how many bulletins a request finds."""
    return searcher.answer(request).total


def _wider(asked: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """Yield the month and the year around the days that were asked for."""
    first, last = asked.published_from, asked.published_to
    if first is None or last is None:
        return
    for unit in (PeriodUnit.MONTH, PeriodUnit.YEAR):
        period = period_of(id_of(first, unit))
        if last <= period.last and (first, last) != (period.first, period.last):
            wider = replace(asked, published_from=period.first, published_to=period.last, page=1)
            label = _("Rộng hơn: %(days)s", days=name_of(period.first, period.last))
            yield label, wider


def _without_filters(
    asked: SearchRequest, chips: Sequence[Chip]
) -> Iterator[tuple[str, SearchRequest]]:
    for chip in chips:
        yield _("Bỏ lọc: %(filter)s", filter=chip.label), chip.without
    if len(chips) > 1:
        yield _("Bỏ tất cả bộ lọc"), unfiltered(asked)


def _plainer(asked: SearchRequest) -> Iterator[tuple[str, SearchRequest]]:
    """Yield the words without what binds them together, and without what they exclude."""
    for text in (_EXCLUDED.sub("", asked.text), _QUOTES.sub("", _EXCLUDED.sub("", asked.text))):
        plainer = " ".join(text.split())
        if plainer and plainer != asked.text:
            yield _("Tìm “%(words)s”", words=plainer), replace(asked, text=plainer, page=1)
