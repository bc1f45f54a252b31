"""The day of an instant in Vietnam is right, alone and in arrays, through all changes of offset."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy import int64

from search import vietnam_time
from search.vietnam_time import VIETNAM, local_date, local_days, today

# The last instant before each change of offset since 1945, the hours ahead of UTC before it, and
# behind it; from the IANA time zone database.
CHANGES = (
    (datetime(1945, 3, 14, 14, 59, 59, tzinfo=UTC), 8, 9),
    (datetime(1945, 9, 1, 14, 59, 59, tzinfo=UTC), 9, 7),
    (datetime(1947, 3, 31, 16, 59, 59, tzinfo=UTC), 7, 8),
    (datetime(1955, 6, 30, 16, 59, 59, tzinfo=UTC), 8, 7),
    (datetime(1959, 12, 31, 15, 59, 59, tzinfo=UTC), 7, 8),
    (datetime(1975, 6, 12, 15, 59, 59, tzinfo=UTC), 8, 7),
)


def days_of(*instants: datetime) -> list[date]:
    """Return the days that `local_days` returns for instants."""
    seconds = np.array([int(each.timestamp()) for each in instants], int64)
    days = local_days(seconds)
    assert days.dtype == "datetime64[D]"
    return [each.item() for each in days]


@pytest.mark.parametrize(("last", "before", "behind"), CHANGES)
def test_offsets_change_when_they_did(last: datetime, before: int, behind: int) -> None:
    assert last.astimezone(VIETNAM).utcoffset() == timedelta(hours=before)
    assert (last + timedelta(seconds=1)).astimezone(VIETNAM).utcoffset() == timedelta(hours=behind)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        # Midnight of 1 June 1968 was at 16:00 UTC; seven hours ahead it would still be 31 May.
        (datetime(1968, 5, 31, 16, 0, tzinfo=UTC), date(1968, 6, 1)),
        (datetime(1968, 5, 31, 15, 59, 59, tzinfo=UTC), date(1968, 5, 31)),
        (datetime(1945, 9, 2, 0, 0, tzinfo=UTC), date(1945, 9, 2)),
        (datetime(1958, 5, 31, 16, 30, tzinfo=UTC), date(1958, 5, 31)),
        (datetime(1975, 4, 30, 16, 0, tzinfo=UTC), date(1975, 5, 1)),
        (datetime(1975, 6, 13, 16, 30, tzinfo=UTC), date(1975, 6, 13)),
        (datetime(2020, 7, 13, 16, 59, 59, tzinfo=UTC), date(2020, 7, 13)),
        (datetime(2020, 7, 13, 17, 0, tzinfo=UTC), date(2020, 7, 14)),
        (datetime(2020, 7, 13, 23, 0, tzinfo=timezone(timedelta(hours=-5))), date(2020, 7, 14)),
    ],
)
def test_the_day_is_the_one_on_calendars_in_vietnam(instant: datetime, day: date) -> None:
    assert local_date(instant) == day
    assert days_of(instant) == [day]


@given(
    st.lists(
        st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
        | st.builds(
            lambda change, seconds: change[0] + timedelta(seconds=seconds),
            st.sampled_from(CHANGES),
            st.integers(-90_000, 90_000),
        )
    )
)
@example([each[0] + timedelta(seconds=seconds) for each in CHANGES for seconds in (0, 1)])
def test_arrays_and_single_instants_have_the_same_days(instants: list[datetime]) -> None:
    assert days_of(*instants) == [local_date(each) for each in instants]


def test_every_local_midnight_begins_a_day() -> None:
    midnights = []
    day = datetime(1945, 1, 1, tzinfo=VIETNAM)
    while day.year < 2030:
        midnights.append(day)
        day += timedelta(days=1)
    # At some changes of offset a day began at one o'clock, or its midnight came twice.
    unusual = {
        each.date() for each in midnights if each.astimezone(UTC).astimezone(VIETNAM) != each
    }
    usual = [each for each in midnights if each.date() not in unusual]
    assert days_of(*usual) == [each.date() for each in usual]
    assert len(unusual) <= len(CHANGES)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2021, 1, 3, 16, 59, tzinfo=UTC), date(2021, 1, 3)),
        (datetime(2021, 1, 3, 17, 0, tzinfo=UTC), date(2021, 1, 4)),
    ],
)
def test_today_begins_at_midnight_in_vietnam(
    monkeypatch: pytest.MonkeyPatch, now: datetime, day: date
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # one clock
            return now

    monkeypatch.setattr(vietnam_time, "datetime", Clock)
    assert today() == day


def test_days_are_told_of_no_instants_and_of_any_year() -> None:
    assert len(local_days(np.empty(0, int64))) == 0
    instants = [datetime(each, 7, 13, tzinfo=UTC) for each in (2, 1849, 1850, 2020, 2100, 9000)]
    assert days_of(*instants) == [each.date() for each in instants]
    assert [days_of(each) for each in instants] == [[each.date()] for each in instants]
