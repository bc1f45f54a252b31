"""`/`: the first page, and with any parameter the search page."""

from functools import cache, partial

from flask import render_template, request

from search.parameters import NAMES
from search.period import PeriodUnit
from search.request import UNKNOWN
from search.result import FacetValue
from search.vietnam_time import today
from webui.current import answer, current_searcher
from webui.i18n.language import PageBlueprint
from webui.pages.home import home
from webui.request_args import asked_for
from webui.view.address import fields_of, page_address, period_address
from webui.view.chip import chips_of
from webui.view.histogram import histogram_of
from webui.view.no_results import ways_of
from webui.view.pager import pager_of
from webui.view.preset import presets_of

blueprint = PageBlueprint("search_page", __name__)


@blueprint.get("/")
def show() -> str:
    """Show the bulletins that answer a query; where nothing is asked, the first page."""
    if not any(name in request.args for name in NAMES):
        return home()
    asked = asked_for()
    searcher = current_searcher()
    result = answer(asked)
    chips = chips_of(result)
    day_values = cache(partial(searcher.date_values, asked, PeriodUnit.DAY))
    return render_template(
        "search.html",
        result=result,
        advice=searcher.advise(asked) if asked.text and asked.page == 1 else None,
        asked_fields=fields_of(asked),
        chips=chips,
        drawn=histogram_of(result, day_values, partial(period_address, asked)),
        pager=pager_of(result, partial(page_address, asked)),
        presets=list(presets_of(result, day_values, today())),
        unknown=UNKNOWN,
        ways=[] if result.total else ways_of(searcher, asked, chips),
    )


@blueprint.app_template_test()
def has_chosen(value: FacetValue) -> bool:
    """Tell whether a value is chosen, or one of its parts."""
    return any(each.selected for each in value.walk())
