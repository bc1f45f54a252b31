"""Counts of requests in windows of time, in memory, for the strategies of the library limits.

Its own MemoryStorage starts a thread with nearly every request, to forget what has expired: a
millisecond of a core. Here the request that comes first after a while forgets it.
"""

from threading import Lock
from time import time

from limits.storage import Storage

SWEEP_S = 60
"""Seconds after which expired counts are forgotten."""


class WindowCounts(Storage):
    """For each key, how often it was counted, and when its window ends, in seconds since 1970."""

    STORAGE_SCHEME = None

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[str, tuple[int, float]] = {}
        self._next_sweep = 0.0
        self._lock = Lock()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a storage that is far away could raise; this one is here."""
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count a key in its window, or in a new one of `expiry` seconds; return its count."""
        now = time()
        with self._lock:
            if now >= self._next_sweep:
                self._counts = {k: each for k, each in self._counts.items() if each[1] > now}
                self._next_sweep = now + SWEEP_S
            count, end = self._counts.get(key, (0, 0.0))
            if end <= now:
                count, end = 0, now + expiry
            self._counts[key] = count + amount, end
            return count + amount

    def get(self, key: str) -> int:
        """Return the count of a key in its window; 0 if there is none."""
        count, end = self._counts.get(key, (0, 0.0))
        return count if end > time() else 0

    def get_expiry(self, key: str) -> float:
        """Return when the window of a key ends; now if it has none."""
        return max(self._counts.get(key, (0, 0.0))[1], time())

    def check(self) -> bool:
        """Tell that memory is there."""
        return True

    def reset(self) -> int:
        """Forget all counts, and return how many there were."""
        with self._lock:
            count, self._counts = len(self._counts), {}
        return count

    def clear(self, key: str) -> None:
        """Forget the count of a key."""
        with self._lock:
            self._counts.pop(key, None)

    def __len__(self) -> int:
        return len(self._counts)
