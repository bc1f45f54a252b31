"""`/`: the search page."""

from functools import partial

from flask import Blueprint, render_template, request

from search.parameters import NAMES, read_request
from search.result import FacetValue
from webui.address import page_address
from webui.chip import chips_of
from webui.current import current_searcher
from webui.pager import pager_of

blueprint = Blueprint("search_page", __name__)


@blueprint.get("/")
def show() -> str:
    """Show the bulletins that answer a query; without one, the newest."""
    # What social networks add to a link must not make it an error; at the JSON endpoint, where
    # an unknown name is a program's mistake, it is one.
    known = {name: request.args.getlist(name) for name in NAMES}
    searcher = current_searcher()
    result = searcher.search(read_request(known))
    asked = result.request
    return render_template(
        "search.html",
        result=result,
        advice=searcher.advise(asked) if asked.text and asked.page == 1 else None,
        chips=chips_of(result),
        pager=pager_of(result, partial(page_address, asked)),
    )


@blueprint.app_template_test()
def has_chosen(value: FacetValue) -> bool:
    """Tell whether a year is chosen, or a month of it."""
    return value.selected or any(part.selected for part in value.parts)
