"""How well the accents of headlines are restored from an index without their items.

    python -m benchmarks.restoration --documents news.jsonl.xz --queries q.jsonl --qrels qrels.tsv

Accents are restored in each query as `plain`, and with every second syllable without accents
(`half`); the first suggestion is compared with `text`. Two spellings of one syllable are the same
(hòa and hoà). Documents that are judged, or whose title is a query, are left out of the index.
"""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.engine import bantin
from benchmarks.inputs.accents import with_half_accents
from benchmarks.inputs.corpus import Corpus
from benchmarks.measuring.judgement import Query, read_judgements, read_queries
from benchmarks.measuring.serving import percentile
from benchmarks.measuring.table import format_table
from index.bulletin import Bulletin
from index.codec.whoosh_api.index import open_index
from index.opening.generation_arrays import open_index_reader
from index.opening.index_folder import current_path
from index.opening.schema import SCHEMA
from search.correction.restoration import restore
from search.engine.index_reader import IndexReader
from search.engine.statistics.term_statistics import ArrayTermStatistics
from search.text.token import TokenKind
from search.text.tokenizer import tokenize

SPELLINGS: Mapping[str, Callable[[Query], str]] = {
    "plain": lambda query: query.plain,
    "half": lambda query: with_half_accents(query.text),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The shares of syllables and of whole queries restored right, and the time of a query."""

    syllables: float
    queries: float
    median_ms: float
    p95_ms: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    queries = read_queries(options.queries)
    judged = {each.doc_id for each in read_judgements(options.qrels)}
    bulletins = exclude(Corpus(options.documents, options.limit), judged, queries)
    with TemporaryDirectory(prefix="benchmark-restoration-") as place:
        bantin.build(bulletins, Path(place))
        index = open_index(current_path(Path(place)), SCHEMA)
        reader = open_index_reader(index)
        figures = {
            name: measure(reader, [(spell(each), each.text) for each in queries])
            for name, spell in SPELLINGS.items()
        }
    if options.json:
        found = {name: asdict(each) for name, each in figures.items()}
        print(json.dumps({"documents": reader.count, **found}, indent=2))
    else:
        print(to_table(reader.count, figures))


def exclude(
    bulletins: Iterable[Bulletin], judged: Container[str], queries: Iterable[Query]
) -> Iterator[Bulletin]:
    """Yield the bulletins that no query was made of."""
    titles = {each.text for each in queries}
    return (each for each in bulletins if each.id not in judged and each.title not in titles)


def measure(reader: IndexReader, queries: Sequence[tuple[str, str]]) -> Figures:
    """Return how well and how fast queries are restored, given as typed and as meant."""
    right: list[bool] = []
    whole: list[bool] = []
    times_ms: list[float] = []
    terms = ArrayTermStatistics(reader)
    for asked, meant in queries:
        start = perf_counter()
        readings = restore(terms, asked)
        times_ms.append(1000 * (perf_counter() - start))
        compared = compare(readings[0].text if readings else asked, meant)
        right += compared
        whole.append(all(compared))
    return Figures(
        round(fmean(right), 4),
        round(fmean(whole), 4),
        round(median(times_ms), 2),
        round(percentile(times_ms, 95), 2),
    )


def compare(restored: str, meant: str) -> Sequence[bool]:
    """Tell for each syllable of a text whether it was restored."""
    pairs = zip(_syllables(restored), _syllables(meant), strict=True)
    return [found == wanted for found, wanted in pairs]


def to_table(documents: int, figures: Mapping[str, Figures]) -> str:
    """Return the figures as a table, a line for each spelling."""
    rows = [
        [
            name,
            f"{100 * each.syllables:.2f} %",
            f"{100 * each.queries:.1f} %",
            f"{each.median_ms:.1f}",
            f"{each.p95_ms:.1f}",
        ]
        for name, each in figures.items()
    ]
    header = ["queries as", "syllables right", "queries right", "median ms", "p95 ms"]
    return f"{documents} documents, none of them queried\n\n{format_table(header, rows)}"


def _syllables(text: str) -> Sequence[str]:
    return [each.term for each in tokenize(text) if each.kind is TokenKind.SYLLABLE]


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.restoration", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--queries", type=Path, required=True, help="JSON Lines: id, text, plain")
    parser.add_argument("--qrels", type=Path, required=True, help="query, document, grade (TSV)")
    parser.add_argument("--limit", type=int, help="read only the first so many documents")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
