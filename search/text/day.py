"""Days, months and quarters that a text or a query mentions, day first as Vietnam writes them.

The terms are `2020-07-10` for a day, `2020-07` for a month, `2020-q3` for a quarter, and `07-10`
for a day without its year. A day also has the terms of its month and of itself without the year,
so that 7/2020 and 10/7 find 10/7/2020. The words of a date can be written without accents.
"""

import re
from collections.abc import Sequence
from datetime import date

# Ngày; and mùng or mồng, which come before the first ten days of a month.
_DAY = "(?:ng(?:à|a\u0300?)y|m(?:[ùồ]|[uo]\u0302?\u0300?)ng)"
_MONTH = "th(?:á|a\u0301?)ng"
_YEAR = "n(?:ă|a\u0306?)m"
_IN_YEAR = rf",?\s+{_YEAR}\s+"
_QUARTER = "qu(?:[ýí]|[yi]\u0301?)|q(?:ú|u\u0301)y"

PATTERN = (
    rf"(?:{_DAY}\s+)?[0-9]{{1,2}},?\s+{_MONTH}\s+[0-9]{{1,2}}(?:{_IN_YEAR}[0-9]{{4}}|[/.][0-9]{{4}})?"
    rf"|{_MONTH}\s+[0-9]{{1,2}}(?:{_IN_YEAR}|\s*[/-]\s*|\.)[0-9]{{4}}"
    rf"|(?:{_QUARTER})\s+(?:iv|i{{1,3}}|[1-4])(?:{_IN_YEAR}|\s*[/-]\s*|\.)[0-9]{{4}}"
    r"|[0-9]{1,2}(?P<separator>[/.-])[0-9]{1,2}(?P=separator)[0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    # 10-7 alone may be ten to seven.
    rf"|{_DAY}\s+[0-9]{{1,2}}[.-][0-9]{{1,2}}(?![.-]?[0-9])"
    r"|[0-9]{1,2}/[0-9]{4}"
    r"|[0-9]{1,2}/[0-9]{1,2}"
)
"""An expression for a mention, to be compiled with IGNORECASE."""

AFTER_DIGITS = r",?\s+th|[/.-][0-9]"
"""An expression for what follows the digits that a mention begins with."""

INTRODUCTIONS = ("ngày", "mùng", "mồng", "hôm")
"""Words before a day that add nothing to it."""

_NUMBER = re.compile(r"[0-9]+")
_QUARTER_OF_YEAR = re.compile(r"q\S+\s+([iv]+|[1-4])\D+([0-9]{4})", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def canonical(written: str) -> Sequence[str]:
    """Return the terms of a mention, the most exact first; none if there is no such day."""
    if quarter := _QUARTER_OF_YEAR.fullmatch(written):
        number = quarter[1].lower()
        return (f"{quarter[2]}-q{_ROMAN.get(number, number)}",)
    numbers = [int(each) for each in _NUMBER.findall(written)]
    if len(numbers) == 3:
        return _day_terms(*(reversed(numbers) if numbers[0] > 31 else numbers))
    first, second = numbers
    if second > 31:
        return (f"{second:04}-{first:02}",) if 1 <= first <= 12 else ()
    return (f"{second:02}-{first:02}",) if _is_day(first, second, 2000) else ()


def _day_terms(day: int, month: int, year: int) -> Sequence[str]:
    if not _is_day(day, month, year):
        return ()
    return f"{year:04}-{month:02}-{day:02}", f"{year:04}-{month:02}", f"{month:02}-{day:02}"


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
