"""How well headlines find their bulletins when the headlines are not indexed.

    python -m benchmarks.relevance --documents news.jsonl.xz --queries q.jsonl --qrels qrels.tsv

Each query is asked as written (`text`), without accents (`plain`), and with every second syllable
without accents (`half`), over the documents whose ids begin with `bm-`, which are the judged ones.
"""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.inputs.accents import with_half_accents
from benchmarks.inputs.corpus import Corpus
from benchmarks.measuring.choice import add_engines_option
from benchmarks.measuring.judgement import MEASURES, Query, read_judgements, read_queries, score
from benchmarks.measuring.table import format_table
from benchmarks.ranking import RANKERS, Ranker, load
from index.bulletin import Bulletin

COLLECTION = "bm-"

NO_TITLE = "…"
"""The title that a bulletin must have; it has no term."""

SPELLINGS: Mapping[str, Callable[[Query], str]] = {
    "text": lambda query: query.text,
    "plain": lambda query: query.plain,
    "half": lambda query: with_half_accents(query.text),
}

Scores = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Each measure by engine and spelling."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    corpus = Corpus(options.documents, options.limit)
    ids = {each.id for each in collect(corpus)}
    queries = read_queries(options.queries)
    judged = [each for each in read_judgements(options.qrels) if each.doc_id in ids]
    scores = {}
    for name in options.engines:
        with TemporaryDirectory(prefix=f"benchmark-{name}-") as place:
            engine = load(name)
            engine.build(collect(corpus), Path(place))
            ranker = engine.open_index(Path(place))
            scores[name] = measure(ranker, queries, judged)
            ranker.close()
    print(json.dumps(scores, indent=2) if options.json else to_table(len(ids), scores))


def measure(
    ranker: Ranker, queries: Sequence[Query], judged: Sequence[Any]
) -> Mapping[str, Mapping[str, float]]:
    """Return the measures of each spelling, over the queries that have judgements."""
    ids = {each.query_id for each in judged}
    asked = [each for each in queries if each.id in ids]
    return {
        name: score(judged, {each.id: ranker.rank(spell(each)) for each in asked})
        for name, spell in SPELLINGS.items()
    }


def collect(bulletins: Iterable[Bulletin]) -> Iterator[Bulletin]:
    """Yield the judged bulletins without their titles."""
    return (replace(each, title=NO_TITLE) for each in bulletins if each.id.startswith(COLLECTION))


def to_table(documents: int, scores: Scores) -> str:
    """Return the measures as a table, a line for each engine and spelling."""
    rows = [
        [engine, spelling, *(f"{measures[name]:.3f}" for name in MEASURES)]
        for engine, spellings in scores.items()
        for spelling, measures in spellings.items()
    ]
    table = format_table(["engine", "queries as", *MEASURES], rows, labels=2)
    return f"{documents} documents without titles\n\n{table}"


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.relevance", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--queries", type=Path, required=True, help="JSON Lines: id, text, plain")
    parser.add_argument("--qrels", type=Path, required=True, help="query, document, grade (TSV)")
    parser.add_argument("--limit", type=int, help="read only the first so many documents")
    add_engines_option(parser, RANKERS, load)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
