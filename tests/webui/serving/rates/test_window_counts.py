"""Counts end with their windows, and ended ones are forgotten."""

from threading import active_count

import pytest

from webui.serving.rates import window_counts
from webui.serving.rates.window_counts import SWEEP_S, WindowCounts


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(window_counts, "time", clock)
    return clock


def test_a_key_is_counted_until_its_window_ends(clock: Clock) -> None:
    counts = WindowCounts()
    assert [counts.incr("xã", 60), counts.incr("xã", 60), counts.incr("huyện", 60)] == [1, 2, 1]
    assert (counts.get("xã"), counts.get_expiry("xã")) == (2, clock.now + 60)
    clock.now += 60
    assert (counts.get("xã"), counts.get_expiry("xã")) == (0, clock.now)
    assert counts.incr("xã", 60) == 1


def test_counts_of_ended_windows_are_forgotten(clock: Clock) -> None:
    counts = WindowCounts()
    for number in range(100):
        counts.incr(f"203.0.113.{number}", 60)
    clock.now += SWEEP_S
    counts.incr("xã", 60)
    assert len(counts) == 1


def test_counts_can_be_cleared() -> None:
    counts = WindowCounts()
    counts.incr("xã", 60)
    counts.incr("huyện", 60)
    counts.clear("xã")
    assert (counts.get("xã"), counts.get("huyện")) == (0, 1)
    assert (counts.reset(), counts.get("huyện"), counts.check()) == (1, 0, True)


def test_no_thread_is_started() -> None:
    before = active_count()
    counts = WindowCounts()
    counts.incr("xã", 60)
    assert active_count() == before
