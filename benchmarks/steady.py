"""Whether a site stays as it is over hours of load, updates, killed processes and rotated logs.

    python -m benchmarks.steady --minutes 120 --connections 4

A newsroom of made-up bulletins is indexed and served on this machine. Every minute a bulletin
changes and the index follows, every five one serving process is killed and the log is cut, as
logrotate's copytruncate does. Ends with status 1 if a request fails that no kill explains, if a
process that lived throughout grows by more than 5 % after the first tenth, or if one of them holds
more files open at the end than after that tenth.
"""

import json
import os
import re
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic
from urllib.request import urlopen

from benchmarks.measuring.process_tree import descendants, memory

GROWTH = 0.05
FILES = 8
"""Files more than at first are a leak: connections and a generation in the change are fewer."""

AROUND_KILL_S = 3.0
"""A request that was in a process when it was killed fails soon after."""

_PATHS = ("/?q=cau+moi", "/api/v1/search?q=h%E1%BB%8Dp", "/ban-tin/tin-7", "/co-quan", "/readyz")
_BANTIN = (sys.executable, "-c", "from index.command import main; main()")


@dataclass(frozen=True, slots=True)
class Process:
    """What a process holds: bytes of memory, and open files."""

    bytes: int
    files: int


@dataclass(slots=True)
class Figures:
    """What happened, and what each process that lived throughout held at first and at last."""

    minutes: float = 0.0
    requests: int = 0
    failed: int = 0
    failed_by_kills: int = 0
    updates: int = 0
    kills: int = 0
    first: dict[int, Process] = field(default_factory=dict)
    last: dict[int, Process] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Tell whether nothing failed and nothing grew."""
        return not self.failed and all(
            self.last[pid].bytes <= before.bytes * (1 + GROWTH)
            and self.last[pid].files <= before.files + FILES
            for pid, before in self.first.items()
            if pid in self.last
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--update-seconds", type=float, default=60)
    parser.add_argument("--kill-seconds", type=float, default=300)
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        figures = measure(
            Path(folder), given.minutes, given.connections, given.update_seconds, given.kill_seconds
        )
    print(json.dumps({**asdict(figures), "is_good": figures.is_good}, indent=2))
    sys.exit(not figures.is_good)


def measure(
    folder: Path, minutes: float, connections: int, update_seconds: float, kill_seconds: float
) -> Figures:
    """Run a site in a folder for some minutes."""
    figures = Figures(minutes)
    _write(folder, 0)
    _reindex(folder)
    log, killed, stop = folder / "log", [0.0], Event()
    with _served(folder, log) as (pid, address):
        readers = [
            Thread(target=_read, args=(address, stop, figures, killed)) for _ in range(connections)
        ]
        for each in readers:
            each.start()
        started = monotonic()
        updated, last_kill = started, started
        while (passed := monotonic() - started) < minutes * 60:
            stop.wait(0.2)
            if not figures.first and passed > minutes * 6:
                figures.first = _processes(pid)
            if monotonic() - updated >= update_seconds:
                updated = monotonic()
                figures.updates += 1
                _write(folder, figures.updates)
                _reindex(folder)
            if monotonic() - last_kill >= kill_seconds:
                last_kill = killed[0] = monotonic()
                figures.kills += 1
                os.kill(list(descendants(pid))[-1], signal.SIGKILL)
                os.truncate(log, 0)
        figures.last = _processes(pid)
        stop.set()
        for each in readers:
            each.join()
    return figures


def _read(address: str, stop: Event, figures: Figures, killed: Sequence[float]) -> None:
    while not stop.is_set():
        for path in _PATHS:
            figures.requests += 1
            try:
                with urlopen(address + path, timeout=30) as answer:
                    answer.read()
            except (OSError, HTTPException):
                if killed[0] and monotonic() - killed[0] < AROUND_KILL_S:
                    figures.failed_by_kills += 1
                else:
                    figures.failed += 1


def _processes(pid: int) -> dict[int, Process]:
    return {
        each: Process(memory([each]), len(os.listdir(f"/proc/{each}/fd")))
        for each in (pid, *descendants(pid))
    }


def _write(folder: Path, number: int) -> None:
    """Write the bulletins, one of which changes with each number."""
    lines = (
        json.dumps(
            {
                "id": f"tin-{each}",
                "title": f"Họp bàn xây cầu mới số {each}",
                "published": f"2021-{each % 12 + 1:02}-{each % 28 + 1:02}T08:00:00+07:00",
                "body": f"Cuộc họp lần {number if each == number % 500 else 0} ở xã Suối Mây.",
            }
        )
        for each in range(500)
    )
    (folder / "tin.jsonl").write_text("\n".join(lines), "utf-8")


def _reindex(folder: Path) -> None:
    command = [*_BANTIN, "reindex", str(folder / "tin.jsonl"), "--index", str(folder / "index")]
    subprocess.run([*command, "--workers", "1"], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _served(folder: Path, log: Path) -> Iterator[tuple[int, str]]:
    command = [*_BANTIN, "serve", "--index", str(folder / "index"), "--port", "0", "--workers", "2"]
    with (
        log.open("ab") as told,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=told, text=True, start_new_session=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:[0-9]+", process.stdout.readline())
            assert address
            yield process.pid, address[0]
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
