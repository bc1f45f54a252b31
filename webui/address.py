"""The address of every state of the search page: one shortest form for each request."""

from dataclasses import replace

from flask import url_for

from search.parameters import parameters_of
from search.request import SearchRequest, Sort
from webui.period import days_of


def address(request: SearchRequest, endpoint: str = "search_page.show") -> str:
    """Return the canonical address of a request, on the page or at another endpoint."""
    return url_for(endpoint, **parameters_of(request))


def page_address(request: SearchRequest, page: int) -> str:
    """Return where another page of the same answer is."""
    return address(replace(request, page=page))


def sort_address(request: SearchRequest, sort: Sort) -> str:
    """Return where the same hits come in another order."""
    return address(replace(request, sort=sort, page=1))


def organisation_address(request: SearchRequest, organisation: str) -> str:
    """Return where the organisation is added to the filters, or taken from them."""
    chosen = set(request.organisations) ^ {organisation}
    return address(replace(request, organisations=tuple(sorted(chosen)), page=1))


def period_address(request: SearchRequest, period: str) -> str:
    """Return where the days are those of a year or month, or open again if they were just that."""
    first, last = days_of(period)
    if (request.published_from, request.published_to) == (first, last):
        return undated_address(request)
    return address(replace(request, published_from=first, published_to=last, page=1))


def undated_address(request: SearchRequest) -> str:
    """Return where the same search has no limits of days."""
    return address(replace(request, published_from=None, published_to=None, page=1))


def free_address(request: SearchRequest) -> str:
    """Return where marks bind only as far as they leave a page of results."""
    return address(replace(request, marks=None, page=1))


def read_address(request: SearchRequest) -> str:
    """Return where the text may be read as keystrokes."""
    return address(replace(request, is_literal=False, page=1))


def unfiltered_address(request: SearchRequest) -> str:
    """Return where only the words of the search are left."""
    return address(SearchRequest(text=request.text, sort=request.sort, per_page=request.per_page))
