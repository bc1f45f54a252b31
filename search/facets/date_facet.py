"""The facet of dates: how many bulletins of an answer each day, month, quarter and year has.

Days are days in Vietnam. The period of the request is always listed, even with a count of 0. Before
they are labelled, periods are numbers: years AD, quarters and months since the year 0, ordinals of
days.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial

from search.engine.counts import DayCounts, MonthCounts
from search.facets.facet_values import FacetValues
from search.period import PeriodUnit, id_of, period_of
from search.request import SearchRequest
from search.result import FacetValue

MONTHS = {PeriodUnit.MONTH: 1, PeriodUnit.QUARTER: 3, PeriodUnit.YEAR: 12}


class MonthValues(FacetValues):
    """The months of a year; whoever needs only their `numbers` and `counts` makes no values."""

    def __init__(
        self, numbers: tuple[int, ...], counts: tuple[int, ...], chosen: int | None
    ) -> None:
        # An answer has dozens of years: these are all the attributes that they need.
        self.total = len(numbers)
        self.numbers = numbers
        self.counts = counts
        self.chosen = chosen if chosen is not None and chosen in numbers else None

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def held(self) -> int:
        """How many of the months have any document."""
        return len(self.counts) - self.counts.count(0)

    @property
    def _values(self) -> tuple[FacetValue, ...]:
        if self._made is None:
            counted = dict(zip(self.numbers, self.counts, strict=True))
            self._made = tuple(_values(counted, PeriodUnit.MONTH, self.chosen))
        return self._made


def years_of(
    counts: MonthCounts, request: SearchRequest, by_year: MonthCounts | None = None
) -> FacetValues:
    """Return the years that have documents with their months, newest first.

    `counts` are those of months; `by_year` are needed where a year is not the sum of its months.
    """

    def values() -> Iterator[FacetValue]:
        months = _held(counts)
        totals = None if by_year is None else _held(by_year)
        chosen = _chosen(request, PeriodUnit.MONTH)
        if chosen is not None and chosen not in months:
            months = dict(sorted((months | {chosen: 0}).items()))
        oldest_first = tuple(months)
        # Newest first, as they are shown.
        numbers, found = oldest_first[::-1], tuple(months.values())[::-1]
        years: dict[int, tuple[int, int]] = {}
        first = total = len(numbers)
        while first:
            last, year = first, oldest_first[first - 1] // 12
            first = bisect_left(oldest_first, 12 * year, 0, last)
            years[year] = total - last, total - first
        chosen_year = _chosen(request, PeriodUnit.YEAR)
        if chosen_year is not None and chosen_year not in years:
            years = dict(sorted((years | {chosen_year: (0, 0)}).items(), reverse=True))
        named = _namer(PeriodUnit.YEAR)
        for year, (first, last) in years.items():
            counted = found[first:last]
            parts = MonthValues(numbers[first:last], counted, chosen)
            count = sum(counted) if totals is None else totals.get(year, 0)
            id, label = named(year)
            yield FacetValue(id, label, count, year == chosen_year, parts)

    return FacetValues(values)


def periods_of(
    counts: MonthCounts | DayCounts, request: SearchRequest, unit: PeriodUnit
) -> Sequence[FacetValue]:
    """Return the days, months, quarters or years that have documents, oldest first.

    The counts are those of the unit.
    """
    if isinstance(counts, DayCounts):
        ordinals = (each.toordinal() for each in counts.days.tolist())
        counted = dict(zip(ordinals, counts.counts.tolist(), strict=True))
    else:
        counted = _held(counts)
    chosen = _chosen(request, unit)
    if chosen is not None:
        counted.setdefault(chosen, 0)
    return _values(dict(sorted(counted.items())), unit, chosen)


def name_month(number: int) -> tuple[str, str]:
    """Return the id and the label of a month."""
    return _namer(PeriodUnit.MONTH)(number)


def _held(months: MonthCounts) -> dict[int, int]:
    """Return the counts of the months, quarters or years that have documents."""
    held = months.counts.nonzero()[0]
    numbers = (held + months.first).tolist()
    return dict(zip(numbers, months.counts.take(held).tolist(), strict=True))


def _values(
    counted: Mapping[int, int], unit: PeriodUnit, chosen: int | None
) -> Sequence[FacetValue]:
    value_of = _value_maker(unit)
    values = map(value_of, counted.keys(), counted.values())
    if chosen is None:
        return tuple(values)
    return tuple(
        replace(value, selected=number == chosen)
        for number, value in zip(counted, values, strict=True)
    )


def _chosen(request: SearchRequest, unit: PeriodUnit) -> int | None:
    """Return the period whose days are exactly those of a request, if there is one."""
    first, last = request.published_from, request.published_to
    if first is None or last is None:
        return None
    period = period_of(id_of(first, unit))
    if (first, last) != (period.first, period.last):
        return None
    if unit is PeriodUnit.DAY:
        return first.toordinal()
    return (12 * first.year + first.month - 1) // MONTHS[unit]


# An answer has hundreds of months, and most answers have the same few counts of each.
@cache
def _value_maker(unit: PeriodUnit) -> Callable[[int, int], FacetValue]:
    """Return a function to the value of a period, by its number and its count."""
    named = _namer(unit)
    return lru_cache(maxsize=1 << 15)(lambda number, count: FacetValue(*named(number), count))


@cache
def _namer(unit: PeriodUnit) -> Callable[[int], tuple[str, str]]:
    return lru_cache(maxsize=1 << 15)(partial(_name, unit))


def _name(unit: PeriodUnit, number: int) -> tuple[str, str]:
    """Return the id and the label of a period."""
    if unit is PeriodUnit.DAY:
        day = date.fromordinal(number)
    else:
        year, month = divmod(number * MONTHS[unit], 12)
        day = date(year, month + 1, 1)
    id = id_of(day, unit)
    label = period_of(id).label
    return id, label[:1].upper() + label[1:]
