"""How fast engines answer, and what they cost in memory and on disk.

    python -m benchmarks.search --documents news.jsonl.xz --limit 30000 --engines tantivy,sqlite

Each engine indexes the same bulletins and answers the same queries, on one core, warm, in a
process of its own. Bantin is always among them.
"""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.corpus import Corpus
from benchmarks.engine import ENGINES, Engine, load, text_of
from benchmarks.mix import Mix, draw_queries, queries_of
from benchmarks.serving import ServingFigures, serve
from benchmarks.table import format_table

OURS = "bantin"


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """All that is measured of one engine; `build_s` includes reading the documents."""

    serving: ServingFigures
    build_s: float
    index_bytes: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        engines = {name: load(name) for name in options.engines}
    except ModuleNotFoundError as error:
        parser.error(f"{error}; install the dependency group: pip install --group benchmarks")
    corpus = Corpus(options.documents, options.limit)
    titles: list[str] = []
    text_bytes = 0
    for bulletin in corpus:
        titles.append(bulletin.title)
        text_bytes += len(text_of(bulletin).encode())
    queries = draw_queries(titles)
    figures = {name: _measure(name, each, corpus, queries) for name, each in engines.items()}
    if options.json:
        print(json.dumps(to_json(len(titles), text_bytes, figures), indent=2))
    else:
        print(to_tables(len(titles), text_bytes, figures))


def to_json(documents: int, text_bytes: int, engines: dict[str, EngineFigures]) -> dict[str, Any]:
    """Return the figures as one JSON object; sizes at its top are Bantin's."""
    ours = engines[OURS]
    return {
        "documents": documents,
        "engines": {
            name: {
                **{mix: asdict(figures) for mix, figures in each.serving.mixes.items()},
                **_sizes(each),
            }
            for name, each in engines.items()
        },
        **_sizes(ours),
        "text_bytes": text_bytes,
    }


def to_tables(documents: int, text_bytes: int, engines: dict[str, EngineFigures]) -> str:
    """Return the figures as tables of times and of sizes."""
    times = [
        [
            name,
            mix,
            f"{figures.median_ms:.3f}",
            f"{figures.p95_ms:.3f}",
            f"{figures.mean_total:.1f}",
        ]
        for mix in Mix
        for name, each in engines.items()
        if (figures := each.serving.mixes.get(mix))
    ]
    sizes = [
        [
            name,
            f"{each.index_bytes / 1e6:.1f}",
            f"{each.index_bytes / text_bytes:.2f}",
            f"{each.serving.resident_bytes / 1e6:.0f}",
            f"{each.serving.open_ms:.1f}",
            f"{each.build_s:.1f}",
        ]
        for name, each in engines.items()
    ]
    return "\n\n".join(
        (
            f"{documents} documents, {text_bytes / 1e6:.1f} MB of text",
            format_table(["engine", "mix", "median ms", "p95 ms", "mean total"], times, labels=2),
            format_table(
                ["engine", "index MB", "index / text", "resident MB", "open ms", "build s"], sizes
            ),
        )
    )


def _measure(name: str, engine: Engine, corpus: Corpus, queries: Sequence[str]) -> EngineFigures:
    asked = {mix: queries_of(mix, queries) for mix in Mix if mix in engine.MIXES}
    with TemporaryDirectory(prefix=f"benchmark-{name}-") as place:
        folder = Path(place)
        start = perf_counter()
        engine.build(corpus, folder)
        build_s = round(perf_counter() - start, 2)
        files = [each for each in folder.rglob("*") if each.is_file()]
        index_bytes = sum(each.stat().st_size for each in files)
        return EngineFigures(serve(name, folder, asked), build_s, index_bytes)


def _sizes(figures: EngineFigures) -> dict[str, float]:
    return {
        "index_bytes": figures.index_bytes,
        "resident_bytes": figures.serving.resident_bytes,
        "open_ms": figures.serving.open_ms,
        "build_s": figures.build_s,
    }


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.search", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument(
        "--engines",
        type=engine_names,
        default=(OURS,),
        metavar="NAME,…",
        help=f"peers to stand beside Bantin: {', '.join(each for each in ENGINES if each != OURS)}",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def engine_names(value: str) -> tuple[str, ...]:
    """Return Bantin and the named peers, each once."""
    names = tuple(dict.fromkeys((OURS, *value.split(","))))
    unknown = [each for each in names if each not in ENGINES]
    if unknown:
        raise ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(ENGINES)}")
    return names


if __name__ == "__main__":
    main()
