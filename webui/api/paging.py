"""Pages by number: the addresses of the others, and the error of a page past the end."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar
from urllib.parse import urlencode

from flask import request
from typing_extensions import TypedDict

from index.answer_json.answer import PageNumberJson
from index.answer_json.meaning import Meaning
from webui.api.query import PageParameters
from webui.errors import MissingError

Item = TypeVar("Item")


class LinksJson(TypedDict):
    """Addresses of the pages of an answer; null for pages that do not exist."""

    first: Annotated[str, Meaning("Trang đầu.")]
    previous: Annotated[str | None, Meaning("Trang trước.")]
    next: Annotated[str | None, Meaning("Trang sau.")]
    last: Annotated[str, Meaning("Trang cuối.")]


class PageJson(PageNumberJson):
    """Which page of an answer this is."""

    links: Annotated[LinksJson, Meaning("Địa chỉ các trang khác.")]


def page_json(query: PageParameters, total: int, first: str | None = None) -> PageJson:
    """Return the page of a query; past the last page, raises MissingError with that page.

    `first` are the parameters of the first page, if they are known.
    """
    pages = max(1, -(-total // query.per_page))
    if query.page > pages:
        raise missing_page(query.page, pages)
    return {
        "page": query.page,
        "pages": pages,
        "per_page": query.per_page,
        "links": _links(query, pages, _parameters_of(query) if first is None else first),
    }


def missing_page(page: int, pages: int) -> MissingError:
    """Return the error of a page past the end."""
    return MissingError(
        f"không có trang {page}: kết quả chỉ có {pages} trang",
        f"there is no page {page}: the answer has {pages}",
        parameter="page",
        suggestion=str(pages),
    )


def items_of_page(items: Sequence[Item], query: PageParameters) -> Sequence[Item]:
    """Return the items of the page that a query asks for."""
    first = (query.page - 1) * query.per_page
    return items[first : first + query.per_page]


def _links(query: PageParameters, pages: int, parameters: str) -> LinksJson:
    address = _addresses(parameters)
    return {
        "first": address(1),
        "previous": address(query.page - 1) if query.page > 1 else None,
        "next": address(query.page + 1) if query.page < pages else None,
        "last": address(pages),
    }


def _parameters_of(query: PageParameters) -> str:
    values = query.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"page", "cursor"}
    )
    return urlencode(values, doseq=True)


def _addresses(parameters: str) -> Callable[[int], str]:
    base = f"{request.root_path}{request.path}"
    first = f"{base}?{parameters}" if parameters else base
    following = f"{base}?{parameters}{'&' if parameters else ''}"
    return lambda page: f"{following}page={page}" if page > 1 else first
