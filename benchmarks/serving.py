"""A fresh process that holds nothing but one engine's reader, and what is measured inside it.

The parent calls `serve`; the child runs this module, on one core, and prints its figures as JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from pathlib import Path
from statistics import fmean, median
from time import perf_counter

from benchmarks.engine import Reader, load
from benchmarks.mix import Mix

ROUNDS = 3
"""Timed rounds over a mix, after one that warms; a query's time is the median of its rounds."""

ENOUGH_S = 10
"""Seconds after which a slow engine gets no further round over a mix."""

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class MixFigures:
    """How long an engine takes for the queries of a mix; `mean_total` shows that all did it."""

    median_ms: float
    p95_ms: float
    mean_total: float


@dataclass(frozen=True, slots=True)
class ServingFigures:
    """What holding and asking one index costs."""

    mixes: Mapping[str, MixFigures]
    open_ms: float
    resident_bytes: int


def serve(name: str, folder: Path, queries: Mapping[Mix, Sequence[str]]) -> ServingFigures:
    """Measure an engine's index in a process of its own; raises CalledProcessError if it fails."""
    child = subprocess.run(
        [sys.executable, "-m", "benchmarks.serving", name, str(folder)],
        input=json.dumps(queries),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env={**os.environ, **_ONE_THREAD},
    )
    figures = json.loads(child.stdout)
    mixes = {name: MixFigures(**each) for name, each in figures.pop("mixes").items()}
    return ServingFigures(mixes=mixes, **figures)


def measure(reader: Reader, mix: Mix, queries: Sequence[str]) -> MixFigures:
    """Return the figures of a mix on a reader that this call warms first."""
    totals = [reader.answer(reader.search(each, mix)).total for each in queries]
    rounds: list[list[float]] = []
    while len(rounds) < ROUNDS and sum(map(sum, rounds)) < ENOUGH_S:
        rounds.append([_time(reader, each, mix) for each in queries])
    times = [median(of_query) * 1000 for of_query in zip(*rounds, strict=True)]
    return MixFigures(round(median(times), 4), round(percentile(times, 95), 4), fmean(totals))


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that `percent` of the values do not exceed (nearest rank)."""
    return sorted(values)[max(1, ceil(len(values) * percent / 100)) - 1]


def _time(reader: Reader, query: str, mix: Mix) -> float:
    start = perf_counter()
    reader.search(query, mix)
    return perf_counter() - start


def _resident_bytes() -> int:
    """Return the memory of this process that is in RAM, mapped files included."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _serve_here(name: str, folder: Path, queries: Mapping[str, Sequence[str]]) -> ServingFigures:
    engine = load(name)
    start = perf_counter()
    reader = engine.open_index(folder)
    open_ms = round((perf_counter() - start) * 1000, 2)
    mixes = {mix: measure(reader, Mix(mix), asked) for mix, asked in queries.items()}
    resident_bytes = _resident_bytes()
    reader.close()
    return ServingFigures(mixes, open_ms, resident_bytes)


if __name__ == "__main__":
    # Not the first core: the parent and the system's own work tend to be there.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    figures = _serve_here(sys.argv[1], Path(sys.argv[2]), json.load(sys.stdin))
    print(json.dumps(asdict(figures)))
