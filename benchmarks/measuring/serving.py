"""Measurements inside a fresh process that has only one engine's reader.

The parent calls `serve`; the child runs this module, on one core, and prints its figures as JSON.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from statistics import fmean, median
from time import perf_counter

from benchmarks.engine import Reader, load
from benchmarks.inputs.mix import Mix
from webui.serving.gc_tuning import settle

ROUNDS = 3
"""Timed rounds over a mix, after warming up; the time of a query is the median of its rounds."""

WARM_S = 3
"""Seconds of queries before measuring: Java compiles what it has run often."""

ENOUGH_S = 60
"""Seconds after which a slow engine is asked no further queries of a mix, and no further rounds."""

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class MixFigures:
    """The times of an engine for the queries of a mix; `mean_total` shows that all did equal work.

    A slow engine answered the first queries only, which are a sample: queries come in no order.
    """

    times_ms: Sequence[float]
    rounds: int
    mean_total: float

    @property
    def median_ms(self) -> float:
        return median(self.times_ms)

    @property
    def p95_ms(self) -> float:
        return percentile(self.times_ms, 95)


@dataclass(frozen=True, slots=True)
class ServingFigures:
    """The cost of opening and searching one index.

    `first_ms` is the time of the first query, with whatever opening left to be prepared.
    `resident_bytes` is all memory in RAM after all mixes; `mapped_bytes` is the part of it that is
    mapped files, which processes share.
    """

    mixes: Mapping[Mix, MixFigures]
    open_ms: float
    first_ms: float
    resident_bytes: int
    mapped_bytes: int


def serve(name: str, folder: Path, queries: Mapping[Mix, Sequence[str]]) -> ServingFigures:
    """Measure an engine's index in a process of its own; raises CalledProcessError if it fails."""
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.measuring.serving", name, str(folder)],
        input=json.dumps(queries),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **_ONE_THREAD},
    )
    figures = json.loads(child.stdout)
    mixes = {Mix(mix): MixFigures(**each) for mix, each in figures.pop("mixes").items()}
    return ServingFigures(mixes=mixes, **figures)


def measure(reader: Reader, mix: Mix, queries: Sequence[str]) -> MixFigures:
    """Warm a reader up with a mix, and return the figures of the mix."""
    start = perf_counter()
    totals = [reader.answer(reader.search(queries[0], mix)).total]
    for query in queries[1:]:
        if perf_counter() - start < ENOUGH_S:
            totals.append(reader.answer(reader.search(query, mix)).total)
    asked = queries[: len(totals)]
    while perf_counter() - start < WARM_S:
        _time_all(reader, asked, mix)
    start = perf_counter()
    rounds = [_time_all(reader, asked, mix)]
    while len(rounds) < ROUNDS and perf_counter() - start < ENOUGH_S:
        rounds.append(_time_all(reader, asked, mix))
    times = [round(median(of_query), 4) for of_query in zip(*rounds, strict=True)]
    return MixFigures(times, len(rounds), fmean(totals))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that `percent` of the values do not exceed (nearest rank)."""
    return sorted(values)[max(1, ceil(len(values) * percent / 100)) - 1]


def memory_bytes(status: str) -> tuple[int, int]:
    """Return how much memory a process has in RAM and how much of it is files, by its status."""
    sizes = {name: int(size) * 1024 for name, size in re.findall(r"(\w+):\s+(\d+) kB", status)}
    return sizes["VmRSS"], sizes["RssFile"] + sizes["RssShmem"]


def _time_all(reader: Reader, queries: Sequence[str], mix: Mix) -> list[float]:
    return [_time(reader, each, mix) for each in queries]


def _time(reader: Reader, query: str, mix: Mix) -> float:
    """Return the milliseconds that a query takes."""
    start = perf_counter()
    reader.search(query, mix)
    return (perf_counter() - start) * 1000


def _serve_here(name: str, folder: Path, queries: Mapping[Mix, Sequence[str]]) -> ServingFigures:
    engine = load(name)
    start = perf_counter()
    reader = engine.open_index(folder)
    open_ms = (perf_counter() - start) * 1000
    first, of_first = next(iter(queries.items()))
    first_ms = _time(reader, of_first[0], first)
    # As a serving process of Bantin does when its generation is ready.
    settle()
    mixes = {mix: measure(reader, mix, asked) for mix, asked in queries.items()}
    memory = memory_bytes(Path("/proc/self/status").read_text(encoding="ascii"))
    reader.close()
    return ServingFigures(mixes, round(open_ms, 2), round(first_ms, 2), *memory)


if __name__ == "__main__":
    # Not the first core, where the parent and the system's own work tend to be.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    asked = {Mix(mix): queries for mix, queries in json.load(sys.stdin).items()}
    print(json.dumps(asdict(_serve_here(sys.argv[1], Path(sys.argv[2]), asked))))
