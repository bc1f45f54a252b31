"""A histogram of an answer over time; each bar is a link to the bulletins of its period."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from search.period import Period, PeriodUnit, id_of, period_of
from search.request import SearchRequest
from search.result import FacetValue, ResultPage

# With more years, bars of months are too thin on a phone, so that bars of years are shown.
_MOST_YEARS_BY_MONTH = 5
# A quarter; longer periods are shown by months.
_MOST_DAYS_BY_DAY = 92
# The lowest bar must be visible and large enough to be clicked.
_LEAST_HEIGHT = 3

AddressOf = Callable[[str], str]
DayValues = Callable[[], Sequence[FacetValue]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: `height` is in percent of the highest bar, `address` that of its bulletins."""

    id: str
    count: int
    height: int
    is_chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars in order of time without gaps; for days, `wider` is the id and address of their year."""

    unit: PeriodUnit
    bars: Sequence[Bar]
    wider: tuple[str, str] | None = None

    @property
    def highest(self) -> Bar:
        """The bar with the greatest count; among equal ones the latest."""
        return max(self.bars, key=lambda each: (each.count, each.id))


def histogram_of(
    result: ResultPage, day_values: DayValues, address_of: AddressOf
) -> Histogram | None:
    """Return the histogram of an answer, or None if it would have fewer than two bars.

    The unit depends on the length of the period: years, months or days. `day_values` is called only
    for days, since the answer has years and months already.
    """
    shown = _shown(result)
    if shown is None:
        return None
    unit = _unit(shown)
    wider = None
    values: Sequence[FacetValue] = result.dates
    if unit is PeriodUnit.MONTH:
        values = [month for year in values for month in year.parts]
    elif unit is PeriodUnit.DAY:
        values = day_values()
        shown = _whole_months(shown)
        if shown.first.year == shown.last.year:
            year = id_of(shown.first, PeriodUnit.YEAR)
            wider = year, address_of(year)
    counts = {each.id: each.count for each in values}
    bars = list(_bars(counts, list(_ids(shown, unit)), result.request, address_of))
    is_flat = len(bars) < 2 or not any(each.count for each in bars)
    return None if is_flat else Histogram(unit, bars, wider)


def _shown(result: ResultPage) -> Period | None:
    """Return the days of the request, cut to the years of the first and the last bulletin."""
    if not result.dates:
        return None
    first = period_of((result.dates[-1].parts or result.dates)[-1].id).first
    last = period_of((result.dates[0].parts or result.dates)[0].id).last
    request = result.request
    if request.published_from:
        first = max(request.published_from, date(first.year, 1, 1))
    if request.published_to:
        last = min(request.published_to, date(last.year, 12, 31))
    return Period(first, last, "") if first <= last else None


def _unit(shown: Period) -> PeriodUnit:
    if (shown.last - shown.first).days < _MOST_DAYS_BY_DAY:
        return PeriodUnit.DAY
    years = shown.last.year - shown.first.year + 1
    return PeriodUnit.MONTH if years <= _MOST_YEARS_BY_MONTH else PeriodUnit.YEAR


def _whole_months(shown: Period) -> Period:
    first = period_of(id_of(shown.first, PeriodUnit.MONTH)).first
    return Period(first, period_of(id_of(shown.last, PeriodUnit.MONTH)).last, "")


def _ids(shown: Period, unit: PeriodUnit) -> Iterator[str]:
    """Yield the ids of all periods of a unit from the first day to the last."""
    id = id_of(shown.first, unit)
    while True:
        yield id
        last = period_of(id).last
        if last >= shown.last or last == date.max:
            return
        id = id_of(last + timedelta(days=1), unit)


def _bars(
    counts: Mapping[str, int], ids: Sequence[str], request: SearchRequest, address_of: AddressOf
) -> Iterator[Bar]:
    most = max((counts.get(each, 0) for each in ids), default=0)
    chosen = [each for each in ids if _is_requested(each, request)]
    # If all bars are chosen, none is emphasised.
    chosen = chosen if len(chosen) < len(ids) else []
    for id in ids:
        count = counts.get(id, 0)
        height = max(_LEAST_HEIGHT, round(100 * count / most)) if count else 0
        yield Bar(id, count, height, id in chosen, address_of(id))


def _is_requested(id: str, request: SearchRequest) -> bool:
    """Tell whether the request is limited to days, and any of them is in a period."""
    if request.published_from is None and request.published_to is None:
        return False
    period = period_of(id)
    return (request.published_from or date.min) <= period.last and (
        request.published_to or date.max
    ) >= period.first
