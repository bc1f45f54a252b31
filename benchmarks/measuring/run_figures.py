"""One run of `bantin reindex` over a file in its own process: its time and memory."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import dumps
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

from benchmarks.engine import text_of
from benchmarks.measuring.process_tree import watched
from index.bulletin import Bulletin
from index.report import Progress, Stage
from index.writing.writer import reindex


@dataclass(frozen=True, slots=True)
class RunFigures:
    """The cost of a run; `phases` are seconds by phase, in order."""

    items: int
    text_bytes: int
    index_bytes: int
    peak_bytes: int
    processor_seconds: float
    seconds: float
    phases: Mapping[str, float]

    @property
    def items_per_second(self) -> float:
        """Bulletins indexed a second, with the start and end of the run included."""
        return self.items / self.seconds


@dataclass(slots=True)
class _Clock:
    """Measures how long each phase takes; the first one ends with the first bulletin."""

    started: float = field(default_factory=perf_counter)
    name: str = "starting"
    phases: dict[str, float] = field(default_factory=dict)

    def note(self, progress: Progress) -> None:
        is_under_way = progress.indexed > 0 or progress.stage is not Stage.INDEXING
        if is_under_way and progress.stage != self.name:
            self.enter(progress.stage)

    def enter(self, name: str) -> None:
        now = perf_counter()
        self.phases[self.name] = self.phases.get(self.name, 0.0) + now - self.started
        self.started, self.name = now, name


def write_source(bulletins: Iterable[Bulletin], path: Path) -> tuple[int, int]:
    """Write bulletins as JSON Lines; return their number and the bytes of their text."""
    items = size = 0
    with path.open("w", encoding="utf-8") as lines:
        for each in bulletins:
            lines.write(dumps(each.to_json(), ensure_ascii=False) + "\n")
            items += 1
            size += len(text_of(each).encode())
    return items, size


def measure_run(bulletins: Iterable[Bulletin], folder: Path) -> RunFigures:
    """Index bulletins in a new folder, from a file that is not in the page cache."""
    folder.mkdir()
    source, index = folder / "bulletins.jsonl", folder / "index"
    items, text_bytes = write_source(bulletins, source)
    context = get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(source, index, sender))
    process.start()
    assert process.pid is not None
    with watched(process.pid) as usage:
        phases: Mapping[str, float] = receiver.recv()
        process.join()
    index_bytes = sum(each.stat().st_size for each in index.rglob("*") if each.is_file())
    return RunFigures(
        items,
        text_bytes,
        index_bytes,
        usage.peak_bytes,
        usage.processor_seconds,
        round(sum(phases.values()), 3),
        phases,
    )


def _run(source: Path, index: Path, sender: Connection) -> None:
    clock = _Clock()
    reindex([source], index, clock.note, os.cpu_count() or 1)
    clock.enter("ending")
    sender.send(clock.phases)
