"""The time that a query names, for whoever wants the bulletins published then.

A query asks for what texts mention; `họp tháng 7/2020` may also mean bulletins of that month. A
day without its year names no time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from search.query import Clause, Either, Phrase, Unit, parse
from search.token import Kind

YEARS = range(1945, 2100)
"""The years that news is of; 9999 alone is a number like any other."""

_QUARTERS = ("I", "II", "III", "IV")
# Without its mark, `nam` may be that of Việt Nam.
_LEADING = re.compile(r"(?:(?<!\w)(?:từ|đến|năm|trong|vào|hồi)\s+|[-–,]\s*)+\Z", re.IGNORECASE)
_EMPTY = re.compile('["“”]\\s*["“”]')
_TERM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|-q(?P<q>[1-4]))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included, and how to say so in Vietnamese."""

    first: date
    last: date
    label: str


def read_period(text: str) -> Period | None:
    """Return the day, month, quarter or year that a query names, None if it names none.

    If it names several, it is all the time from the first to the last.
    """
    periods = [each for unit in _units(parse(text).required) for each in _periods(unit)]
    if not periods:
        return None
    first = min(each.first for each in periods)
    last = max(each.last for each in periods)
    for each in periods:
        if (each.first, each.last) == (first, last):
            return each
    return Period(first, last, f"từ {_written(first)} đến {_written(last)}")


def without_period(text: str) -> str:
    """Return a query without the times that it names, and without the words that lead to them."""
    query = parse(text)
    kept, end = "", 0
    for unit in _units(query.required):
        if any(_periods(unit)):
            kept += _LEADING.sub("", query.text[end : unit.start])
            end = unit.end
    return " ".join(_EMPTY.sub("", kept + query.text[end:]).split())


def _units(clauses: tuple[Clause, ...]) -> Iterator[Unit]:
    for clause in clauses:
        match clause:
            case Unit():
                yield clause
            case Phrase():
                yield from clause.units
            case Either():
                yield from _units(clause.clauses)


def _periods(unit: Unit) -> Iterator[Period]:
    """Yield the period of a date or of a year alone, if that is what a unit is."""
    match = _TERM.fullmatch(unit.term)
    if match is None or unit.kind not in (Kind.DATE, Kind.SYLLABLE):
        return
    year = int(match["year"])
    if year not in YEARS:
        return
    if match["day"]:
        day = date.fromisoformat(unit.term)
        yield Period(day, day, f"ngày {_written(day)}")
    elif match["month"]:
        month = int(match["month"])
        yield Period(date(year, month, 1), _last(year, month), f"tháng {month}/{year}")
    elif match["q"]:
        quarter = int(match["q"])
        label = f"quý {_QUARTERS[quarter - 1]}/{year}"
        yield Period(date(year, 3 * quarter - 2, 1), _last(year, 3 * quarter), label)
    else:
        yield Period(date(year, 1, 1), date(year, 12, 31), f"năm {year}")


def _last(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
