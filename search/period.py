"""Periods: days, months, quarters and years as ranges of days, and how they are written.

    >>> read_written("quý III/2020")
    Period(first=datetime.date(2020, 7, 1), last=datetime.date(2020, 9, 30), label='quý III/2020')

Accents can be missing or decomposed. A day comes before its month, as Vietnam writes it. A year of
two digits is one from 1969 to 2068, as in POSIX, and is allowed only after a day and a month.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from search.text.spelling import bare, clean


class PeriodUnit(StrEnum):
    """The units of calendars."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included, and a Vietnamese label."""

    first: date
    last: date
    label: str


_ROMAN = ("I", "II", "III", "IV")
_QUARTERS = {each.lower(): number for number, each in enumerate(_ROMAN, 1)}

_ID = re.compile(r"([0-9]{4})(?:-Q([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?")

_SIGN = r"\s*[/.-]\s*"
_OF = rf"(?:{_SIGN}|,?\s+nam\s+|\s+)"
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>[0-9]{{4}}){_SIGN}(?P<month>[0-9]{{1,2}}){_SIGN}(?P<day>[0-9]{{1,2}})",
        rf"(?:(?:ngay|mung|mong)\s+)?(?P<day>[0-9]{{1,2}})(?:{_SIGN}|,?\s+thang\s+|\s+)"
        rf"(?P<month>[0-9]{{1,2}}){_OF}(?P<year>[0-9]{{4}})",
        # 20-7-13 may be of 2020 or of 2013.
        r"(?:ngay\s+)?(?P<day>[0-9]{1,2})\s*(?P<sign>[/.])\s*"
        r"(?P<month>[0-9]{1,2})\s*(?P=sign)\s*(?P<short>[0-9]{2})",
        rf"(?P<year>[0-9]{{4}}){_SIGN}(?P<month>[0-9]{{1,2}})",
        rf"(?:thang\s+|t)?(?P<month>[0-9]{{1,2}}){_OF}(?P<year>[0-9]{{4}})",
        rf"(?:qu[yi]\s+|q)(?P<quarter>iv|i{{1,3}}|[1-4]){_OF}(?P<year>[0-9]{{4}})",
        r"(?P<year>[0-9]{4})-?q(?P<quarter>[1-4])",
        r"(?:nam\s+)?(?P<year>[0-9]{4})",
    )
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def read_written(written: str) -> Period:
    """Return the period that a text names; raises ValueError if it names none."""
    text = bare(clean(written)).lower().translate(_DASHES).strip()
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            return _read(match.groupdict())
    raise ValueError(written)


# A page asks for the same few dozen periods several times each.
@lru_cache(maxsize=1 << 12)
def period_of(id_: str) -> Period:
    """Return the period of an id: `2020`, `2020-Q3`, `2020-07` or `2020-07-13`; or ValueError."""
    match = _ID.fullmatch(id_)
    if match is None:
        raise ValueError(id_)
    year, quarter, month, day = (int(each or 0) for each in match.groups())
    if match[4]:
        return _day(date(year, month, day))
    if match[3]:
        return Period(date(year, month, 1), _last(year, month), f"tháng {month}/{year}")
    if quarter:
        label = f"quý {_ROMAN[quarter - 1]}/{year}"
        return Period(date(year, 3 * quarter - 2, 1), _last(year, 3 * quarter), label)
    return Period(date(year, 1, 1), date(year, 12, 31), f"năm {year}")


def id_of(day: date, unit: PeriodUnit) -> str:
    """Return the id of the period of a unit that contains a day."""
    match unit:
        case PeriodUnit.YEAR:
            return f"{day.year:04}"
        case PeriodUnit.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case PeriodUnit.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case PeriodUnit.DAY:
            return day.isoformat()


def between(first: date, last: date) -> Period:
    """Return the period between two days, labelled by both."""
    return Period(first, last, in_words(first, last))


def in_words(first: date | None, last: date | None) -> str:
    """Return a range of days in Vietnamese words; an end that is None is open."""
    if first is not None and first == last:
        return f"ngày {show(first)}"
    ends = (f"từ {show(first)}" if first else "", f"đến {show(last)}" if last else "")
    return " ".join(filter(None, ends))


def in_english_words(first: date | None, last: date | None) -> str:
    """Return a range of days in English words; an end that is None is open."""
    if first is not None and first == last:
        return f"on {first}"
    ends = (f"from {first}" if first else "", f"to {last}" if last else "")
    return " ".join(filter(None, ends))


def show(day: date) -> str:
    """Return a day as Vietnamese write it: 13/7/2020."""
    return f"{day.day}/{day.month}/{day.year}"


def presets(today: date) -> Sequence[Period]:
    """Return today, its week (from Monday), its month, its year, and the year before."""
    monday = today - timedelta(days=today.weekday())
    month, year = (period_of(id_of(today, unit)) for unit in (PeriodUnit.MONTH, PeriodUnit.YEAR))
    periods = [
        Period(today, today, "Hôm nay"),
        Period(monday, monday + timedelta(days=6), "Tuần này"),
        Period(month.first, month.last, "Tháng này"),
        Period(year.first, year.last, "Năm nay"),
    ]
    before = period_of(f"{today.year - 1:04}")
    return [*periods, Period(before.first, before.last, "Năm trước")]


def _read(parts: dict[str, str | None]) -> Period:
    """Return the period of written parts; raises ValueError if there is no such day or month."""
    if short := parts.get("short"):
        year = int(short) + (1900 if int(short) >= 69 else 2000)
    else:
        year = int(parts["year"] or 0)
    if quarter := parts.get("quarter"):
        return period_of(f"{year:04}-Q{_QUARTERS.get(quarter, quarter)}")
    month, day = parts.get("month"), parts.get("day")
    if day:
        return _day(date(year, int(month or 0), int(day)))
    return period_of(f"{year:04}-{int(month):02}" if month else f"{year:04}")


def _day(day: date) -> Period:
    return Period(day, day, f"ngày {show(day)}")


def _last(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return following - timedelta(days=1) if following else date.max
