"""Whether the arrays of segments are what was written.

Opening a generation compares its small files with their digests, and of segments only the headers:
reading all of a segment takes half a second a gigabyte. Whoever has the time asks here.
"""

from collections.abc import Sequence

from index.codec.container import Container
from index.errors import DamagedIndexError

SMALL_BYTES = 4 << 20
"""Segments of no more bytes in all are compared whenever they are opened: that takes 2 ms."""


def check_whole(containers: Sequence[Container]) -> None:
    """Read all arrays; raises DamagedIndexError, which names the file and the array."""
    for each in containers:
        try:
            for name in each.damaged():
                raise DamagedIndexError(each.path, f"{name} đã bị thay đổi", f"{name} was altered")
        except (ValueError, TypeError) as error:
            raise DamagedIndexError(each.path, str(error), str(error)) from error


def check_small(containers: Sequence[Container]) -> None:
    """Do so if it takes no time that anybody notices."""
    if sum(each.size for each in containers) <= SMALL_BYTES:
        check_whole(containers)
