"""Whether a site stays as it is over hours of load, updates, killed processes and rotated logs.

    python -m benchmarks.steady --minutes 120 --connections 4 --requests-per-second 4

A newsroom of made-up bulletins is indexed and served on this machine. Every minute a bulletin
changes and the index follows, every five one serving process is killed and the log is cut, as
logrotate's copytruncate does. Each minute one line of JSON says what every process holds; the last
lines are the figures of the whole. Ends with status 1 if a request fails that no kill explains, if
a process that lived throughout grows by more than 5 % after the first tenth, if one of them holds
more files open at the end than after that tenth, or if generations are not pruned. With
`--caddy deploy/Caddyfile` readers ask through that proxy, which repeats what a killed process lost.
"""

import json
import os
import re
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks.measuring.process_tree import descendants, processor_seconds, resident
from benchmarks.measuring.proxy import proxied

GROWTH = 0.05
FILES = 8
"""Files more than at first are a leak: connections and a generation in the change are fewer."""

AROUND_KILL_S = 3.0
"""A request that was in a process when it was killed fails soon after."""

GENERATIONS = 2
"""Generations that `reindex` keeps when nothing else is asked of it."""

_BULLETINS = 500
_WORDS = ("họp", "bàn", "xây", "cầu", "mới", "ở", "xã", "Suối", "Mây", "hop", "xay cau", "suoi")
_BANTIN = (sys.executable, "-c", "from index.command import main; main()")


@dataclass(frozen=True, slots=True)
class Process:
    """What a process holds: resident bytes, open files, and maps of segments that are deleted."""

    bytes: int
    files: int
    deleted: int


@dataclass(slots=True)
class Figures:
    """What happened, and what each process that lived throughout held at first and at last."""

    minutes: float = 0.0
    requests: int = 0
    failed: int = 0
    failed_by_kills: int = 0
    failures: list[str] = field(default_factory=list)
    updates: int = 0
    kills: int = 0
    processor_seconds: float = 0.0
    """What the serving processes that are alive at the end used."""
    most_generations: int = 0
    first: dict[int, Process] = field(default_factory=dict)
    last: dict[int, Process] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Tell whether nothing failed and nothing grew."""
        return (
            not self.failed
            and self.most_generations <= GENERATIONS
            and all(
                self.last[pid].bytes <= before.bytes * (1 + GROWTH)
                and self.last[pid].files <= before.files + FILES
                and self.last[pid].deleted <= before.deleted + FILES
                for pid, before in self.first.items()
                if pid in self.last
            )
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--requests-per-second", type=float, help="of all; default: no limit")
    parser.add_argument("--update-seconds", type=float, default=60)
    parser.add_argument("--kill-seconds", type=float, default=300)
    parser.add_argument("--caddy", type=Path, metavar="CADDYFILE", help="ask through this proxy")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        figures = measure(
            Path(folder),
            given.minutes,
            given.connections,
            given.update_seconds,
            given.kill_seconds,
            given.requests_per_second,
            given.caddy,
        )
    print(json.dumps({**asdict(figures), "is_good": figures.is_good}, indent=2))
    sys.exit(not figures.is_good)


def measure(
    folder: Path,
    minutes: float,
    connections: int,
    update_seconds: float,
    kill_seconds: float,
    requests_per_second: float | None = None,
    caddyfile: Path | None = None,
) -> Figures:
    """Run a site in a folder for some minutes, behind Caddy if its file is given."""
    figures = Figures(minutes)
    _write(folder, 0)
    _reindex(folder)
    log, killed, stop = folder / "log", [0.0], Event()
    pause = connections / requests_per_second if requests_per_second else 0.0
    with (
        _served(folder, log) as (pid, site),
        proxied(site, caddyfile, folder) if caddyfile else nullcontext(site) as address,
    ):
        readers = [
            Thread(target=_read, args=(address, stop, figures, killed, pause, Random(each)))
            for each in range(connections)
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
                kept = len(os.listdir(folder / "index" / "generations"))
                figures.most_generations = max(figures.most_generations, kept)
                _tell(passed, figures, _processes(pid))
            if monotonic() - last_kill >= kill_seconds:
                last_kill = killed[0] = monotonic()
                figures.kills += 1
                os.kill(list(descendants(pid))[-1], signal.SIGKILL)
                os.truncate(log, 0)
        figures.last = _processes(pid)
        figures.processor_seconds = processor_seconds(figures.last)
        stop.set()
        for each in readers:
            each.join()
    return figures


def _read(
    address: str,
    stop: Event,
    figures: Figures,
    killed: Sequence[float],
    pause: float,
    rng: Random,
) -> None:
    while True:
        for path in _paths(rng):
            if stop.wait(pause):
                return
            figures.requests += 1
            try:
                with urlopen(address + path, timeout=30) as answer:
                    answer.read()
            except (OSError, HTTPException) as error:
                if killed[0] and monotonic() - killed[0] < AROUND_KILL_S:
                    figures.failed_by_kills += 1
                else:
                    figures.failed += 1
                    figures.failures.append(f"{path}: {error!r}")


def _paths(rng: Random) -> tuple[str, ...]:
    """Return what a reader asks for, with other words each time, so that caches fill."""
    words = " ".join(rng.choices(_WORDS, k=rng.randint(1, 4)))
    query, beginning = quote(words), quote(words[:4])
    number = rng.randrange(_BULLETINS)
    return (
        f"/?q={query}+{number}",
        f"/api/v1/search?q={query}",
        f"/api/v1/suggest?q={beginning}",
        f"/ban-tin/tin-{number}",
        f"/?q=&from={number % 28 + 1}/{number % 12 + 1}/2021",
        "/co-quan",
        "/readyz",
    )


def _processes(pid: int) -> dict[int, Process]:
    # A process that was just killed has no memory and no files any more, but is still listed.
    return {
        each: Process(held, len(os.listdir(f"/proc/{each}/fd")), _deleted(each))
        for each in descendants(pid)
        if (held := resident(each))
    }


def _deleted(pid: int) -> int:
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    return sum(line.endswith(".bantin (deleted)") for line in maps)


def _tell(passed: float, figures: Figures, processes: dict[int, Process]) -> None:
    line = {
        "minute": round(passed / 60, 1),
        "requests": figures.requests,
        "failed": figures.failed,
        "processes": {pid: asdict(each) for pid, each in processes.items()},
    }
    print(json.dumps(line), flush=True)


def _write(folder: Path, number: int) -> None:
    """Write the bulletins, one of which changes with each number."""
    changed = number % _BULLETINS
    lines = (
        json.dumps(
            {
                "id": f"tin-{each}",
                "title": f"Họp bàn xây cầu mới số {each}",
                "published": f"2021-{each % 12 + 1:02}-{each % 28 + 1:02}T08:00:00+07:00",
                "body": f"Cuộc họp lần {number if each == changed else 0} ở xã Suối Mây.",
            }
        )
        for each in range(_BULLETINS)
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
