"""Dates and numbers in English."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short_day(day: date) -> str:
    """Return "13 July 2020"."""
    return f"{day.day} {month(day.year, day.month)}"


def long_day(day: date) -> str:
    """Return "Monday, 13 July 2020"."""
    return f"{WEEKDAYS[day.weekday()]}, {short_day(day)}"


def month(year: int, month: int) -> str:
    """Return "July 2020"."""
    return f"{MONTHS[month - 1]} {year}"


def quarter(year: int, quarter: int) -> str:
    """Return "3rd quarter of 2020"."""
    return f"{('1st', '2nd', '3rd', '4th')[quarter - 1]} quarter of {year}"


def year(year: int) -> str:
    """Return "2020"."""
    return f"{year}"


def number(value: int) -> str:
    """Return "1,234"."""
    return f"{value:,}"
