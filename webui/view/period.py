"""The days of a period of the calendar, and the name of a range of days."""

from datetime import date

from search.period import PeriodUnit, id_of, period_of
from webui.i18n.language import gettext as _
from webui.view.notation import period, short_day


def days_of(id: str) -> tuple[date, date]:
    """Return the first and the last day of "2020", "2020-Q3", "2020-07" or "2020-07-13"."""
    found = period_of(id)
    return found.first, found.last


def name_of(first: date | None, last: date | None) -> str:
    """Return "Năm 2020", "Quý III/2020", "13/7/2020", or both ends, for a range of days."""
    if first is None and last is None:
        return ""
    if last is None:
        return _("Từ %(day)s", day=short_day(first)) if first else ""
    if first is None:
        return _("Đến %(day)s", day=short_day(last))
    if first == last:
        return short_day(first)
    for id in (id_of(first, unit) for unit in PeriodUnit):
        if (first, last) == days_of(id):
            return period(id)
    return f"{short_day(first)} – {short_day(last)}"
