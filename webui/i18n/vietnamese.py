"""Dates and numbers in Vietnamese."""

from datetime import date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def short_day(day: date) -> str:
    """Return "13/7/2020"."""
    return f"{day.day}/{day.month}/{day.year}"


def long_day(day: date) -> str:
    """Return "Thứ Hai, 13/7/2020"."""
    return f"{WEEKDAYS[day.weekday()]}, {short_day(day)}"


def month(year: int, month: int) -> str:
    """Return "Tháng 7/2020"."""
    return f"Tháng {month}/{year}"


def quarter(year: int, quarter: int) -> str:
    """Return "Quý III/2020"."""
    return f"Quý {('I', 'II', 'III', 'IV')[quarter - 1]}/{year}"


def year(year: int) -> str:
    """Return "Năm 2020"."""
    return f"Năm {year}"


def number(value: int) -> str:
    """Return "1.234"."""
    return f"{value:,}".replace(",", ".")
