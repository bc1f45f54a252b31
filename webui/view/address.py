"""The addresses of the search page: each request has one, in its shortest form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from flask import request as web_request
from flask import url_for

from search.parameters import NAMES, parameters_of
from search.request import Duplicates, SearchRequest, Sort
from webui.view.path import pair, path_of, with_parameters
from webui.view.period import days_of

_PAGE = "search_page.show"
_DEFAULT = SearchRequest()


def address(request: SearchRequest, endpoint: str = _PAGE) -> str:
    """Return the canonical address of a request, on the page or at another endpoint."""
    if endpoint != _PAGE:
        return with_parameters(path_of(endpoint), parameters_of(request))
    # Without any parameter it would be the address of the first page.
    parameters = parameters_of(_shortest(request)) or {"sort": Sort.NEWEST.value}
    return with_parameters(path_of(_PAGE), parameters)


def _shortest(request: SearchRequest) -> SearchRequest:
    """Return a request for the same bulletins in the same order, with the shortest address."""
    if not request.text and request.sort is Sort.NEWEST:
        return replace(request, sort=_DEFAULT.sort)
    return request


def fields_of(request: SearchRequest) -> list[tuple[str, str]]:
    """Return the hidden fields of a form that changes a search, which begins at its first page."""
    fields = []
    for name, value in parameters_of(first_page(request)).items():
        values = value if isinstance(value, list) else [value]
        fields += [(name, str(each)) for each in values]
    return fields


def wiped_address() -> str:
    """Return the address of the current page with its filters and without its text."""
    names = ("org", "place", "source", "from", "to")
    given = {name: web_request.args.getlist(name) for name in names}
    filters: dict[str, Any] = {name: values for name, values in given.items() if any(values)}
    return with_parameters(path_of(_PAGE), filters)


def first_page(request: SearchRequest) -> SearchRequest:
    """Return the request for the first page of the same search."""
    return replace(request, page=1)


def page_address(request: SearchRequest, page: int) -> str:
    """Return the address of another page of the same answer."""
    return address(replace(request, page=page))


def sort_address(request: SearchRequest, sort: Sort) -> str:
    """Return the address of the same hits in another order."""
    return address(replace(request, sort=sort, page=1))


def organisation_address(request: SearchRequest, organisation: str) -> str:
    """Return the address of the search with the organisation added to the filters, or removed."""
    chosen = set(request.organisations) ^ {organisation}
    return address(replace(request, organisations=tuple(sorted(chosen)), page=1))


def place_address(request: SearchRequest, place: str) -> str:
    """Return the address of the search with the place added to the filters, or removed."""
    chosen = set(request.places) ^ {place}
    return address(replace(request, places=tuple(sorted(chosen)), page=1))


def publisher_address(request: SearchRequest, publisher: str) -> str:
    """Return the address of the search with the publisher added to the filters, or removed."""
    chosen = set(request.publishers) ^ {publisher}
    return address(replace(request, publishers=tuple(sorted(chosen)), page=1))


def duplicates_address(request: SearchRequest, duplicates: Duplicates) -> str:
    """Return the address of the same search with its bulletins folded, or each for itself."""
    return address(replace(request, duplicates=duplicates, page=1))


def period_address(request: SearchRequest, period: str) -> str:
    """Return the address of the search with a period set, or removed if it is set already."""
    first, last = days_of(period)
    if (request.published_from, request.published_to) == (first, last):
        return undated_address(request)
    return address(replace(request, published_from=first, published_to=last, page=1))


def undated_address(request: SearchRequest) -> str:
    """Return the address of the same search without limits of days."""
    return address(replace(request, published_from=None, published_to=None, page=1))


def organisation_addresses(request: SearchRequest) -> Callable[[str], str]:
    """Return what `organisation_address` is for a request, quicker for many organisations."""
    return _addresses(request, "org", organisation_address, request.organisations)


def place_addresses(request: SearchRequest) -> Callable[[str], str]:
    """Return what `place_address` is for a request, quicker for many places."""
    return _addresses(request, "place", place_address, request.places)


def publisher_addresses(request: SearchRequest) -> Callable[[str], str]:
    """Return what `publisher_address` is for a request, quicker for many publishers."""
    return _addresses(request, "source", publisher_address, request.publishers)


def period_addresses(request: SearchRequest) -> Callable[[str], str]:
    """Return what `period_address` is for a request, quicker for many periods."""
    before, after = _around(request, "from", "to")
    chosen = request.published_from, request.published_to

    def address_of(id: str) -> str:
        if days_of(id) == chosen:
            return undated_address(request)
        return f"{before}{_days(id)}{after}"

    return address_of


def _addresses(
    request: SearchRequest,
    name: str,
    address_of: Callable[[SearchRequest, str], str],
    chosen: Sequence[str],
) -> Callable[[str], str]:
    if chosen:
        return partial(address_of, request)
    before, after = _around(request, name)
    return lambda id: f"{before}{pair(name, id)}{after}"


def _around(request: SearchRequest, *names: str) -> tuple[str, str]:
    """Return the halves of a search's address between which parameters of some names stand."""
    parameters = parameters_of(_shortest(first_page(request)))
    earlier = NAMES[: NAMES.index(names[0])]
    before = {name: parameters[name] for name in earlier if name in parameters}
    after = {name: each for name, each in parameters.items() if name not in (*earlier, *names)}
    start, end = with_parameters(path_of(_PAGE), before), with_parameters("", after)
    return f"{start}{'&' if before else '?'}", f"&{end[1:]}" if end else ""


@lru_cache(maxsize=1 << 11)
def _days(period: str) -> str:
    """Return the parameters of a period of the calendar."""
    first, last = days_of(period)
    return f"{pair('from', first.isoformat())}&{pair('to', last.isoformat())}"


def unfiltered(request: SearchRequest) -> SearchRequest:
    """Return the request without filters and fixed interpretations."""
    return SearchRequest(
        text=request.text,
        sort=request.sort,
        per_page=request.per_page,
        duplicates=request.duplicates,
    )


def unfiltered_address(request: SearchRequest) -> str:
    """Return the address of the search without filters and fixed interpretations."""
    return address(unfiltered(request))


def feed_address(
    request: SearchRequest, page: int = 1, *, duplicates: Duplicates | None = None
) -> str:
    """Return the absolute address of the feed of a search, without its order and page size.

    A feed has every bulletin, as a download has, unless `duplicates` folds them.
    """
    own = replace(
        request,
        sort=_DEFAULT.sort,
        per_page=_DEFAULT.per_page,
        page=page,
        duplicates=duplicates,
    )
    return url_for("feed.of_search", _external=True, **parameters_of(own, Duplicates.SHOW))


def download_address(request: SearchRequest, endpoint: str) -> str:
    """Return the address of a download of everything that a search finds."""
    whole = replace(request, page=1, per_page=_DEFAULT.per_page, duplicates=None)
    return address(whole, endpoint)
