"""The pattern of days and times of day, and the moment (datetime) that a match of it means.

    Thứ Hai, ngày 13 tháng 7 năm 2020 - 07:57      13/07/2020 07:57      13-7-2020
    Cập nhật: 07h57, 13/7/2020                     07:57 13/7/2020       21 Tháng Chín, 2025
    Tháng Ba 15, 2016                              05:00:00 CH           2020-07-13 07:57

The day comes before the month. Without a zone the time is Vietnam's; without a time it is 00:00.
"""

from datetime import datetime, timedelta, timezone
from re import IGNORECASE, VERBOSE, Match, Pattern, compile

from index.reading.dates.names import ENGLISH_MONTHS, VIETNAMESE_MONTHS, WEEKDAYS, choice
from search.vietnam_time import VIETNAM

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

_MONTHS = VIETNAMESE_MONTHS | ENGLISH_MONTHS
_TO_AFTERNOON = frozenset(("pm", "ch", "chiều", "tối"))
_TO_MORNING = frozenset(("am", "sa"))

_WEEKDAY = rf"(?:(?P<weekday>{choice(WEEKDAYS)})\b(?:\ ?[,.|–—-])*\ ?)"
_VI, _EN = choice(VIETNAMESE_MONTHS), choice(ENGLISH_MONTHS)
# @ becomes the suffix of group names that tells the two orders of day and time apart.
_DAY = rf"""(?:
    (?:ngày\ )? (?P<day_a@>[0-9]{{1,2}}) \ ?tháng[ ]
        (?P<month_a@>[0-9]{{1,2}}|{_VI}) (?:\ ?[,/-]\ ?|\ năm\ |\ )
        (?P<year_a@>[0-9]{{4}})
  | tháng\ (?P<month_b@>[0-9]{{1,2}}|{_VI}) \ (?:ngày\ )?(?P<day_b@>[0-9]{{1,2}}) ,\ ?
        (?P<year_b@>[0-9]{{4}})
  | (?:ngày\ )? (?P<day_c@>[0-9]{{1,2}}) \ ?(?P<mark@>[/.-])\ ?
        (?P<month_c@>[0-9]{{1,2}}) \ ?(?P=mark@)\ ? (?P<year_c@>[0-9]{{4}})
  | (?P<year_d@>[0-9]{{4}}) (?P<iso_mark@>[-/]) (?P<month_d@>[0-9]{{2}})
        (?P=iso_mark@) (?P<day_d@>[0-9]{{2}})
  | (?P<day_e@>[0-9]{{1,2}}) \ (?P<month_e@>{_EN})\b\.?,?\ (?P<year_e@>[0-9]{{4}})
  | (?P<month_f@>{_EN})\b\.?\ (?P<day_f@>[0-9]{{1,2}}) ,?\ (?P<year_f@>[0-9]{{4}})
  | (?<=[0-9\w:,]\ )(?P<day_g@>[0-9]{{2}})\ (?P<month_g@>[0-9]{{2}})[ ]
        (?P<year_g@>[0-9]{{4}})
)(?![0-9])"""
_TIME = r"""(?:
    (?P<hour@>[0-9]{1,2})
    (?: \ ?(?::|h|g|giờ)\ ? (?P<minute@>[0-9]{2}) (?: :(?P<second@>[0-9]{2})(?:\.[0-9]+)? )?
        (?:\ ?(?:phút|p)\b|\ ?['’′])?
      | \ ?(?:h|giờ)\b )
    (?:\ ?(?P<half@>AM|PM|SA|CH|sáng|trưa|chiều|tối)\b)?
)"""
_ZONE = r"""(?:\ ?[\(\[]?(?:GMT|UTC|(?=[+-][0-9]))\ ?
    (?P<zone>[+-][0-9]{1,2}) (?::?(?P<zone_minute>[0-9]{2}))? [\)\]]?)"""
MOMENT = rf"""
    {_WEEKDAY}?
    (?: (?<![0-9/]){_DAY.replace("@", "_1")}
        (?:(?:[\ ,|–—T-]|\ ?lúc\b|\ ?hồi\b|\ ?vào\b|\ ?at\b)+{_TIME.replace("@", "_1")})?
      | (?<![0-9:]){_TIME.replace("@", "_2")}
        (?:\ ?[,|–—-]|\ ?,?\ ?ngày|(?=\ ))+\ ?{_WEEKDAY.replace("weekday", "weekday_2")}?
        {_DAY.replace("@", "_2")} )
    {_ZONE}?
"""
"""A verbose pattern of a day with or without weekday, time and zone; `moment` reads its match."""


class ImpossibleMomentError(ValueError):
    """The form is that of a date, but the calendar has no such day or time."""


def compile_moment(around: str) -> Pattern[str]:
    """Return a case-insensitive pattern with MOMENT in place of `{moment}`."""
    return compile(around.replace("{moment}", MOMENT), IGNORECASE | VERBOSE)


def moment(found: Match[str]) -> datetime:
    """Return the moment in Vietnam that a match of MOMENT means; raises ImpossibleMomentError."""
    groups = {name: value for name, value in found.groupdict().items() if value}
    day, month, year = (_number(groups, name) for name in ("day", "month", "year"))
    hour, minute, second = (_number(groups, name) for name in ("hour", "minute", "second"))
    half = (groups.get("half_1") or groups.get("half_2") or "").casefold()
    if half in _TO_AFTERNOON and hour < 12:
        hour += 12
    if half in _TO_MORNING and hour == 12:
        hour = 0
    try:
        made = datetime(year, month, day, hour, minute, second, tzinfo=_zone(groups))
    except ValueError as error:
        raise ImpossibleMomentError(found[0].strip()) from error
    return in_vietnam(made, found[0].strip())


def has_time(found: Match[str]) -> bool:
    """Tell whether a match of MOMENT has a time of day."""
    return bool(found["hour_1"] or found["hour_2"])


def wrong_weekday(found: Match[str], published: datetime) -> str:
    """Return the weekday beside the day if it is wrong, else ""."""
    written = found["weekday"] or found["weekday_2"] or ""
    # Case-insensitive matching also takes a Turkish İ for an i; such a weekday is not judged.
    agrees = WEEKDAYS.get(written.casefold(), published.weekday()) == published.weekday()
    return "" if agrees else written


def in_vietnam(made: datetime, written: str) -> datetime:
    """Return a moment in the time of Vietnam, which moments without a zone are taken to be in."""
    if not EARLIEST_YEAR <= made.year <= LATEST_YEAR:
        raise ImpossibleMomentError(written)
    return made.replace(tzinfo=VIETNAM) if made.tzinfo is None else made.astimezone(VIETNAM)


def _number(groups: dict[str, str], name: str) -> int:
    for group, value in groups.items():
        if group.startswith(f"{name}_"):
            return int(value) if value.isdecimal() else _MONTHS.get(value.casefold(), 0)
    return 0


def _zone(groups: dict[str, str]) -> timezone | None:
    if "zone" not in groups:
        return None
    minutes = int(groups.get("zone_minute", 0))
    hours = int(groups["zone"])
    return timezone(timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))
