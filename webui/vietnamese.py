"""How dates and numbers are written for a Vietnamese reader."""

from datetime import date, datetime, time

from index.bulletin import VIETNAM

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def short_day(day: date) -> str:
    """Return "13/7/2020"."""
    return f"{day.day}/{day.month}/{day.year}"


def long_day(day: date) -> str:
    """Return "Thứ Hai, 13/7/2020"."""
    return f"{WEEKDAYS[day.weekday()]}, {short_day(day)}"


def clock(published: datetime) -> str:
    """Return "07:57" by the clock of Vietnam.

    Midnight gives nothing: it is what a source that tells only the day is read as.
    """
    local = published.astimezone(VIETNAM)
    return "" if local.time() == time() else f"{local:%H:%M}"


def moment(published: datetime) -> str:
    """Return "Thứ Hai, 13/7/2020 – 07:57", or only the day where the clock is not known."""
    day = long_day(published.astimezone(VIETNAM))
    return " – ".join(filter(None, (day, clock(published))))


def typed_day(value: str) -> str:
    """Return an ISO day as "13/7/2020", and whatever else a reader typed as it is."""
    try:
        return short_day(date.fromisoformat(value))
    except ValueError:
        return value


def number(value: int) -> str:
    """Return "1.234"."""
    return f"{value:,}".replace(",", ".")
