"""`/bo-loc/co-quan`: all organisations of a search, which can be filtered by name."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from flask import render_template, request, url_for

from search.parameter_reader import ParameterReader
from search.parameters import PAGE_LIMIT, parameters_of
from search.request import Duplicates, SearchRequest
from search.result import FacetValue
from webui.current import current_searcher
from webui.i18n.language import PageBlueprint
from webui.request_args import read_search_request
from webui.view.address import first_page
from webui.view.pager import pager_over

blueprint = PageBlueprint("facet_page", __name__)

NAME_LIMIT = 100
"""Characters of a name; no organisation has more."""

# The most that a reader looks through; it also keeps the page small.
_PER_PAGE = 120


class Order(StrEnum):
    """The order of the list."""

    COUNT = "so"
    NAME = "ten"


def facet_address(
    search_request: SearchRequest, name: str = "", order: Order = Order.COUNT, page: int = 1
) -> str:
    """Return the address of the organisations of a search, all or those of a name."""
    own: dict[str, Any] = {
        "ten": name or None,
        "thu-tu": order if order is not Order.COUNT else None,
        "trang": page if page > 1 else None,
    }
    return url_for("facet_page.organisations", **parameters_of(first_page(search_request)), **own)


@blueprint.get("/bo-loc/co-quan")
def organisations() -> str:
    """List the organisations of a search, each with a link that adds it or takes it away."""
    search_request = first_page(read_search_request(Duplicates.FOLD))
    reader = ParameterReader(request.args.to_dict(flat=False))
    name = reader.one("ten")[:NAME_LIMIT]
    order = reader.choice("thu-tu", Order) or Order.COUNT
    page = reader.number("trang", 1, PAGE_LIMIT)
    reader.finish()
    answer = current_searcher().answer(search_request)
    values = answer.organisation_values(name=name, by_name=order is Order.NAME)
    pages = max(1, -(-len(values) // _PER_PAGE))
    pager = pager_over(
        page, pages, lambda number: facet_address(search_request, name, order, number)
    )
    return render_template(
        "facet_page.html",
        search_request=search_request,
        name=name,
        order=order,
        chosen=_chosen(search_request, answer.organisation_values()) if name else (),
        values=values[(page - 1) * _PER_PAGE : page * _PER_PAGE],
        count=len(values),
        pager=pager,
        hidden=parameters_of(search_request),
    )


def _chosen(search_request: SearchRequest, values: Sequence[FacetValue]) -> Sequence[FacetValue]:
    return [each for each in values if each.id in search_request.organisations]
