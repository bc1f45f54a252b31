"""The facet of dates: how many bulletins of an answer each day, month, quarter and year has.

Days are days in Vietnam. The period of the request is always listed, even with a count of 0. Before
they are labelled, periods are numbers: years AD, quarters and months since the year 0, ordinals of
days.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, partial
from itertools import compress, pairwise
from typing import TypeVar

from search.engine.counts import DayCounts, MonthCounts
from search.facets.facet_values import FacetValues
from search.facets.year_writer import year_writer
from search.kernel.library import Kernel
from search.period import PeriodUnit, id_of, period_of
from search.request import SearchRequest
from search.result import FacetValue

T = TypeVar("T")

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
    counts: MonthCounts,
    request: SearchRequest,
    by_year: MonthCounts | None = None,
    kernel: Kernel | None = None,
) -> FacetValues:
    """Return the years that have documents with their months, newest first.

    `counts` are those of months; `by_year` are needed where a year is not the sum of its months.
    """
    is_plain = by_year is None and request.published_from is request.published_to is None
    write = year_writer(kernel, counts, name) if kernel and is_plain else None

    def values() -> Iterator[FacetValue]:
        years = _by_year(counts)
        totals = None if by_year is None else _held(by_year)
        chosen, chosen_year = (
            _chosen(request, unit) for unit in (PeriodUnit.MONTH, PeriodUnit.YEAR)
        )
        if chosen is not None:
            years = _with_month(years, chosen)
        if chosen_year is not None and chosen_year not in years:
            years = _newest_first(years | {chosen_year: ((), ())})
        named = _namer(PeriodUnit.YEAR)
        for year, (numbers, found) in years.items():
            count = sum(found) if totals is None else totals.get(year, 0)
            parts = MonthValues(numbers, found, chosen)
            yield FacetValue(*named(year), count, year == chosen_year, parts)

    return FacetValues(values, write=write)


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


Months = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of months, newest first, and their counts."""


def _by_year(months: MonthCounts) -> dict[int, Months]:
    """Return the months that have documents by year, newest first."""
    found = months.counts[::-1].tolist()
    years: dict[int, Months] = {}
    for year, first, last, numbers in _years(months.first + len(found) - 1, months.first):
        own = found[first:last]
        if all(own):
            years[year] = numbers, tuple(own)
        elif any(own):
            years[year] = tuple(compress(numbers, own)), tuple(filter(None, own))
    return years


def _with_month(years: dict[int, Months], month: int) -> dict[int, Months]:
    """Return the months of all years with one that may have no documents."""
    numbers, found = years.get(month // 12, ((), ()))
    if month in numbers:
        return years
    counted = _newest_first(dict(zip(numbers, found, strict=True)) | {month: 0})
    return _newest_first(years | {month // 12: (tuple(counted), tuple(counted.values()))})


def _newest_first(periods: dict[int, T]) -> dict[int, T]:
    return dict(sorted(periods.items(), reverse=True))


# Most answers of a generation have the same months.
@lru_cache(maxsize=1 << 6)
def _years(last: int, first: int) -> Sequence[tuple[int, int, int, tuple[int, ...]]]:
    """Return the years of some months, newest first: where theirs begin and end, and these."""
    numbers = tuple(range(last, first - 1, -1))
    begins = [0, *(at + 1 for at, number in enumerate(numbers) if not number % 12)]
    return tuple(
        (numbers[begin] // 12, begin, end, numbers[begin:end])
        for begin, end in pairwise((*begins, len(numbers)))
        if begin < end
    )


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
        value._replace(selected=number == chosen)
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
    return lru_cache(maxsize=1 << 15)(partial(name, unit))


def name(unit: PeriodUnit, number: int) -> tuple[str, str]:
    """Return the id and the label of a period by its number."""
    if unit is PeriodUnit.DAY:
        day = date.fromordinal(number)
    else:
        year, month = divmod(number * MONTHS[unit], 12)
        day = date(year, month + 1, 1)
    id = id_of(day, unit)
    label = period_of(id).label
    return id, label[:1].upper() + label[1:]
