"""A year or a month as the range of days that it spans, and back."""

from calendar import monthrange
from datetime import date

from webui.vietnamese import short_day


def days_of(period: str) -> tuple[date, date]:
    """Return the first and the last day of "2020" or of "2020-07"."""
    year, _, month = period.partition("-")
    first_month, last_month = (int(month), int(month)) if month else (1, 12)
    last_day = monthrange(int(year), last_month)[1]
    return date(int(year), first_month, 1), date(int(year), last_month, last_day)


def name_of(first: date | None, last: date | None) -> str:
    """Return "Năm 2020", "Tháng 7/2020", "13/7/2020", or the ends, for a range of days."""
    if first is None and last is None:
        return ""
    if last is None:
        return f"Từ {short_day(first)}" if first else ""
    if first is None:
        return f"Đến {short_day(last)}"
    if first == last:
        return short_day(first)
    if (first, last) == days_of(f"{first.year}"):
        return f"Năm {first.year}"
    if (first, last) == days_of(f"{first:%Y-%m}"):
        return f"Tháng {first.month}/{first.year}"
    return f"{short_day(first)} – {short_day(last)}"
