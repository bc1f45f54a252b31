"""Facets: how many bulletins of an answer each organisation, year and month has.

Counting is done on arrays; values with labels are made when somebody reads them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import overload

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.collection import Collection
from search.request import SearchRequest
from search.result import FacetValue
from search.spelling import alphabetical


class FacetValues(Sequence[FacetValue]):
    """The values of a facet, made on first reading."""

    def __init__(self, make: Callable[[], Iterable[FacetValue]]) -> None:
        self._make = make
        self._made: tuple[FacetValue, ...] | None = None

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FacetValue]: ...
    def __getitem__(self, place: int | slice) -> FacetValue | Sequence[FacetValue]:
        return self._values[place]

    def __len__(self) -> int:
        return len(self._values)

    @property
    def _values(self) -> tuple[FacetValue, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made


def count_organisations(
    collection: Collection,
    documents: NDArray[intp],
    request: SearchRequest,
    label: Callable[[str], str],
) -> Sequence[FacetValue]:
    """Return the organisations of some documents, most frequent first; chosen ones always."""
    counts = np.bincount(
        collection.organisations_of(documents), minlength=len(collection.organisations)
    )

    def values() -> Iterable[FacetValue]:
        found = {
            collection.organisations[each]: int(counts[each])
            for each in np.flatnonzero(counts).tolist()
        }
        held = {**dict.fromkeys(request.organisations, 0), **found}
        made = [
            FacetValue(id, label(id), count, id in request.organisations)
            for id, count in held.items()
        ]
        return sorted(made, key=lambda each: (-each.count, alphabetical(each.label), each.id))

    return FacetValues(values)


def count_months(
    collection: Collection, documents: NDArray[intp], request: SearchRequest
) -> Sequence[FacetValue]:
    """Return the years of some documents with their months, newest first."""
    counts = np.bincount(collection.months.take(documents))

    def values() -> Iterable[FacetValue]:
        years: dict[int, list[FacetValue]] = {}
        for number in np.flatnonzero(counts)[::-1].tolist():
            year, month = divmod(number + collection.first_month, 12)
            id = f"{year:04}-{month + 1:02}"
            value = FacetValue(
                id, f"Tháng {month + 1}/{year}", int(counts[number]), _is_chosen(id, request)
            )
            years.setdefault(year, []).append(value)
        return [_year(year, parts, request) for year, parts in years.items()]

    return FacetValues(values)


def _year(year: int, parts: Sequence[FacetValue], request: SearchRequest) -> FacetValue:
    id = f"{year:04}"
    count = sum(each.count for each in parts)
    return FacetValue(id, f"Năm {year}", count, _is_chosen(id, request), tuple(parts))


def _is_chosen(period: str, request: SearchRequest) -> bool:
    """Tell whether the days of a request are exactly those of a year or month."""
    if request.published_from is None or request.published_to is None:
        return False
    unit = "datetime64[Y]" if len(period) == 4 else "datetime64[M]"
    first = np.array(period, unit)
    day_after = (first + 1).astype("datetime64[D]")
    return bool(
        first.astype("datetime64[D]") == np.datetime64(request.published_from)
        and day_after - 1 == np.datetime64(request.published_to)
    )
