"""A stopwatch notes what each step looked at, what it left, and how long it took."""

import pytest

from search.engine import stopwatch
from search.engine.explained import Step, StepName
from search.engine.stopwatch import Stopwatch, timed


@pytest.fixture(autouse=True)
def ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that advances by 1,500 nanoseconds with each reading."""
    moments = iter(range(0, 1_000_000, 1_500))
    monkeypatch.setattr(stopwatch, "perf_counter_ns", lambda: next(moments))


def test_a_call_is_timed_in_microseconds() -> None:
    assert timed(lambda: "done") == ("done", 1.5)


def test_each_step_begins_with_what_the_last_one_left() -> None:
    watch = Stopwatch(10)
    assert watch.time(StepName.INTERSECTION, lambda: [1, 2, 3], left=len) == [1, 2, 3]
    watch.time(StepName.LISTING, lambda: None)
    watch.time(StepName.PAIRS, lambda: 2, looked_at=int)
    watch.time(StepName.PAGE, lambda: [3], left=len)
    assert watch.steps == [
        Step(StepName.INTERSECTION, 10, 3, 1.5),
        Step(StepName.LISTING, 3, 3, 1.5),
        Step(StepName.PAIRS, 2, 3, 1.5),
        Step(StepName.PAGE, 3, 1, 1.5),
    ]
