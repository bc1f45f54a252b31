"""The links from one page of an answer to others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.result import ResultPage
from webui.errors import MissingError
from webui.i18n.language import gettext as _
from webui.view.notation import number


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page by its number, and its address."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Pager:
    """The links of one page to others; None in `links` stands for pages that are left out."""

    page: int
    pages: int
    previous: PageLink | None
    next: PageLink | None
    links: Sequence[PageLink | None]


def pager_of(result: ResultPage, address_of: Callable[[int], str]) -> Pager:
    """Return the links of a page of an answer.

    Raises MissingError, with a link to the last page, if the page is past the end.
    """
    return pager_over(result.request.page, result.pages, address_of)


def pager_over(page: int, pages: int, address_of: Callable[[int], str]) -> Pager:
    """Return the links of one of `pages` pages; raises what `pager_of` raises."""
    _require(page, pages, address_of)

    def link(number: int) -> PageLink:
        return PageLink(number, address_of(number))

    return Pager(
        page,
        pages,
        previous=link(page - 1) if page > 1 else None,
        next=link(page + 1) if page < pages else None,
        links=[None if each is None else link(each) for each in _numbers(page, pages)],
    )


def require_page(result: ResultPage, address_of: Callable[[int], str]) -> None:
    """Raise MissingError, with a link to the last page, if the answer has no such page."""
    _require(result.request.page, result.pages, address_of)


def _require(page: int, pages: int, address_of: Callable[[int], str]) -> None:
    if page > pages:
        raise MissingError(
            f"Không có trang {page}: kết quả chỉ có {pages} trang.",
            f"There is no page {page}: the answer has {pages}.",
            parameter="page",
            onward=[(_("Đến trang cuối (trang %(page)s)", page=number(pages)), address_of(pages))],
        )


def _numbers(page: int, pages: int) -> Sequence[int | None]:
    """Return the first page, the last, `page` and its neighbours; None stands for a gap.

    With one neighbour on either side, the row fits a screen 360 pixels wide.
    """
    numbers: list[int | None] = []
    previous = 0
    for each in sorted({1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)}):
        if each - previous == 2:
            numbers.append(each - 1)
        elif each - previous > 2:
            numbers.append(None)
        numbers.append(each)
        previous = each
    return numbers
