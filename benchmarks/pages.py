"""Measures the first answers of the search page: no query is asked twice.

    python -m benchmarks.pages --index var/index

Queries are drawn from the titles of the index, as in `benchmarks.search`. One process answers them,
after others that read what a server reads only once; times are those of the whole answer, without
a network.
"""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from benchmarks.facets import titles_of
from benchmarks.inputs.mix import RUNS, draw_queries
from benchmarks.measuring.table import format_table
from index.opening.generation_arrays import open_current_arrays
from index.settings.settings import Settings
from webui.application import create_app
from webui.serving.gc_tuning import settle

WARMING = 20
"""Queries that are asked before the clock runs."""


@dataclass(frozen=True, slots=True)
class FirstAnswers:
    """Milliseconds of the first answers of pages: by the clock, and of the processor."""

    documents: int
    queries: int
    median_ms: float
    p95_ms: float
    median_processor_ms: float
    p95_processor_ms: float
    kilobytes: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    parser = ArgumentParser(description="Measure the first answers of the search page.")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=RUNS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    figures = measure(options.index, options.queries)
    if options.json:
        print(json.dumps(asdict(figures)))
        return
    header = ("bulletins", "queries", "p50 ms", "p95 ms", "p50 of a core", "p95 of a core", "kB")
    times = (
        figures.median_ms,
        figures.p95_ms,
        figures.median_processor_ms,
        figures.p95_processor_ms,
        figures.kilobytes,
    )
    row = [str(figures.documents), str(figures.queries), *(f"{each:.1f}" for each in times)]
    print(format_table(header, [row], labels=0))


def measure(index_dir: Path, runs: int) -> FirstAnswers:
    """Ask each drawn query once, and return the times of its answers."""
    reader = open_current_arrays(index_dir).reader
    texts = list(dict.fromkeys(draw_queries(titles_of(reader), runs)))
    # Drawn from others of the same titles.
    warming = [each for each in draw_queries(titles_of(reader), WARMING, seed=1)]
    client = create_app(index_dir, settings=Settings(page_rate_limit="")).test_client()
    for text in warming:
        client.get("/", query_string={"q": text})
    # As a serving process does when its generation is ready.
    settle()
    texts = [each for each in texts if each not in warming]
    wall, processor, sizes = [], [], []
    for text in texts:
        start, busy = perf_counter(), process_time()
        answer = client.get("/", query_string={"q": text})
        processor.append(1000 * (process_time() - busy))
        wall.append(1000 * (perf_counter() - start))
        assert answer.status_code == 200, text
        sizes.append(len(answer.data) / 1000)
    return FirstAnswers(
        len(reader.living),
        len(texts),
        median(wall),
        quantiles(wall, n=20)[-1],
        median(processor),
        quantiles(processor, n=20)[-1],
        median(sizes),
    )


if __name__ == "__main__":
    main()
