"""Publication dates, as Vietnamese sites and files write them.

    Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57      13/07/2020 07:57      13-7-2020
    Cập nhật: 07h57, 13/7/2020                     07:57 13/7/2020       2020-07-13T07:57:00+07:00

The day comes before the month. Without a zone the time is Vietnam's; without a time it is 00:00.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from re import IGNORECASE, VERBOSE, Match, compile

from index.bulletin import VIETNAM
from index.problem import Problem
from index.reading.text import tidy

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
LONGEST_DATELINE = 200
"""Characters; a longer line is a sentence, whatever it begins with."""

WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5,
    "thứ bẩy": 5, "chủ nhật": 6, "chúa nhật": 6, "cn": 6,
    **{f"thứ {day}": day - 2 for day in range(2, 8)},
    **{f"t{day}": day - 2 for day in range(2, 8)},
}  # fmt: skip

_WEEKDAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True)).replace(" ", r"\ ")
_DAY = r"""(?:
    (?:ngày\ )? (?P<day{0}>[0-9]{{1,2}}) \ tháng\ (?P<month{0}>[0-9]{{1,2}})
        (?:\ ?[,/]\ ?|\ năm\ |\ ) (?P<year{0}>[0-9]{{4}})
  | (?:ngày\ )? (?P<d{0}>[0-9]{{1,2}}) \ ?(?P<mark{0}>[/.-])\ ?
        (?P<m{0}>[0-9]{{1,2}}) \ ?(?P=mark{0})\ ? (?P<y{0}>[0-9]{{4}})
  | (?P<iso_year{0}>[0-9]{{4}}) - (?P<iso_month{0}>[0-9]{{2}}) - (?P<iso_day{0}>[0-9]{{2}})
)"""
_TIME = r"""(?:
    (?P<hour{0}>[0-9]{{1,2}})
    (?: \ ?(?::|h|g|giờ)\ ? (?P<minute{0}>[0-9]{{2}}) (?: :(?P<second{0}>[0-9]{{2}}) )?
        (?:\ ?(?:phút|p)\b)?
      | \ ?(?:h|giờ)\b )
    (?:\ ?(?P<half{0}>AM|PM|SA|CH|sáng|trưa|chiều|tối)\b)?
)"""
_LINE = compile(
    rf"""
    (?:(?:(?:thời\ gian|ngày|giờ|tin)\ )?(?:đăng|cập\ nhật|xuất\ bản|đưa|đăng\ tải)
        (?:\ (?:lúc|ngày|tin|vào))?|thời\ gian|lúc|ngày)?\ ?:?\ ?
    (?:(?P<weekday>{_WEEKDAY})(?:\ ?[,.|–—-])*\ ?)?
    (?: {_DAY.format("")} (?:[\ ,|–—T-]+(?:lúc\ |hồi\ )?{_TIME.format("")})?
      | {_TIME.format("_first")} [\ ,|–—-]+ {_DAY.format("_last")} )
    (?:\ ?\(?(?:GMT|UTC|(?=[+-]))\ ?
        (?P<zone>[+-][0-9]{{1,2}}) (?::?(?P<zone_minute>[0-9]{{2}}))? \)?)?
    (?:\ ?(?:\||[(–-]?\ ?(?:lượt|đã)\ xem).*)?\ ?[.;]?
    """,
    IGNORECASE | VERBOSE,
)
_ISO = compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class ImpossibleDateError(ValueError):
    """The form is that of a date, but the calendar has no such day or time."""

    def as_error(self, path: Path, line: int) -> Problem:
        """Return the problem when there is no other date."""
        return Problem.error(path, line, *self._reason())

    def as_warning(self, path: Path, line: int) -> Problem:
        """Return the problem when another date may do."""
        return Problem.warning(path, line, *self._reason())

    def _reason(self) -> tuple[str, str]:
        return f"không có ngày giờ “{self}”", f"there is no such date as “{self}”"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date, and the weekday written beside it when that is not the day's own, else ""."""

    published: datetime
    wrong_weekday: str = ""

    def problems(self, path: Path, line: int) -> Iterator[Problem]:
        """Yield a warning when the weekday is not the day's own."""
        if self.wrong_weekday:
            day = f"{self.published:%d/%m/%Y}"
            yield Problem.warning(
                path,
                line,
                f"{day} không phải {self.wrong_weekday}; đã lấy ngày, bỏ thứ",
                f"{day} is no {self.wrong_weekday}; the date was kept, the weekday was not",
            )


def read_dateline(text: str) -> Dateline | None:
    """Return the date when the whole of `text` is one, in any usual form.

    Raises ImpossibleDateError.
    """
    text = tidy(text)
    if iso := read_iso(text):
        return iso
    found = _LINE.fullmatch(text) if len(text) <= LONGEST_DATELINE else None
    if found is None:
        return None
    published = _moment(found)
    weekday = found["weekday"] or ""
    # Case-insensitive matching also takes a Turkish İ for an i; such a weekday is not judged.
    agrees = WEEKDAYS.get(weekday.casefold(), published.weekday()) == published.weekday()
    return Dateline(published, "" if agrees else weekday)


def read_iso(text: str) -> Dateline | None:
    """Return the date when `text` is an ISO 8601 date, or date and time.

    Raises ImpossibleDateError.
    """
    if not _ISO.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ImpossibleDateError(text) from error
    return Dateline(_vietnamese(moment, text))


def _moment(found: Match[str]) -> datetime:
    day, month, year = (
        _first(found, *names)
        for names in (
            ("day", "d", "iso_day"),
            ("month", "m", "iso_month"),
            ("year", "y", "iso_year"),
        )
    )
    hour, minute, second = (_first(found, name) for name in ("hour", "minute", "second"))
    half = (found["half"] or found["half_first"] or "").casefold()
    if half in {"pm", "ch", "chiều", "tối"} and hour < 12:
        hour += 12
    if half in {"am", "sa"} and hour == 12:
        hour = 0
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(found))
    except ValueError as error:
        raise ImpossibleDateError(found[0]) from error
    return _vietnamese(moment, found[0])


def _first(found: Match[str], *names: str) -> int:
    groups = found.groupdict()
    for name in names:
        for suffix in ("", "_first", "_last"):
            if groups.get(name + suffix):
                return int(groups[name + suffix])
    return 0


def _zone(found: Match[str]) -> timezone | None:
    if not found["zone"]:
        return None
    minutes = int(found["zone_minute"] or 0)
    hours = int(found["zone"])
    return timezone(timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))


def _vietnamese(moment: datetime, written: str) -> datetime:
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise ImpossibleDateError(written)
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
