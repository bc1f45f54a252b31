"""A stopwatch: steps are done under it, and written down."""

from collections.abc import Callable
from time import perf_counter_ns
from typing import TypeVar

from search.explanation.result import Step, StepName

T = TypeVar("T")


def timed(do: Callable[[], T]) -> tuple[T, float]:
    """Return what a call returns, and how many microseconds it took."""
    start = perf_counter_ns()
    done = do()
    return done, (perf_counter_ns() - start) / 1000


class Stopwatch:
    """The steps done so far, and how many documents the last of them left."""

    def __init__(self, documents: int) -> None:
        self.left = documents
        self.steps: list[Step] = []

    def time(
        self,
        name: StepName,
        do: Callable[[], T],
        *,
        left: Callable[[T], int] | None = None,
        looked_at: Callable[[T], int] | None = None,
    ) -> T:
        """Do a step and return what it made.

        Both counts are worked out from that; without them all were looked at, and all are left.
        """
        done, microseconds = timed(do)
        before = self.left if looked_at is None else looked_at(done)
        if left is not None:
            self.left = left(done)
        self.steps.append(Step(name, before, self.left, microseconds))
        return done
