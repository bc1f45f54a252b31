"""The addresses of pages other than the search page, each in its shortest form."""

from datetime import date
from functools import lru_cache
from typing import Any

from search.parameters import parameters_of
from search.request import SearchRequest, Sort
from search.text.code import canonical
from webui.view.path import path_of, with_parameters

HIGHLIGHTING = ("q", "marks", "literal")
"""The parameters of a bulletin's page; they decide what is highlighted."""


def bulletin_address(id: str, search_request: SearchRequest | None = None) -> str:
    """Return the address of a bulletin, with highlights of the search."""
    highlighting = _highlighting(search_request) if search_request and search_request.text else ""
    return f"{path_of('bulletin_page.show', bulletin_id=id)}{highlighting}"


@lru_cache(maxsize=16)
def _highlighting(search_request: SearchRequest) -> str:
    """Return what addresses of bulletins end with in an answer to a request."""
    parameters = parameters_of(search_request)
    return with_parameters(
        "", {name: parameters[name] for name in HIGHLIGHTING if name in parameters}
    )


def day_address(day: date, page: int = 1) -> str:
    """Return the address of a day, or of a further page of a busy one."""
    return path_of(
        "day_page.show",
        year=day.year,
        month=day.month,
        day=day.day,
        page=page if page > 1 else None,
    )


def year_address(year: int) -> str:
    """Return the address of a year of the calendar."""
    return path_of("calendar_page.year", year=year)


def month_address(year: int, month: int) -> str:
    """Return the address of a month of the calendar."""
    return path_of("calendar_page.month", year=year, month=month)


def document_address(code: str, sort: Sort = Sort.NEWEST, page: int = 1) -> str:
    """Return the address of the bulletins that cite a document, the newest first by default."""
    return path_of(
        "document_page.show",
        code=canonical(code),
        sort=sort.value if sort is not Sort.NEWEST else None,
        page=page if page > 1 else None,
    )


def page_of_organisation(slug: str, search_request: SearchRequest | None = None) -> str:
    """Return the address of an organisation's page, with the days, order and page of a request."""
    if search_request is None:
        return path_of("organisation_page.show", slug=slug)
    own = search_request
    values: dict[str, Any] = {
        "voi": own.beside or None,
        "from": own.published_from and own.published_from.isoformat(),
        "to": own.published_to and own.published_to.isoformat(),
        "sort": Sort.OLDEST.value if own.sort is Sort.OLDEST else None,
        "page": own.page if own.page > 1 else None,
    }
    return path_of("organisation_page.show", slug=slug, **values)


def places_address() -> str:
    """Return the address of the list of provinces."""
    return path_of("place_page.provinces")


def page_of_place(slug: str, search_request: SearchRequest | None = None) -> str:
    """Return the address of a place's page, with the order and page of a request."""
    own = search_request or SearchRequest(sort=Sort.NEWEST)
    values: dict[str, Any] = {
        "sort": Sort.OLDEST.value if own.sort is Sort.OLDEST else None,
        "page": own.page if own.page > 1 else None,
    }
    return path_of("place_page.show", slug=slug, **values)


def organisations_address(name: str = "", level: str = "", page: int = 1) -> str:
    """Return the address of the list of organisations, all or those of a name or a level."""
    return path_of(
        "organisation_list.show",
        ten=name or None,
        cap=level or None,
        page=page if page > 1 else None,
    )
