"""The folder of counts that the processes of one server share, and the place of each in it.

It is a module of its own because prometheus_client decides how to count when it is imported.
"""

import os
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import cache
from pathlib import Path

SHARED_DIR = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder; https://prometheus.github.io/client_python/multiprocess/"""


@cache
def take_place() -> int:
    """Return the first number that no other process of this server has, until this process ends.

    A process that replaces a dead one continues in its files. If files were named by process ids,
    their number would grow, and `/metrics` reads all of them.
    """
    place = 0
    # Never closed: the lock is given up when the process ends, however it ends.
    while not _is_ours(lock := _open(place)):
        os.close(lock)
        place += 1
    return place


def _open(place: int) -> int:
    return os.open(Path(os.environ[SHARED_DIR]) / f"place-{place}", os.O_RDWR | os.O_CREAT)


def _is_ours(lock: int) -> bool:
    """Tell whether this process could take a lock that nobody had."""
    try:
        flock(lock, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    return True
