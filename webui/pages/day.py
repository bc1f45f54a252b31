"""`/ngay/2020/07/13`: the bulletins of one day."""

from bisect import bisect_left, bisect_right
from datetime import date
from functools import partial

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from search.parameters import read_request
from search.request import SearchRequest, Sort
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import PageBlueprint
from webui.view.month import month_of
from webui.view.page_address import day_address
from webui.view.pager import pager_of

blueprint = PageBlueprint("day_page", __name__)

# Nearly every day fits on one page of this size.
_PER_PAGE = 50


@blueprint.get("/ngay/")
def find() -> ResponseReturnValue:
    """Redirect to the day of the form, or else to the last day that has bulletins."""
    chosen = read_request({"from": request.args.getlist("from")}).published_from
    if chosen is not None:
        return redirect(day_address(chosen))
    days = current_searcher().days()
    if not days:
        raise MissingError("Chưa có bản tin nào.", "There are no bulletins yet.", parameter="from")
    return redirect(day_address(days[-1][0]))


@blueprint.get(
    "/ngay/<int(fixed_digits=4):year>/<int(fixed_digits=2):month>/<int(fixed_digits=2):day>"
)
def show(year: int, month: int, day: int) -> ResponseReturnValue:
    """Show the bulletins of a day, with links to the nearest days that have any."""
    try:
        shown = date(year, month, day)
    except ValueError:
        raise MissingError(
            f"Lịch không có ngày {day}/{month}/{year}.",
            f"There is no day {year}-{month}-{day} in the calendar.",
            parameter="day",
        ) from None
    page = read_request({"page": request.args.getlist("page")}).page
    searcher = current_searcher()
    result = searcher.search(
        SearchRequest(
            published_from=shown,
            published_to=shown,
            sort=Sort.NEWEST,
            page=page,
            per_page=_PER_PAGE,
        )
    )
    counted = searcher.days()
    days = [each for each, _ in counted]
    before = bisect_left(days, shown)
    after = bisect_right(days, shown)
    return render_template(
        "day.html",
        day=shown,
        month=month_of(counted, shown.replace(day=1)),
        result=result,
        pager=pager_of(result, partial(day_address, shown)),
        previous=days[before - 1] if before else None,
        next=days[after] if after < len(days) else None,
    )
