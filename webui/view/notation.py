"""Dates, numbers and labels in the language of the current page."""

from datetime import date, datetime, time
from types import ModuleType

from search.request import UNKNOWN
from search.vietnam_time import VIETNAM
from webui.i18n import english, vietnamese
from webui.i18n.language import Language, current_language, ngettext
from webui.i18n.language import gettext as _

_HABITS = {Language.VIETNAMESE: vietnamese, Language.ENGLISH: english}


def short_day(day: date) -> str:
    """Return "13/7/2020" or "13 July 2020"."""
    return str(_habit().short_day(day))


def long_day(day: date) -> str:
    """Return "Thứ Hai, 13/7/2020" or "Monday, 13 July 2020"."""
    return str(_habit().long_day(day))


def clock(published: datetime) -> str:
    """Return the time in Vietnam, as "07:57"; an empty text for midnight.

    The time of a source that only tells the day is read as midnight.
    """
    local = published.astimezone(VIETNAM)
    return "" if local.time() == time() else f"{local:%H:%M}"


def moment(published: datetime) -> str:
    """Return "Thứ Hai, 13/7/2020 – 07:57", or only the day if the time is not known."""
    day = long_day(published.astimezone(VIETNAM))
    return " – ".join(filter(None, (day, clock(published))))


def period(id: str) -> str:
    """Return the name of "2020", "2020-Q3", "2020-07" or "2020-07-13": "Tháng 7/2020"."""
    year, _, rest = id.partition("-")
    if not rest:
        return str(_habit().year(int(year)))
    if rest.startswith("Q"):
        return str(_habit().quarter(int(year), int(rest[1:])))
    if "-" in rest:
        return short_day(date.fromisoformat(id))
    return str(_habit().month(int(year), int(rest)))


def typed_day(value: str) -> str:
    """Return an ISO day as "13/7/2020", and any other text unchanged.

    Readers of both languages may type days so.
    """
    try:
        return vietnamese.short_day(date.fromisoformat(value))
    except ValueError:
        return value


def number(value: int) -> str:
    """Return "1.234" or "1,234"."""
    return str(_habit().number(value))


def results(count: int) -> str:
    """Return "1.234 kết quả" or "1,234 results": what a search lists, folded or not."""
    return ngettext("%(total)s kết quả", "%(total)s kết quả", count, total=number(count))


def bulletins(count: int) -> str:
    """Return "1.234 bản tin" or "1,234 bulletins"."""
    return ngettext("%(total)s bản tin", "%(total)s bản tin", count, total=number(count))


def facet_label(id: str, label: str) -> str:
    """Return how lists and headings write the label of a value: "Tỉnh Lâm Giang"."""
    return _("Không rõ cơ quan") if id == UNKNOWN else label[:1].upper() + label[1:]


def _habit() -> ModuleType:
    return _HABITS[current_language()]
