"""`/lich/2020/07`, `/lich/2020`: months and years, with the number of bulletins of each day."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date

from flask import redirect, render_template
from flask.typing import ResponseReturnValue

from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import PageBlueprint
from webui.view.month import month_of, months_of
from webui.view.page_address import month_address

blueprint = PageBlueprint("calendar_page", __name__)

_YEAR = "/lich/<int(fixed_digits=4):year>"


@blueprint.get("/lich")
def latest() -> ResponseReturnValue:
    """Redirect to the month of the newest bulletin."""
    days = current_searcher().days()
    if not days:
        raise MissingError("Chưa có bản tin nào.", "There are no bulletins yet.", parameter="from")
    last = days[-1][0]
    return redirect(month_address(last.year, last.month))


@blueprint.get(f"{_YEAR}/<int(fixed_digits=2):month>")
def month(year: int, month: int) -> str:
    """Show a month, with links to the nearest months before and after it that have bulletins."""
    days = current_searcher().days()
    shown = _first_day(year, month)
    firsts = sorted({each.replace(day=1) for each, _ in days})
    before, after = bisect_left(firsts, shown), bisect_right(firsts, shown)
    return render_template(
        "month.html",
        month=month_of(days, shown),
        previous=firsts[before - 1] if before else None,
        next=firsts[after] if after < len(firsts) else None,
        years=_years(days),
        months=[each.month for each in firsts if each.year == year],
    )


@blueprint.get(_YEAR)
def year(year: int) -> str:
    """Show the months of a year, with links to other years."""
    days = current_searcher().days()
    _first_day(year, 1)
    years = _years(days)
    others = [each for each, _ in years]
    before, after = bisect_left(others, year), bisect_right(others, year)
    return render_template(
        "year.html",
        year=year,
        total=dict(years).get(year, 0),
        months=months_of(days, year),
        years=years,
        previous=others[before - 1] if before else None,
        next=others[after] if after < len(others) else None,
    )


def _first_day(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError:
        raise MissingError(
            f"Lịch không có tháng {month}/{year}.",
            f"There is no month {year}-{month} in the calendar.",
            parameter="month",
        ) from None


def _years(days: Sequence[tuple[date, int]]) -> Sequence[tuple[int, int]]:
    """Return the years that have bulletins, with their counts, in order."""
    counts: Counter[int] = Counter()
    for day, count in days:
        counts[day.year] += count
    return sorted(counts.items())
