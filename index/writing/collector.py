"""The garbage collector of Python while many bulletins are indexed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECTED_AFTER = 1_000_000
"""New objects before the collector looks at them: news and pages of sites leave no garbage in
cycles. Looking after 700, the default, took 4 to 5 % of the time, and after 20,000 still 2 %."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector of this process look at new objects seldom, until the block ends."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
