"""`/`: the search page, or the first page if the address has no parameter."""

from functools import cache, partial

from flask import render_template, request

from search.parameters import NAMES
from search.period import PeriodUnit
from search.request import UNKNOWN, Duplicates
from search.vietnam_time import today
from webui.current import answer_to, current_searcher
from webui.i18n.language import PageBlueprint
from webui.pages.home import home
from webui.request_args import read_search_request
from webui.view.address import fields_of, page_address, period_addresses
from webui.view.chip import chips_of
from webui.view.histogram import histogram_of
from webui.view.no_results import alternatives_to
from webui.view.pager import pager_of
from webui.view.preset import presets_of

blueprint = PageBlueprint("search_page", __name__)


@blueprint.get("/")
def show() -> str:
    """Show the bulletins that answer a query; without parameters, the first page."""
    if not any(name in request.args for name in NAMES):
        return home()
    search_request = read_search_request(Duplicates.FOLD)
    answer = answer_to(search_request)
    result = answer.page
    chips = chips_of(result, answer.places)
    day_values = cache(partial(answer.date_values, PeriodUnit.DAY))
    return render_template(
        "search.html",
        result=result,
        place_values=answer.places,
        advice=answer.suggestions if search_request.text and search_request.page == 1 else None,
        search_fields=fields_of(search_request),
        chips=chips,
        drawn=histogram_of(result, day_values, period_addresses(search_request)),
        pager=pager_of(result, partial(page_address, search_request)),
        presets=list(presets_of(result, day_values, today())),
        unknown=UNKNOWN,
        alternatives=[]
        if result.total
        else alternatives_to(current_searcher(), search_request, chips),
    )
