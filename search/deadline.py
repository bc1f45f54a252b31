"""The deadline of the work in this thread or task; by default there is none.

The engine checks it between its steps, each of which is short.
"""

from contextvars import ContextVar
from math import inf
from time import monotonic

from search.errors import BantinError

_ends_at: ContextVar[float] = ContextVar("deadline", default=inf)


class DeadlineError(BantinError):
    """The work was stopped at its deadline."""

    def __init__(self) -> None:
        super().__init__(
            "Câu tìm này mất quá nhiều thời gian nên đã dừng lại."
            " Xin rút ngắn câu tìm, hoặc thử lại sau.",
            "This search took too long and was stopped. Use fewer words, or try again later.",
        )


def set_deadline(seconds: float) -> None:
    """Set the deadline of this thread or task to some seconds from now; `inf` removes it."""
    _ends_at.set(monotonic() + seconds)


def remaining_seconds() -> float:
    """Return the seconds to the deadline of this thread or task; `inf` without one."""
    ends_at = _ends_at.get()
    return inf if ends_at == inf else ends_at - monotonic()


def check_deadline() -> None:
    """Raise DeadlineError if the deadline has passed."""
    # Without a deadline the clock need not be read.
    ends_at = _ends_at.get()
    if ends_at != inf and monotonic() > ends_at:
        raise DeadlineError
