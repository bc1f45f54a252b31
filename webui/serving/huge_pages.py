"""Has what a process holds lie in huge pages, where Linux has them.

An open generation has a hundred megabytes of objects and arrays in pages of 4 KiB, and an answer
touches more of these than a processor remembers the places of. In pages of 2 MiB the same answers
take a fortieth less time, measured at 100,000 bulletins.
"""

import re
from collections.abc import Iterator
from ctypes import CDLL, c_int, c_size_t, c_void_p
from pathlib import Path

HUGE = 2 << 20

_MAPS = Path("/proc/self/smaps")
_COLLAPSE = 25
"""MADV_COLLAPSE of Linux 6.1: makes huge pages of what is there, at once."""

# Memory of its own that a process writes to, with no file, and how much of it is in use.
_OWN = re.compile(
    r"^(?P<first>[0-9a-f]+)-(?P<last>[0-9a-f]+) rw-p 0+ 00:00 0 *(?:\[heap\]|\[anon[^\n]*)?\n"
    r"(?:\w+: .*\n)*?Rss: +(?P<used>\d+) kB$",
    re.MULTILINE,
)


def gather() -> int:
    """Move what is held into huge pages; return how many bytes were. Without them, do nothing.

    Memory of which less than half is in use, as a thread's stack, stays as it is.
    """
    try:
        areas = list(_areas(_MAPS.read_text(encoding="ascii", errors="replace")))
        advise = CDLL(None).madvise
    except (OSError, AttributeError):
        return 0
    advise.argtypes = (c_void_p, c_size_t, c_int)
    # One by one: a call for several ends at the first that cannot be moved.
    return sum(
        HUGE
        for first, last in areas
        for at in range(first, last, HUGE)
        if advise(at, HUGE, _COLLAPSE) == 0
    )


def _areas(maps: str) -> Iterator[tuple[int, int]]:
    """Yield the areas of a process that are worth it: whole huge pages, first and last address."""
    for each in _OWN.finditer(maps):
        first, last = int(each["first"], 16), int(each["last"], 16)
        if 2 * 1024 * int(each["used"]) >= last - first:
            yield -(-first // HUGE) * HUGE, last // HUGE * HUGE
