"""How long the work that is under way may still take; whoever starts it says so, or it is free.

The engine looks at the clock between its steps, each of which is short by itself.
"""

from contextvars import ContextVar
from math import inf
from time import monotonic

from search.errors import BantinError

_ends_at: ContextVar[float] = ContextVar("deadline", default=inf)


class DeadlineError(BantinError):
    """The work took longer than it may, and was given up."""

    def __init__(self) -> None:
        super().__init__(
            "Câu tìm này mất quá nhiều thời gian nên đã dừng lại. Xin bớt chữ, hoặc thử lại sau.",
            "This search took too long and was stopped. Use fewer words, or try again later.",
        )


def set_deadline(seconds: float) -> None:
    """Let the work of this thread, or task, take so long from now; `inf` frees it."""
    _ends_at.set(monotonic() + seconds)


def check_deadline() -> None:
    """Raise DeadlineError if time is up."""
    # Most work is free, and is not to pay for a clock.
    ends_at = _ends_at.get()
    if ends_at != inf and monotonic() > ends_at:
        raise DeadlineError
