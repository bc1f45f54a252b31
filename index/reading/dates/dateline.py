"""The dateline: a text that is only a date of publication, and warnings about it.

A label (`Ngày đăng:`, `Cập nhật lúc`) may precede the date, and a counter of views may follow it.
`find_date` reads dates from lines that hold more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from re import compile

from index.problem import SourceProblem
from index.reading.dates.pattern import (
    ImpossibleMomentError,
    compile_moment,
    has_time,
    in_vietnam,
    moment,
    wrong_weekday,
)
from index.reading.text import tidy

LONGEST_DATELINE = 200
"""Characters; a longer line is a sentence, however it begins."""

LABEL = r"""(?:(?:thời\ gian|ngày|giờ|tin|bài)\ )?
    (?:được\ )?(?:đăng(?:\ tải)?|cập\ nhật|xuất\ bản|đưa|gửi|tạo|phát\ hành|viết|post(?:ed)?)
    (?:\ (?:lúc|ngày|tin|bài|vào|on|date|cuối|lần\ cuối))*
  | thời\ gian|lúc|ngày|post\ ?date|date|published(?:\ on)?|last\ updated"""
"""A verbose pattern of the labels of a date of publication."""

_LINE = compile_moment(
    rf"""[(\[]?(?:{LABEL})?\ ?:?\ ?{{moment}}
    (?:\ ?(?:\||[(–-]?\ ?(?:lượt|đã)\ xem).*)?\ ?[.;]?\ ?[)\]]?"""
)
_ISO = compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:(?:[T ]|, )"
    r"([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]{1,12})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ZONE_FIRST = compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(\+[0-9]{2})([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)")


class ImpossibleDateError(ImpossibleMomentError):
    """The text has the form of a date, but there is no such day or time."""

    def as_error(self, path: Path, line: int) -> SourceProblem:
        """Return the error for a bulletin that has no other date."""
        return SourceProblem.error(path, line, *self._reason())

    def as_warning(self, path: Path, line: int) -> SourceProblem:
        """Return the warning for a bulletin that may have another date."""
        return SourceProblem.warning(path, line, *self._reason())

    def _reason(self) -> tuple[str, str]:
        return f"không có ngày giờ “{self}”", f"there is no such date as “{self}”"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date, and the weekday beside it if that is wrong, else ""."""

    published: datetime
    wrong_weekday: str = ""
    has_time: bool = True

    def problems(self, path: Path, line: int) -> Iterator[SourceProblem]:
        """Yield a warning if the written weekday is wrong."""
        if self.wrong_weekday:
            day = f"{self.published:%d/%m/%Y}"
            yield SourceProblem.warning(
                path,
                line,
                f"{day} không phải {self.wrong_weekday}; đã lấy ngày, bỏ thứ",
                f"{day} is no {self.wrong_weekday}; the date was kept, the weekday was not",
            )


def read_dateline(text: str) -> Dateline | None:
    """Return the date if all of `text` is one, in any usual form, else None.

    Raises ImpossibleDateError.
    """
    text = tidy(text)
    if iso := read_iso(text):
        return iso
    found = _LINE.fullmatch(text) if len(text) <= LONGEST_DATELINE else None
    if found is None:
        return None
    try:
        published = moment(found)
    except ImpossibleMomentError as error:
        raise ImpossibleDateError(*error.args) from error
    return Dateline(published, wrong_weekday(found, published), has_time(found))


def read_iso(text: str) -> Dateline | None:
    """Return the date if `text` is an ISO 8601 date, or date and time, else None.

    Also reads the seven decimals of a second that .NET writes, a comma before the time, and the
    zone that NukeViet writes before the time (`2024-10-21+0708:30:00`).

    Raises ImpossibleDateError.
    """
    if zone_first := _ZONE_FIRST.fullmatch(text):
        text = f"{zone_first[1]}T{zone_first[3]}{zone_first[2]}:00"
    found = _ISO.fullmatch(text)
    if not found:
        return None
    day, time, seconds, fraction, zone = (each or "" for each in found.groups())
    # Python has microseconds, .NET writes tenths of them.
    written = f"{day}T{time}{seconds}{fraction[:7] if seconds else ''}{zone}" if time else day
    try:
        return Dateline(in_vietnam(datetime.fromisoformat(written), text), has_time=bool(time))
    except ValueError as error:
        raise ImpossibleDateError(text) from error
