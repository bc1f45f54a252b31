"""Measures a whole site under load: Bantin's JSON answers, and those of minimal sites over peers.

    python -m benchmarks.load --documents news.jsonl.xz --limit 100000 --peers tantivy,sqlite

All sites run on this machine behind the server of `bantin serve`, with as many processes each, and
get requests over keep-alive connections without pause. With `--reindex`, Bantin is measured
again while one process builds its index again, until after the switch to the new generation.
"""

import json
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from benchmarks.engine import OURS
from benchmarks.inputs.corpus import Corpus
from benchmarks.inputs.mix import draw_queries
from benchmarks.measuring.connections import LoadFigures, load
from benchmarks.measuring.running_site import running
from benchmarks.measuring.table import format_table
from benchmarks.site import PEERS, load_site
from index.writing.writer import reindex

WARM_S = 5
"""Seconds of load before measuring: every process has answered most queries by then."""

AFTER_S = 3
"""Seconds of load after a reindex, in which processes open the new generation and warm up."""

DURING_REINDEX = "bantin, reindexing"

_BANTIN = (sys.executable, "-c", "from index.command import main; main()")


@dataclass(frozen=True, slots=True)
class Load:
    """How a site is loaded."""

    paths: Sequence[str]
    connections: int
    seconds: float
    workers: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    corpus = Corpus(options.documents, options.limit)
    queries = draw_queries(each.title for each in corpus)
    paths = [f"/api/v1/search?{urlencode({'q': each})}" for each in queries]
    asked = Load(paths, options.connections, options.seconds, options.workers)
    with TemporaryDirectory(prefix="load-") as folder:
        figures = measure(corpus, asked, options.peers, Path(folder), reindexing=options.reindex)
    print(json.dumps(to_json(figures), indent=2) if options.json else to_table(figures))


def measure(
    corpus: Corpus, asked: Load, peers: Sequence[str], folder: Path, *, reindexing: bool
) -> dict[str, LoadFigures]:
    """Return the figures of Bantin and of some peers, over new indexes in a folder."""
    source, index_dir = folder / "bulletins.jsonl", folder / OURS
    with source.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(each.to_json(), ensure_ascii=False)}\n" for each in corpus)
    reindex([source], index_dir, progress=lambda _: None)
    serve = (*_BANTIN, "serve", "--index", str(index_dir), "--port", "0", "--log-level", "warning")
    workers = ("--workers", str(asked.workers))
    figures = {}
    with running((*serve, *workers)) as port:
        figures[OURS] = _measure(port, asked)
        if reindexing:
            again = (*_BANTIN, "reindex", "--full", "--workers", "1")
            command = (*again, "--index", str(index_dir), str(source))
            figures[DURING_REINDEX] = _measure_during(command, port, asked)
    for name in peers:
        place = folder / name
        place.mkdir()
        load_site(name).build(corpus, place)
        site = (sys.executable, "-m", "benchmarks.site", name, str(place))
        with running((*site, *workers)) as port:
            figures[name] = _measure(port, asked)
    return figures


def _measure(port: int, asked: Load, is_over: Callable[[float], bool] | None = None) -> LoadFigures:
    load(port, asked.paths, asked.connections, lambda seconds: seconds >= WARM_S)
    over = is_over or (lambda seconds: seconds >= asked.seconds)
    return load(port, asked.paths, asked.connections, over)


def _measure_during(command: Sequence[str], port: int, asked: Load) -> LoadFigures:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as writer:
        ended_at: list[float] = []

        def is_over(seconds: float) -> bool:
            if not ended_at and writer.poll() is not None:
                ended_at.append(seconds)
            return bool(ended_at) and seconds >= ended_at[0] + AFTER_S

        figures = load(port, asked.paths, asked.connections, is_over)
        if writer.wait():
            raise subprocess.CalledProcessError(writer.returncode, command)
    return figures


def to_json(figures: dict[str, LoadFigures]) -> dict[str, Any]:
    """Return the figures, each with its requests a second as a multiple of Bantin's."""
    return {name: {**asdict(each), **_derived(each, figures)} for name, each in figures.items()}


def to_table(figures: dict[str, LoadFigures]) -> str:
    """Return the figures for people."""
    header = ("", "requests/s", "p50 ms", "p95 ms", "p99 ms", "errors", "kB", "Bantin's ×", "p95 ×")
    rows = [
        (
            name,
            f"{each.per_second:.0f}",
            f"{each.p50_ms:.1f}",
            f"{each.p95_ms:.1f}",
            f"{each.p99_ms:.1f}",
            str(each.errors),
            f"{each.bytes_per_answer / 1000:.1f}",
            f"{derived['bantin_times']:.2f}",
            f"{derived['p95_times']:.2f}",
        )
        for name, each in figures.items()
        for derived in (_derived(each, figures),)
    ]
    return format_table(header, rows)


def _derived(each: LoadFigures, figures: dict[str, LoadFigures]) -> dict[str, float]:
    """Return Bantin's requests a second over these, and these p95 over Bantin's."""
    ours = figures[OURS]
    return {
        "per_second": each.per_second,
        "bantin_times": round(ours.per_second / each.per_second, 3) if each.per_second else 0.0,
        "p95_times": round(each.p95_ms / ours.p95_ms, 3),
    }


def _peers(value: str) -> tuple[str, ...]:
    return tuple(each for each in PEERS if each in value.split(","))


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.load", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument("--seconds", type=float, default=20, help="measure for so long")
    parser.add_argument("--connections", type=int, default=16, help="ask over so many at once")
    parser.add_argument("--workers", type=int, default=2, help="serve with so many processes")
    parser.add_argument(
        "--peers", type=_peers, default=(), metavar="NAME,…", help=f"of {', '.join(PEERS)}"
    )
    parser.add_argument("--reindex", action="store_true", help="measure during a reindex as well")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
