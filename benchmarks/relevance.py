"""How well headlines find their bulletins when they are not indexed, and what short queries find.

    python -m benchmarks.relevance --documents news.jsonl.xz --queries q.jsonl --qrels qrels.tsv

Each headline is asked as written (`text`), without accents (`plain`), and with every second
syllable without accents (`half`), over the documents whose ids begin with `bm-`, the judged ones.
Short queries, which have a `class`, are asked as they are, over all documents of all files.

    python -m benchmarks.relevance --indexes bantin=var/both --queries short.jsonl --qrels short.tsv

asks an index that exists, and needs no documents; one that does not exist is built there and stays.
"""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.inputs.accents import with_half_accents
from benchmarks.inputs.corpus import Corpus
from benchmarks.measuring.choice import add_engines_option
from benchmarks.measuring.judgement import (
    MEASURES,
    SHORT_MEASURES,
    Query,
    read_judgements,
    read_queries,
    score,
)
from benchmarks.measuring.table import format_table
from benchmarks.ranking import RANKERS, Ranker, RankingEngine, load
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

ShortScores = Mapping[str, Mapping[str, Any]]
"""For each engine its measures over `all` queries, and those of each of the `classes`."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    parser = _parser()
    options = parser.parse_args(arguments)
    indexes = dict(options.indexes)
    existing = {name for name, folder in indexes.items() if folder.is_dir()}
    if not options.documents and not existing.issuperset(options.engines):
        parser.error("--documents are missing, and not all engines have an index")
    queries = read_queries(options.queries)
    judged = read_judgements(options.qrels)
    if any(each.kind for each in queries):
        documents = Bulletins(options.documents, options.limit)
        short = {
            name: ranked_by(
                name,
                documents,
                partial(measure_short, queries=queries, judged=judged),
                indexes.get(name),
            )
            for name in options.engines
        }
        print(json.dumps(short, indent=2) if options.json else to_short_table(short))
        return
    documents = Bulletins(options.documents, options.limit, collect)
    ids = {each.id for each in documents}
    if ids:
        judged = [each for each in judged if each.doc_id in ids]
    measured = partial(measure, queries=queries, judged=judged)
    scores = {
        name: ranked_by(name, documents, measured, indexes.get(name)) for name in options.engines
    }
    print(json.dumps(scores, indent=2) if options.json else to_table(len(ids), scores))


@dataclass(frozen=True, slots=True)
class Bulletins:
    """The bulletins of several files, read anew each time; `limit` is for each file."""

    paths: Sequence[Path]
    limit: int | None = None
    choose: Callable[[Iterable[Bulletin]], Iterator[Bulletin]] = iter

    def __iter__(self) -> Iterator[Bulletin]:
        corpora = [Corpus(each, self.limit) for each in self.paths]
        return self.choose(chain.from_iterable(corpora))


def ranked_by(
    name: str,
    bulletins: Iterable[Bulletin],
    measured: Callable[[Ranker], Any],
    index: Path | None = None,
) -> Any:
    """Return what is measured of an engine that has indexed the bulletins.

    An index that exists is taken as it is; one that does not is built there, or else for the time
    of the measurement.
    """
    engine = load(name)
    if index is not None and index.is_dir():
        return _measured(engine, index, measured)
    with TemporaryDirectory(prefix=f"benchmark-{name}-", dir=index and index.parent) as place:
        built = Path(place, "index")
        built.mkdir()
        engine.build(bulletins, built)
        if index is not None:
            built = built.rename(index)
        return _measured(engine, built, measured)


def _measured(engine: RankingEngine, index: Path, measured: Callable[[Ranker], Any]) -> Any:
    ranker = engine.open_index(index)
    found = measured(ranker)
    ranker.close()
    return found


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


def measure_short(
    ranker: Ranker, queries: Sequence[Query], judged: Sequence[Any]
) -> Mapping[str, Any]:
    """Return the measures of all short queries, and of each class."""
    ranking = {each.id: ranker.rank(each.text) for each in queries}
    classes: dict[str, set[str]] = {}
    for each in queries:
        classes.setdefault(each.kind, set()).add(each.id)

    def score_of(ids: Collection[str]) -> Mapping[str, float]:
        asked = {each: found for each, found in ranking.items() if each in ids}
        return score([each for each in judged if each.query_id in ids], asked, SHORT_MEASURES)

    return {
        "all": score_of(ranking.keys()),
        "classes": {kind: score_of(ids) for kind, ids in sorted(classes.items())},
    }


def collect(bulletins: Iterable[Bulletin]) -> Iterator[Bulletin]:
    """Yield the judged bulletins without their titles."""
    return (replace(each, title=NO_TITLE) for each in bulletins if each.id.startswith(COLLECTION))


def to_table(documents: int, scores: Scores) -> str:
    """Return the measures as a table, a line for each engine and spelling.

    The number of documents is 0 if they were not read.
    """
    rows = [
        [engine, spelling, *(f"{measures[name]:.3f}" for name in MEASURES)]
        for engine, spellings in scores.items()
        for spelling, measures in spellings.items()
    ]
    table = format_table(["engine", "queries as", *MEASURES], rows, labels=2)
    return f"{documents} documents without titles\n\n{table}" if documents else table


def to_short_table(scores: ShortScores) -> str:
    """Return the measures as a table, a line for each engine and class."""
    rows = [
        [engine, kind, *(f"{measures[name]:.3f}" for name in SHORT_MEASURES)]
        for engine, found in scores.items()
        for kind, measures in {"all": found["all"], **found["classes"]}.items()
    ]
    return format_table(["engine", "class", *SHORT_MEASURES], rows, labels=2)


def _named_folder(value: str) -> tuple[str, Path]:
    name, sign, folder = value.partition("=")
    if name not in RANKERS or not sign:
        raise ArgumentTypeError(f"{value}: ENGINE=FOLDER, with one of {', '.join(RANKERS)}")
    return name, Path(folder)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.relevance", description=__doc__)
    parser.add_argument(
        "--documents", type=Path, nargs="+", default=(), help="bulletins as JSON Lines"
    )
    parser.add_argument(
        "--indexes",
        type=_named_folder,
        nargs="+",
        default=(),
        metavar="ENGINE=FOLDER",
        help="indexes that are asked as they are, or built there if there are none",
    )
    parser.add_argument(
        "--queries",
        type=Path,
        required=True,
        help="JSON Lines: id, text, plain; or query, text, class",
    )
    parser.add_argument("--qrels", type=Path, required=True, help="query, document, grade (TSV)")
    parser.add_argument(
        "--limit", type=int, help="read only the first so many documents of each file"
    )
    add_engines_option(parser, RANKERS, load)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
