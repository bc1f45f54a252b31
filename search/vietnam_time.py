"""The time of Vietnam: the only module that computes the day of an instant there.

The offset from UTC was not always seven hours: it was eight for most of the time from 1947 to 1955
and from 1960 to 12 June 1975, and nine in 1945. The IANA time zone database knows all changes;
nothing else in Bantin names an offset.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy import datetime64, int64
from numpy.typing import NDArray

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_FIRST_YEAR, _LAST_YEAR = 1850, 2100
"""Transitions are looked for between these years; the database has none before 1906."""

_STEP = timedelta(days=7)
"""Any two transitions of the zone are further apart."""


def local_date(instant: datetime) -> date:
    """Return the day in Vietnam at an instant, which has a time zone."""
    return instant.astimezone(VIETNAM).date()


def today() -> date:
    """Return the current day in Vietnam."""
    return local_date(datetime.now(UTC))


def local_days(seconds: NDArray[int64]) -> NDArray[datetime64]:
    """Return the days in Vietnam, `datetime64[D]`, of seconds since 1970, in the same order.

    They equal those of `local_date`.
    """
    transitions, offsets = _transitions(*_years(seconds))
    local = seconds + offsets[-1]
    if len(transitions):
        # Nearly all bulletins are younger than the last change: a comparison is five times as fast
        # as a search among the transitions.
        early = np.flatnonzero(seconds < transitions[-1])
        rank = np.searchsorted(transitions, seconds.take(early), side="right")
        local[early] += offsets.take(rank) - offsets[-1]
    days: NDArray[datetime64] = local.astype("datetime64[s]").astype("datetime64[D]")
    return days


def _years(seconds: NDArray[int64]) -> tuple[int, int]:
    """Return the year of the first of some instants, and the year after that of the last."""
    if not len(seconds):
        return _LAST_YEAR, _LAST_YEAR
    ends = np.array([seconds.min(), seconds.max()]).astype("datetime64[s]").astype("datetime64[Y]")
    first, last = (ends.astype(int64) + 1970).clip(_FIRST_YEAR, _LAST_YEAR - 1).tolist()
    return first, last + 1


@cache
def _transitions(first_year: int, end_year: int) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return the zone's transitions in seconds since 1970, ascending, and its offsets in seconds.

    They are those between the starts of two years. There is one offset more than there are
    transitions: `offsets[i]` ends with `transitions[i]`.
    """
    # ZoneInfo does not tell its transitions, so they are bisected from the offsets that it tells.
    instant, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(end_year, 1, 1, tzinfo=UTC)
    transitions, offsets = [], [_offset(instant)]
    while instant < end:
        following = instant + _STEP
        if (offset := _offset(following)) != offsets[-1]:
            transitions.append(_transition(instant, following))
            offsets.append(offset)
        instant = following
    return np.array(transitions, int64), np.array(offsets, int64)


def _transition(before: datetime, after: datetime) -> int:
    """Return the first second since 1970 that has the offset of `after`, not that of `before`."""
    low, high, offset = int(before.timestamp()), int(after.timestamp()), _offset(after)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(datetime.fromtimestamp(middle, UTC)) == offset:
            high = middle
        else:
            low = middle
    return high


def _offset(instant: datetime) -> int:
    """Return how many seconds Vietnam is ahead of UTC at an instant."""
    offset = instant.astimezone(VIETNAM).utcoffset()
    assert offset is not None
    # Always whole seconds, even for the local mean time used until 1911.
    return int(offset.total_seconds())
