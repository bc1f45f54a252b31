"""Facets: how many bulletins of an answer each organisation, year and month has."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.columns import Columns
from search.request import SearchRequest
from search.result import FacetValue


def count_organisations(
    columns: Columns,
    documents: NDArray[intp],
    request: SearchRequest,
    labels: Mapping[str, str],
) -> Sequence[FacetValue]:
    """Return the organisations of some documents, most frequent first; chosen ones always."""
    found = np.zeros(len(columns.published), bool_)
    found[documents] = True
    counts = {
        name: int(np.count_nonzero(found[holders])) for name, holders in columns.holders.items()
    }
    for name in request.organisations:
        counts.setdefault(name, 0)
    values = [
        FacetValue(name, labels.get(name, name), count, name in request.organisations)
        for name, count in counts.items()
        if count or name in request.organisations
    ]
    return tuple(sorted(values, key=lambda each: (-each.count, each.label, each.id)))


def count_months(
    columns: Columns, documents: NDArray[intp], request: SearchRequest
) -> Sequence[FacetValue]:
    """Return the years of some documents with their months, newest first."""
    months, counts = np.unique(columns.days[documents].astype("datetime64[M]"), return_counts=True)
    years: dict[str, list[FacetValue]] = {}
    for month, count in zip(months[::-1].astype(str).tolist(), counts[::-1].tolist(), strict=True):
        label = f"Tháng {int(month[5:])}/{month[:4]}"
        value = FacetValue(month, label, count, _is_chosen(month, request))
        years.setdefault(month[:4], []).append(value)
    return tuple(
        FacetValue(
            year,
            f"Năm {year}",
            sum(each.count for each in parts),
            _is_chosen(year, request),
            tuple(parts),
        )
        for year, parts in years.items()
    )


def _is_chosen(period: str, request: SearchRequest) -> bool:
    """Tell whether the days of a request are exactly those of a year or month."""
    if request.published_from is None or request.published_to is None:
        return False
    unit = "M" if len(period) == 7 else "Y"
    first = np.datetime64(period, unit)
    last = (first + 1).astype("datetime64[D]") - 1
    days = np.datetime64(request.published_from), np.datetime64(request.published_to)
    return bool(days == (first.astype("datetime64[D]"), last))
