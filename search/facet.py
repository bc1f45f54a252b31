"""Facets: how many bulletins of an answer each organisation, year and month has.

Counting is done on arrays; values with labels are made when somebody reads them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.directory import Directory
from search.engine.collection import Collection
from search.request import SearchRequest
from search.result import FacetValue
from search.spelling import alphabetical

MOST = 50
"""Organisations that an answer lists: more than anybody looks through. News has thousands."""


class FacetValues(Sequence[FacetValue]):
    """The values of a facet, made on first reading; `total` counts those that are left out, too."""

    def __init__(self, make: Callable[[], Iterable[FacetValue]], total: int = 0) -> None:
        self._make = make
        self.total = total
        self._made: tuple[FacetValue, ...] | None = None

    @overload
    def __getitem__(self, place: int) -> FacetValue: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FacetValue]: ...
    def __getitem__(self, place: int | slice) -> FacetValue | Sequence[FacetValue]:
        return self._values[place]

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._values == tuple(other)

    def __hash__(self) -> int:
        return hash(self._values)

    @property
    def _values(self) -> tuple[FacetValue, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made


def count_organisations(
    collection: Collection,
    documents: NDArray[intp],
    request: SearchRequest,
    directory: Directory,
) -> FacetValues:
    """Return the MOST frequent organisations of some documents in that order, and chosen ones."""
    ids = collection.organisations
    counts = np.bincount(collection.organisations_of(documents), minlength=len(ids))

    chosen = frozenset(request.organisations)

    def values() -> Iterator[FacetValue]:
        held = counts.nonzero()[0]
        order = held.take(np.lexsort((directory.ranks.take(held), -counts.take(held))))
        shown = [ids[each] for each in order[:MOST].tolist()]
        for id, count in zip(shown, counts.take(order[:MOST]).tolist(), strict=True):
            yield FacetValue(id, directory.label(id), count, id in chosen)
        others = [value(id) for id in chosen.difference(shown)]
        yield from sorted(others, key=lambda each: (-each.count, alphabetical(each.label), each.id))

    def value(id: str) -> FacetValue:
        number = collection.organisation_numbers.get(id)
        count = 0 if number is None else int(counts[number])
        return FacetValue(id, directory.label(id), count, True)

    return FacetValues(values, int(np.count_nonzero(counts)))


def count_months(
    collection: Collection, documents: NDArray[intp], request: SearchRequest
) -> Sequence[FacetValue]:
    """Return the years of some documents with their months, newest first."""
    counts = np.bincount(collection.months.take(documents))

    def values() -> Iterable[FacetValue]:
        years: dict[int, list[tuple[int, int]]] = {}
        for number in counts.nonzero()[0][::-1].tolist():
            year, month = divmod(number + collection.first_month, 12)
            years.setdefault(year, []).append((month + 1, int(counts[number])))
        return [_year(year, months, request) for year, months in years.items()]

    return FacetValues(values)


def _year(year: int, months: Sequence[tuple[int, int]], request: SearchRequest) -> FacetValue:
    """Return the value of a year; those of its months are made when somebody reads them."""
    id = f"{year:04}"
    parts = FacetValues(lambda: [_month(id, month, count, request) for month, count in months])
    count = sum(count for _, count in months)
    return FacetValue(id, f"Năm {year}", count, _is_chosen(id, request), parts)


def _month(year: str, month: int, count: int, request: SearchRequest) -> FacetValue:
    id = f"{year}-{month:02}"
    return FacetValue(id, f"Tháng {month}/{int(year)}", count, _is_chosen(id, request))


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
