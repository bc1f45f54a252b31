"""The facet of dates: how many bulletins of an answer each day, month, quarter and year has.

Days are days in Vietnam. A period that is asked for is always listed, with 0 if need be. While
they are counted, periods are numbers: years AD, quarters and months since the year 0, days by
their ordinal.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, partial

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.facets.facet_values import FacetValues
from search.period import PeriodUnit, id_of, period_of
from search.request import SearchRequest
from search.result import FacetValue

_MONTHS = {PeriodUnit.MONTH: 1, PeriodUnit.QUARTER: 3, PeriodUnit.YEAR: 12}


def count_years(
    collection: IndexReader, documents: NDArray[intp], request: SearchRequest
) -> FacetValues:
    """Return the years of some documents with their months, newest first."""
    counts = np.bincount(collection.months.take(documents))

    def values() -> Iterator[FacetValue]:
        months = _of_months(counts, collection.first_month, PeriodUnit.MONTH)
        chosen = _chosen(request, PeriodUnit.MONTH)
        if chosen is not None:
            months.setdefault(chosen, 0)
        years: dict[int, dict[int, int]] = {}
        for month in sorted(months, reverse=True):
            years.setdefault(month // 12, {})[month] = months[month]
        chosen_year = _chosen(request, PeriodUnit.YEAR)
        if chosen_year is not None:
            years.setdefault(chosen_year, {})
        named = _namer(PeriodUnit.YEAR)
        for year in sorted(years, reverse=True):
            parts = FacetValues(partial(_values, years[year], PeriodUnit.MONTH, chosen))
            id, label = named(year)
            yield FacetValue(id, label, sum(years[year].values()), year == chosen_year, parts)

    return FacetValues(values)


def count_periods(
    collection: IndexReader, documents: NDArray[intp], request: SearchRequest, unit: PeriodUnit
) -> Sequence[FacetValue]:
    """Return the days, months, quarters or years of some documents, oldest first."""
    if unit is PeriodUnit.DAY:
        days, numbers = np.unique(collection.days.take(documents), return_counts=True)
        ordinals = (each.toordinal() for each in days.tolist())
        counted = dict(zip(ordinals, numbers.tolist(), strict=True))
    else:
        counts = np.bincount(collection.months.take(documents))
        counted = _of_months(counts, collection.first_month, unit)
    chosen = _chosen(request, unit)
    if chosen is not None:
        counted.setdefault(chosen, 0)
    return _values(dict(sorted(counted.items())), unit, chosen)


def _of_months(counts: NDArray[intp], first_month: int, unit: PeriodUnit) -> dict[int, int]:
    """Return the counts of months, quarters or years that have any."""
    counted: dict[int, int] = {}
    held = counts.nonzero()[0]
    numbers = (held + first_month) // _MONTHS[unit]
    for number, count in zip(numbers.tolist(), counts.take(held).tolist(), strict=True):
        counted[number] = counted.get(number, 0) + count
    return counted


def _values(
    counted: Mapping[int, int], unit: PeriodUnit, chosen: int | None
) -> Sequence[FacetValue]:
    named = _namer(unit)
    return tuple(
        FacetValue(*named(number), count, number == chosen) for number, count in counted.items()
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
    return (12 * first.year + first.month - 1) // _MONTHS[unit]


# An answer names hundreds of months: to look one up by its number alone takes a third of the time
# of looking it up by its number and its unit.
@cache
def _namer(unit: PeriodUnit) -> Callable[[int], tuple[str, str]]:
    return lru_cache(maxsize=1 << 15)(partial(_name, unit))


def _name(unit: PeriodUnit, number: int) -> tuple[str, str]:
    """Return the id and the label of a period."""
    if unit is PeriodUnit.DAY:
        day = date.fromordinal(number)
    else:
        year, month = divmod(number * _MONTHS[unit], 12)
        day = date(year, month + 1, 1)
    id = id_of(day, unit)
    label = period_of(id).label
    return id, label[:1].upper() + label[1:]
