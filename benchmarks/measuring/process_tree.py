"""The memory and processor time of a process and its descendants while they run."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from os import sysconf
from pathlib import Path
from threading import Event, Thread

INTERVAL = 0.25
"""Seconds between two samples; a process that runs for less may be missed."""


@dataclass(slots=True)
class Usage:
    """The figures of all processes together. Pages that they share count once (PSS)."""

    peak_bytes: int = 0
    _seconds: dict[int, float] = field(default_factory=dict)

    @property
    def processor_seconds(self) -> float:
        """The seconds that they had on any processor."""
        return round(sum(self._seconds.values()), 2)

    def look(self, pids: Sequence[int]) -> None:
        """Take a sample of the processes."""
        self.peak_bytes = max(self.peak_bytes, memory(pids))
        for pid in pids:
            self._seconds[pid] = max(_spent(pid), self._seconds.get(pid, 0.0))


@contextmanager
def watched(pid: int) -> Iterator[Usage]:
    """Watch a process and its descendants while the context lasts."""
    usage = Usage()
    done = Event()

    def watch() -> None:
        while not done.wait(INTERVAL):
            usage.look(list(descendants(pid)))

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield usage
    finally:
        done.set()
        thread.join()


def descendants(pid: int) -> Iterator[int]:
    """Yield the ids of a process and its descendants that are still running."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(task).split():
            yield from descendants(int(child))


def memory(pids: Iterable[int]) -> int:
    """Return the memory of processes in bytes; pages that they share count once (PSS)."""
    return sum(map(_held, pids))


def processor_seconds(pids: Iterable[int]) -> float:
    """Return the seconds that processes had on any processor."""
    return round(sum(map(_spent, pids)), 2)


def resident(pid: int) -> int:
    """Return the memory of one process in bytes, whoever shares it (RSS); 0 for one that ended."""
    return _held(pid, "Rss:")


def _held(pid: int, kind: str = "Pss:") -> int:
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith(kind):
            return int(line.split()[1]) * 1024
    return 0


def _spent(pid: int) -> float:
    # The name of the program, which may hold anything, ends at the last parenthesis.
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / sysconf("SC_CLK_TCK") if fields else 0.0


def _read(path: Path) -> str:
    """Return the content of a file, empty if the process is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""
