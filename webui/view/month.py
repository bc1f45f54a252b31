"""A month of a calendar: weeks from Monday on, with the number of bulletins of each day.

A day is shaded by how many other days have fewer bulletins, a quarter of the days to a shade: by
parts of the greatest count, the workdays of a portal would all be equally dark.
"""

from bisect import bisect_left
from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from webui.i18n import english, vietnamese
from webui.i18n.language import Language, current_language

_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_MONDAY_FIRST = Calendar()


SHADES = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; `shade` is from 0, no bulletins, to `SHADES`, one of the busiest days."""

    date: date
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month; in its weeks, None stands for days of other months."""

    year: int
    number: int
    weeks: Sequence[Sequence[Day | None]]
    total: int

    @property
    def days(self) -> Sequence[Day]:
        """The days of the month in order."""
        return [day for week in self.weeks for day in week if day]

    @property
    def id(self) -> str:
        """The month as "2020-07"."""
        return f"{self.year:04}-{self.number:02}"


def month_of(days: Sequence[tuple[date, int]], first: date) -> Month:
    """Return the month that begins at `first`; `days` are all days in order, with their counts."""
    counts = _counts(days, first, _next_month(first))
    return _month(counts, first, sorted(counts.values()))


def latest_month(days: Sequence[tuple[date, int]]) -> Month | None:
    """Return the month of the newest day, or None if there are no days."""
    return month_of(days, days[-1][0].replace(day=1)) if days else None


def months_of(days: Sequence[tuple[date, int]], year: int) -> Sequence[Month]:
    """Return the twelve months of a year, with shades that can be compared."""
    months = [date(year, number, 1) for number in range(1, 13)]
    counts = [_counts(days, first, _next_month(first)) for first in months]
    compared = sorted(count for each in counts for count in each.values())
    return [_month(each, first, compared) for each, first in zip(counts, months, strict=True)]


def shade_ranges(months: Sequence[Month]) -> Sequence[tuple[int, int, int]]:
    """Return each shade that days have, with their least and their greatest count."""
    days = sorted((day.shade, day.count) for month in months for day in month.days if day.shade)
    ranges = []
    for shade, group in groupby(days, key=lambda day: day[0]):
        counts = [count for _, count in group]
        ranges.append((shade, counts[0], counts[-1]))
    return ranges


def weekdays() -> Sequence[tuple[str, str]]:
    """Return the days of the week from Monday on, short and whole, in the page's language."""
    if current_language() is Language.ENGLISH:
        return [(each[:2], each) for each in english.WEEKDAYS]
    return list(zip(_SHORT, vietnamese.WEEKDAYS, strict=True))


def _month(counts: Mapping[date, int], first: date, compared: Sequence[int]) -> Month:
    """Return a month; shades compare its days with all `compared` counts, which ascend."""
    weeks = [
        [_day(first.replace(day=number), counts, compared) if number else None for number in week]
        for week in _MONDAY_FIRST.monthdayscalendar(first.year, first.month)
    ]
    return Month(first.year, first.month, weeks, sum(counts.values()))


def _day(day: date, counts: Mapping[date, int], compared: Sequence[int]) -> Day:
    count = counts.get(day, 0)
    return Day(day, count, _shade(count, compared) if count else 0)


def _shade(count: int, compared: Sequence[int]) -> int:
    """Return 1 to `SHADES` by the share of counts that are less; equal counts have one shade."""
    return 1 + SHADES * bisect_left(compared, count) // len(compared)


def _counts(days: Sequence[tuple[date, int]], first: date, end: date | None) -> dict[date, int]:
    start = bisect_left(days, (first, 0))
    return dict(days[start : bisect_left(days, (end, 0)) if end else len(days)])


def _next_month(first: date) -> date | None:
    if (first.year, first.month) == (date.max.year, 12):
        return None
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
