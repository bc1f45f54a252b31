"""The garbage collector of Python while many bulletins are indexed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECTED_AFTER = 20_000
"""New objects before the collector looks at them: nearly none is garbage in a cycle, and looking
after 700 of them, the default, took 2 to 3 % of the time."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector of this process look at new objects seldom, until the block ends."""
    before = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
