"""A month of a calendar: weeks from Monday on, with the number of bulletins of each day."""

from bisect import bisect_left
from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webui.i18n import english, vietnamese
from webui.i18n.language import Language, current_language

_SHORT = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_MONDAY_FIRST = Calendar()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; `shade` is from 0, no bulletins, to 4, one of the busiest days."""

    date: date
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month; in its weeks, None stands for days of other months.

    Shades are parts of `busiest`, the greatest count of a day.
    """

    year: int
    number: int
    weeks: Sequence[Sequence[Day | None]]
    total: int
    busiest: int

    @property
    def id(self) -> str:
        """The month as "2020-07"."""
        return f"{self.year:04}-{self.number:02}"


def month_of(days: Sequence[tuple[date, int]], first: date) -> Month:
    """Return the month that begins at `first`; `days` are all days in order, with their counts."""
    counts = _counts(days, first, _next_month(first))
    return _month(counts, first, max(counts.values(), default=0))


def latest_month(days: Sequence[tuple[date, int]]) -> Month | None:
    """Return the month of the newest day, or None if there are no days."""
    return month_of(days, days[-1][0].replace(day=1)) if days else None


def months_of(days: Sequence[tuple[date, int]], year: int) -> Sequence[Month]:
    """Return the twelve months of a year, with shades that can be compared."""
    months = [date(year, number, 1) for number in range(1, 13)]
    counts = [_counts(days, first, _next_month(first)) for first in months]
    busiest = max((count for each in counts for count in each.values()), default=0)
    return [_month(each, first, busiest) for each, first in zip(counts, months, strict=True)]


def shade_ranges(months: Sequence[Month]) -> Sequence[tuple[int, int, int]]:
    """Return each shade with the least and the greatest count that it stands for."""
    busiest = max((each.busiest for each in months), default=0)
    ranges: dict[int, tuple[int, int]] = {}
    for count in range(1, busiest + 1):
        shade = _shade(count, busiest)
        ranges[shade] = (ranges.get(shade, (count, 0))[0], count)
    return [(shade, *bounds) for shade, bounds in ranges.items()]


def weekdays() -> Sequence[tuple[str, str]]:
    """Return the days of the week from Monday on, short and whole, in the page's language."""
    if current_language() is Language.ENGLISH:
        return [(each[:2], each) for each in english.WEEKDAYS]
    return list(zip(_SHORT, vietnamese.WEEKDAYS, strict=True))


def _month(counts: Mapping[date, int], first: date, busiest: int) -> Month:
    weeks = [
        [_day(first.replace(day=number), counts, busiest) if number else None for number in week]
        for week in _MONDAY_FIRST.monthdayscalendar(first.year, first.month)
    ]
    return Month(first.year, first.month, weeks, sum(counts.values()), busiest)


def _day(day: date, counts: Mapping[date, int], busiest: int) -> Day:
    count = counts.get(day, 0)
    return Day(day, count, _shade(count, busiest) if count else 0)


def _shade(count: int, busiest: int) -> int:
    """Return 1 to 4; a day with one bulletin gets shade 1 even if no other day has more."""
    return min(count, -(-4 * count // busiest))


def _counts(days: Sequence[tuple[date, int]], first: date, end: date | None) -> dict[date, int]:
    start = bisect_left(days, (first, 0))
    return dict(days[start : bisect_left(days, (end, 0)) if end else len(days)])


def _next_month(first: date) -> date | None:
    if (first.year, first.month) == (date.max.year, 12):
        return None
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
