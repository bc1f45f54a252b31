"""Pages by number: where the others are, and what is said of one that there is not."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from flask import request
from pydantic import Field

from webui.api.model import Model
from webui.api.query import Numbered
from webui.errors import MissingError
from webui.i18n.language import N_

Item = TypeVar("Item")


class Links(Model):
    """Where the pages of an answer are; null for what there is not."""

    first: str = Field(description=N_("Trang đầu."))
    previous: str | None = Field(description=N_("Trang trước."))
    next: str | None = Field(description=N_("Trang sau."))
    last: str = Field(description=N_("Trang cuối."))


class Page(Model):
    """Which page of an answer this is."""

    page: int = Field(description=N_("Trang này."))
    pages: int = Field(description=N_("Số trang, ít nhất là 1."))
    per_page: int = Field(description=N_("Số mục mỗi trang."))
    links: Links = Field(description=N_("Địa chỉ các trang khác."))


def page_of(query: Numbered, total: int) -> Page:
    """Return which page a query asks for; past the last, raises MissingError that names it."""
    pages = max(1, -(-total // query.per_page))
    if query.page > pages:
        raise missing_page(query.page, pages)
    return Page(page=query.page, pages=pages, per_page=query.per_page, links=_links(query, pages))


def missing_page(page: int, pages: int) -> MissingError:
    """Return the error of a page past the end."""
    return MissingError(
        f"không có trang {page}: kết quả chỉ có {pages} trang",
        f"there is no page {page}: the answer has {pages}",
        parameter="page",
        suggestion=str(pages),
    )


def shown(items: Sequence[Item], query: Numbered) -> Sequence[Item]:
    """Return the items of the page that a query asks for."""
    first = (query.page - 1) * query.per_page
    return items[first : first + query.per_page]


def _links(query: Numbered, pages: int) -> Links:
    address = _address_of(query)
    return Links(
        first=address(1),
        previous=address(query.page - 1) if query.page > 1 else None,
        next=address(query.page + 1) if query.page < pages else None,
        last=address(pages),
    )


def _address_of(query: Numbered) -> Callable[[int], str]:
    values = query.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"page", "cursor"}
    )
    base = f"{request.root_path}{request.path}"

    def address(page: int) -> str:
        asked = urlencode({**values, **({"page": page} if page > 1 else {})}, doseq=True)
        return f"{base}?{asked}" if asked else base

    return address
