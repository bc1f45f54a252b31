"""The speed of `bantin reindex`, what it costs, and where the time goes.

    python -m benchmarks.reindex --documents news.jsonl.xz --limit 30000 --stock
    python -m benchmarks.reindex --documents news.jsonl.xz --growth

The bulletins are unpacked first. Then a new process indexes them on all cores; the time is that
from its start to the switch of generations, with reading the file. Stages are measured separately,
each on one core, so that their sum is the processor time of an item.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measuring.run_figures import RunFigures, measure_run, write_source
from benchmarks.measuring.stages import SAMPLE, measure_stages
from benchmarks.measuring.table import format_table
from index.bulletin import Bulletin
from index.reading.source import read

STOCK_ITEMS = 1_000
"""Bulletins that are enough for a rate; they take most of a minute."""

TENTH = 10


@dataclass(frozen=True, slots=True)
class ReindexFigures:
    """All that is measured; `stages` are milliseconds of a core an item."""

    run: RunFigures
    stages: Mapping[str, float]
    fewer: RunFigures | None = None
    stock_items_per_second: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the figures as JSON values; those not asked for are null."""
        run = self.run
        return {
            "items": run.items,
            "items_per_second": round(run.items_per_second, 1),
            "stock_items_per_second": _rounded(self.stock_items_per_second),
            "text_bytes_per_second": round(run.text_bytes / run.seconds),
            "peak_bytes": run.peak_bytes,
            "index_bytes": run.index_bytes,
            "text_bytes": run.text_bytes,
            "seconds": run.seconds,
            "processor_seconds": run.processor_seconds,
            "phases": {name: round(each, 3) for name, each in run.phases.items()},
            "stages": dict(self.stages),
            "growth": self.growth,
        }

    @property
    def growth(self) -> float | None:
        """The time of an item as a multiple of the time when a tenth of the items is indexed."""
        if self.fewer is None:
            return None
        return round(self.fewer.items_per_second / self.run.items_per_second, 3)

    def to_table(self) -> str:
        """Return the figures as tables."""
        run, stock = self.run, self.stock_items_per_second
        rows = [
            ["items / s", f"{run.items_per_second:,.0f}"],
            ["MB of text / s", f"{run.text_bytes / 1e6 / run.seconds:.2f}"],
            ["seconds", f"{run.seconds:.1f}"],
            ["seconds on processors", f"{run.processor_seconds:.1f}"],
            ["peak memory of all processes, MB", f"{run.peak_bytes / 1e6:,.0f}"],
            ["index, MB", f"{run.index_bytes / 1e6:,.1f}"],
            ["index / text", f"{run.index_bytes / run.text_bytes:.2f}"],
        ]
        if stock is not None:
            rows.append(["stock pipeline, items / s", f"{stock:,.1f}"])
            rows.append(["times the stock pipeline", f"{run.items_per_second / stock:.1f}"])
        if self.fewer is not None and self.growth is not None:
            rows.append([f"time an item, beside {self.fewer.items:,} items", f"{self.growth:.2f}"])
        phases = [[name, f"{each:.2f}"] for name, each in run.phases.items()]
        stages = [[name, f"{each:.3f}"] for name, each in self.stages.items()]
        stages.append(["all", f"{sum(self.stages.values()):.3f}"])
        return "\n\n".join(
            (
                format_table([f"{run.items:,} items", "measured"], rows),
                format_table(["phase", "seconds"], phases),
                format_table(["stage", "ms of a core an item"], stages),
            )
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print tables or one JSON object."""
    options = _parser().parse_args(arguments)
    figures = measure(options.documents, options.limit, options.stock, growth=options.growth)
    print(json.dumps(figures.to_json(), indent=2) if options.json else figures.to_table())


def measure(
    documents: Path, limit: int | None, stock: int | None, *, growth: bool = False
) -> ReindexFigures:
    """Return the figures of the first `limit` bulletins of a file; all of them if None."""
    with TemporaryDirectory(prefix="benchmark-") as place:
        folder = Path(place)
        run = measure_run(_bulletins(documents, limit), folder / "run")
        fewer = None
        if growth:
            fewer = measure_run(_bulletins(documents, run.items // TENTH), folder / "fewer")
        sample = folder / "sample.jsonl"
        write_source(_bulletins(documents, min(run.items, SAMPLE)), sample)
        stages = measure_stages(sample, folder)
        rate = _stock_rate(_bulletins(documents, stock), folder / "stock") if stock else None
        return ReindexFigures(run, stages, fewer, rate)


def _stock_rate(bulletins: Iterator[Bulletin], folder: Path) -> float:
    # Imported here: the processes of a run import this module, and pyvi's own segmenter would have
    # each of them load scikit-learn, which `bantin reindex` never does.
    from benchmarks.measuring.stock_pipeline import measure_stock

    return measure_stock(bulletins, folder)


def _bulletins(documents: Path, limit: int | None) -> Iterator[Bulletin]:
    return islice((each for each in read([documents]) if isinstance(each, Bulletin)), limit)


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 1)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.reindex", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument(
        "--stock",
        type=int,
        nargs="?",
        const=STOCK_ITEMS,
        metavar="COUNT",
        help=f"measure pyvi and Whoosh's own writer too, on so many items ({STOCK_ITEMS})",
    )
    parser.add_argument(
        "--growth", action="store_true", help="compare the time an item takes among a tenth"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
