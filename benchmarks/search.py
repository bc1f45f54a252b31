"""How fast engines answer, and how much memory and disk they take.

    python -m benchmarks.search --documents news.jsonl.xz --engines tantivy,whoosh --growth
    python -m benchmarks.search --documents news.jsonl.xz --synthesise 1000000

Each engine indexes the same bulletins and answers the same queries, on one core, warm, in its own
process. Bantin is always among them.
"""

import json
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.engine import ENGINES, OURS, load
from benchmarks.inputs.corpus import Corpus, Synthesis
from benchmarks.inputs.mix import draw_queries
from benchmarks.measuring.choice import add_engines_option
from benchmarks.measuring.measurement import EngineFigures, measure_engines
from benchmarks.measuring.report import Report

TENTH = 10
"""Growth is measured against one document in so many, such as 10,000 of 100,000."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    real = Corpus(options.documents, options.limit)
    made = Synthesis(real, options.synthesise) if options.synthesise else None
    documents = made or real
    # Queries come from real titles, so that a run on generated documents asks the same ones.
    queries = draw_queries(each.title for each in real)
    kept = options.indexes
    engines = measure_engines(options.engines, documents, queries, kept and kept / "all")
    tenth: Mapping[str, EngineFigures] = {}
    if options.growth:
        fewer = documents.first(engines[OURS].build.documents // TENTH)
        tenth = measure_engines(options.engines, fewer, queries, kept and kept / "tenth")
    report = Report(engines, tenth)
    print(json.dumps(report.to_json(), indent=2) if options.json else report.to_tables())


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.search", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument(
        "--synthesise",
        type=int,
        metavar="COUNT",
        help="index so many documents made of the paragraphs of those",
    )
    add_engines_option(parser, ENGINES, load)
    parser.add_argument(
        "--growth", action="store_true", help="measure a tenth of the documents as well"
    )
    parser.add_argument(
        "--indexes",
        type=Path,
        metavar="DIR",
        help="keep the indexes here, and measure those that are here of the same documents",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
