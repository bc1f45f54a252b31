"""A stopwatch for the steps by which an answer is made."""

from collections.abc import Callable
from time import perf_counter_ns
from typing import Protocol, TypeVar

from search.engine.explained import Step, StepName

T = TypeVar("T")


class Watch(Protocol):
    """Carries out steps; see `Stopwatch.time`."""

    def time(
        self,
        name: StepName,
        do: Callable[[], T],
        *,
        left: Callable[[T], int] | None = None,
        looked_at: Callable[[T], int] | None = None,
    ) -> T:
        """Carry out a step and return what it returns."""


class _Untimed:
    """Carries out steps without timing them."""

    def time(
        self,
        name: StepName,
        do: Callable[[], T],
        *,
        left: Callable[[T], int] | None = None,
        looked_at: Callable[[T], int] | None = None,
    ) -> T:
        return do()


UNTIMED: Watch = _Untimed()
"""The watch of all answers that are not explained."""


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns, and how many microseconds it took."""
    start = perf_counter_ns()
    done = do()
    return done, (perf_counter_ns() - start) / 1000


class Stopwatch:
    """Records the steps carried out so far, and how many documents the last of them left."""

    def __init__(self, documents: int) -> None:
        self.steps: list[Step] = []
        self._left = documents
        self._is_inside = False

    def time(
        self,
        name: StepName,
        do: Callable[[], T],
        *,
        left: Callable[[T], int] | None = None,
        looked_at: Callable[[T], int] | None = None,
    ) -> T:
        """Carry out a step, record its time, and return what it returns.

        A step carried out inside another step is part of that one and is not recorded. From the
        returned value, `looked_at` and `left` compute how many documents the step looked at and how
        many remain. By default it looked at all that remained before, and all of them still remain.
        """
        if self._is_inside:
            return do()
        self._is_inside = True
        try:
            done, microseconds = timed(do)
        finally:
            self._is_inside = False
        before = self._left if looked_at is None else looked_at(done)
        if left is not None:
            self._left = left(done)
        self.steps.append(Step(name, before, self._left, microseconds))
        return done
