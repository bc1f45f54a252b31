"""Builds both engines, compares them, and prints a table or one JSON object."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.engines import __doc__ as documentation
from benchmarks.engines.built_engine import build_cluster, build_embedded
from benchmarks.engines.equality import Equality, compare
from benchmarks.engines.page_times import measure, median_ratios
from benchmarks.inputs.engine_requests import draw_requests
from benchmarks.measuring.table import format_table
from index.bulletin import Bulletin
from index.opensearch.mapping import Spread
from index.reading.source import read
from search.field import ORGANISATIONS
from search.request import SearchRequest
from search.searcher import Searcher
from tests.opensearch.cluster import Cluster

SEED = 20260713
FRESH = 1_000
"""Added to the seed for requests that are timed: no engine was asked for them before."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Build both, compare them, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    with TemporaryDirectory(prefix="benchmark-engines-") as made, _cluster(options) as addresses:
        folder = options.folder or Path(made)
        folder.mkdir(exist_ok=True)
        source = folder / "documents.jsonl"
        titles = _cut(options.documents, options.limit, source)
        spread = Spread(options.shards, options.replicas)
        embedded = build_embedded(source, folder / "embedded")
        cluster = build_cluster(source, folder / "cluster", addresses, spread)
        if not options.queries:
            print(f"built: {embedded.seconds:.0f} s, {cluster.seconds:.0f} s")
            return
        for engine in (embedded, cluster):
            # As a site does when it starts: labels are made once.
            engine.searcher.prepare_suggestions()
        organisations = _frequent_organisations(embedded.searcher)
        equality: dict[str, Equality] = {}
        asked: set[SearchRequest] = set()
        for seed in options.seed:
            kinds = draw_requests(titles, organisations, options.queries, seed)
            for kind, requests in kinds.items():
                compare(embedded, cluster, requests, equality.setdefault(kind, Equality()))
                asked.update(requests)
        timed: list[SearchRequest] = []
        for seed in options.seed:
            fresh = draw_requests(titles, organisations, 2 * options.timed, seed + FRESH)
            drawn = [each for requests in fresh.values() for each in requests if each not in asked]
            timed += Random(seed).sample(drawn, min(options.timed, len(drawn)))
        times = measure(embedded, cluster, list(dict.fromkeys(timed)))
    told = {
        "documents": len(titles),
        "shards": options.shards,
        "seeds": options.seed,
        "kinds": {kind: each.to_json() for kind, each in equality.items()},
        "latency": {name: each.to_json() for name, each in times.items()},
        "median_ratio": median_ratios(times),
        "indexing": {
            name: {
                "bulletins_a_second": round(len(titles) / each.seconds, 1),
                "bytes_a_bulletin": round(each.bytes / max(1, len(titles))),
            }
            for name, each in (("embedded", embedded), ("opensearch", cluster))
        },
        "unequal": {kind: each.unequal[:20] for kind, each in equality.items() if each.unequal},
    }
    print(json.dumps(told, ensure_ascii=False, indent=2) if options.json else to_table(told))
    if any(
        not each.queries == each.equal_sets == each.equal_totals == each.equal_facets
        for each in equality.values()
    ):
        raise SystemExit(1)


def to_table(told: dict[str, Any]) -> str:
    """Return the figures as tables."""
    columns = (
        "queries",
        "equal_sets",
        "equal_totals",
        "equal_facets",
        "overlap@10",
        "equal_order",
    )
    kinds = [(kind, *(str(each[name]) for name in columns)) for kind, each in told["kinds"].items()]
    latency = [
        (name, *(f"{each[key]:.1f}" for key in ("median_ms", "p95_ms", "own_processor_ms")))
        for name, each in told["latency"].items()
    ]
    indexing = [
        (name, str(each["bulletins_a_second"]), str(each["bytes_a_bulletin"]))
        for name, each in told["indexing"].items()
    ]
    return "\n\n".join(
        (
            format_table(("kind", *columns), kinds),
            format_table(("engine", "median ms", "p95 ms", "own processor ms"), latency),
            format_table(("engine", "bulletins/s", "bytes a bulletin"), indexing),
        )
    )


def _frequent_organisations(searcher: Searcher) -> Sequence[str]:
    counts = searcher.answer(SearchRequest()).matches.term_counts(
        ORGANISATIONS, SearchRequest().filters
    )
    return [id for id, _ in Counter(dict(counts.held())).most_common(8)]


def _cut(documents: Path, limit: int | None, source: Path) -> Sequence[str]:
    """Write the first bulletins of a file as a source, and return their titles."""
    titles: dict[str, str] = {}
    with source.open("w", encoding="utf-8") as file:
        for each in read([documents]):
            if isinstance(each, Bulletin) and each.id not in titles:
                titles[each.id] = each.title
                file.write(json.dumps(each.to_json(), ensure_ascii=False) + "\n")
            if limit is not None and len(titles) == limit:
                break
    return list(titles.values())


@contextmanager
def _cluster(options: Any) -> Iterator[Sequence[str]]:
    """Yield the addresses of a cluster."""
    if options.addresses:
        yield options.addresses.split(",")
        return
    with (
        TemporaryDirectory(prefix="benchmark-cluster-") as made,
        Cluster.started(Path(made), options.nodes, tier=4) as cluster,
    ):
        yield cluster.addresses


def _parser() -> ArgumentParser:
    parser = ArgumentParser("benchmarks.engines", description=documentation)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument(
        "--queries", type=int, default=1_000, help="requests of each seed; 0 only builds"
    )
    parser.add_argument(
        "--timed", type=int, default=200, help="further ones of each seed that are timed"
    )
    parser.add_argument("--seed", type=int, nargs="+", default=[SEED])
    parser.add_argument("--addresses", help="of a running cluster, between commas")
    parser.add_argument("--folder", type=Path, help="where both indexes are kept, for one cluster")
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--replicas", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()
