"""Which values of a facet are chosen: these come first, and what is above them stands open."""

from collections.abc import Sequence

from search.facets.date_facet import MonthValues
from search.request import SearchRequest
from search.result import FacetValue

_NEWEST = 5
"""Years that are always listed at once; those before are folded away."""


def has_chosen(value: FacetValue) -> bool:
    """Tell whether a value or any value below it is chosen."""
    parts = value.parts
    if isinstance(parts, MonthValues):
        return value.selected or parts.chosen is not None
    return value.selected or any(map(has_chosen, parts))


def chosen_apart(
    values: Sequence[FacetValue], last: str = ""
) -> tuple[Sequence[FacetValue], Sequence[FacetValue], Sequence[FacetValue]]:
    """Return the values of a facet that are chosen or above a chosen one, and the others.

    The one whose id is `last` stands apart from the others, as a third part.
    """
    chosen, others, ending = [], [], []
    for each in values:
        if has_chosen(each):
            chosen.append(each)
        elif each.id == last:
            ending.append(each)
        else:
            others.append(each)
    return chosen, others, ending


def years_apart(
    years: Sequence[FacetValue], request: SearchRequest
) -> tuple[Sequence[FacetValue], Sequence[FacetValue]]:
    """Return the years that are listed at once, and those that are folded away, newest first."""
    newest: list[FacetValue] = []
    older: list[FacetValue] = []
    for rank, each in enumerate(years):
        group = newest if rank < _NEWEST or is_looked_at(each, request) else older
        group.append(each)
    return newest, older


def is_looked_at(year: FacetValue, request: SearchRequest) -> bool:
    """Tell whether a year or a month of it is chosen, or any days within it."""
    first, last = request.published_from, request.published_to
    if has_chosen(year):
        return True
    if first is None or last is None:
        return False
    return year.id == str(first.year) == str(last.year)
