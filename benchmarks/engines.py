"""Whether a cluster answers as the embedded engine does, and what that costs.

    python -m benchmarks.engines --documents news.jsonl.xz --limit 20000

Both engines get the same bulletins and the same requests, one after the other, each on its own. The
cluster is `--nodes` nodes of the tests, started for this and stopped after it, or one that runs at
`--addresses`; then a `--folder` keeps both indexes for further runs. Ends with status 1 if any set,
total or count of facets differs.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from benchmarks.inputs.engine_requests import draw_requests
from benchmarks.measuring.table import format_table
from index.bulletin import Bulletin
from index.opening.cluster_generations import ClusterGenerations
from index.opening.index_store import FolderStore, IndexStore
from index.opensearch.cluster_store import ClusterStore
from index.opensearch.mapping import Spread
from index.reading.source import read
from index.writing.writer import reindex
from search.answer import Answer
from search.field import ID, ORGANISATIONS
from search.opensearch.cluster.connection import Access
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import NUMBER
from search.request import SearchRequest, Sort
from search.searcher import Searcher
from tests.opensearch.cluster import Cluster

SEED = 20260713
FRESH = 1_000
"""Added to the seed for requests that are timed: no engine was asked for them before."""

AGAIN = ", asked before"
PREFIX = "benchmark"
PATIENCE = 60.0
"""Seconds that a request may take here: answers are compared, whatever they cost."""

LISTED = 20_000
"""Bulletins of an answer up to which its whole set is compared, bulletin by bulletin."""


@dataclass(slots=True)
class Equality:
    """How many requests of a kind were asked, and in how many both engines were equal."""

    queries: int = 0
    equal_sets: int = 0
    equal_totals: int = 0
    equal_facets: int = 0
    equal_order: int = 0
    overlaps: list[float] = field(default_factory=list)
    unequal: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the figures of the kind."""
        return {
            "queries": self.queries,
            "equal_sets": self.equal_sets,
            "equal_totals": self.equal_totals,
            "equal_facets": self.equal_facets,
            "overlap@10": round(sum(self.overlaps) / max(1, len(self.overlaps)), 5),
            "equal_order": self.equal_order,
        }


@dataclass(slots=True)
class Times:
    """Milliseconds of each request, and of processor time of this process."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def to_json(self) -> dict[str, float]:
        """Return the middle and the ends."""
        return {
            "median_ms": round(median(self.wall), 2),
            "p95_ms": round(quantiles(self.wall, n=20)[-1], 2),
            "own_processor_ms": round(sum(self.processor) / len(self.processor), 2),
        }


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine over the bulletins, and its name for each document."""

    searcher: Searcher
    ids: Any
    seconds: float
    bytes: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Build both, compare them, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    with TemporaryDirectory(prefix="benchmark-engines-") as made, _cluster(options) as addresses:
        folder = options.folder or Path(made)
        folder.mkdir(exist_ok=True)
        source = folder / "documents.jsonl"
        titles = _cut(options.documents, options.limit, source)
        spread = Spread(options.shards, options.replicas)
        embedded = _build_embedded(source, folder / "embedded")
        cluster = _build_cluster(source, folder / "cluster", addresses, spread)
        if not options.queries:
            print(f"built: {embedded.seconds:.0f} s, {cluster.seconds:.0f} s")
            return
        for engine in (embedded, cluster):
            # As a site does when it starts: labels are made once.
            engine.searcher.prepare_suggestions()
        organisations = _frequent_organisations(embedded.searcher)
        kinds = draw_requests(titles, organisations, options.queries, options.seed)
        equality = {kind: compare(embedded, cluster, requests) for kind, requests in kinds.items()}
        asked = {each for requests in kinds.values() for each in requests}
        fresh = draw_requests(titles, organisations, 2 * options.timed, options.seed + FRESH)
        unasked = [each for requests in fresh.values() for each in requests if each not in asked]
        timed = Random(options.seed).sample(unasked, min(options.timed, len(unasked)))
        times = measure(embedded, cluster, list(dict.fromkeys(timed)))
    told = {
        "documents": len(titles),
        "shards": options.shards,
        "kinds": {kind: each.to_json() for kind, each in equality.items()},
        "latency": {name: each.to_json() for name, each in times.items()},
        "median_ratio": {
            name: round(median(times[f"opensearch{name}"].wall) / median(each.wall), 2)
            for name, each in (("", times["embedded"]), (AGAIN, times[f"embedded{AGAIN}"]))
        },
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


def compare(embedded: Engine, cluster: Engine, requests: Sequence[SearchRequest]) -> Equality:
    """Ask both engines the same, and compare everything that a page is made of."""
    found = Equality()
    for request in requests:
        mine, theirs = embedded.searcher.answer(request), cluster.searcher.answer(request)
        found.queries += 1
        checks = {
            "totals": (mine.total, mine.loose.total) == (theirs.total, theirs.loose.total),
            "sets": _listed(mine, embedded.ids) == _listed(theirs, cluster.ids),
            "facets": _facets(mine) == _facets(theirs),
        }
        page, other = ([each.id for each in answer.hits] for answer in (mine, theirs))
        checks["order"] = page == other
        found.equal_totals += checks["totals"]
        found.equal_sets += checks["sets"]
        found.equal_facets += checks["facets"]
        found.equal_order += checks["order"]
        found.overlaps.append(len({*page} & {*other}) / len(page) if page else 1.0)
        if not all(checks.values()):
            wrong = ", ".join(name for name, is_equal in checks.items() if not is_equal)
            found.unequal.append(f"{request.text}: {wrong}")
    return found


def measure(
    embedded: Engine, cluster: Engine, requests: Sequence[SearchRequest]
) -> dict[str, Times]:
    """Time whole pages that nobody asked for before, by turns, and each of them once more."""
    engines = {"embedded": embedded, "opensearch": cluster}
    times = {f"{name}{time}": Times() for name in engines for time in ("", AGAIN)}
    for request in requests:
        for time in ("", AGAIN):
            for name, engine in engines.items():
                start, own = perf_counter(), process_time()
                _page(engine.searcher, request)
                held = times[f"{name}{time}"]
                held.wall.append(1000 * (perf_counter() - start))
                held.processor.append(1000 * (process_time() - own))
    return times


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


def _page(searcher: Searcher, request: SearchRequest) -> None:
    page = searcher.search(request)
    list(page.organisations), list(page.dates)


def _listed(answer: Answer, ids: Any) -> list[str]:
    """Return the ids of each part of an answer by time, or the newest of them if they are many."""
    filters = answer.request.filters
    loose = answer._interpretation.loose
    parts = [answer.matches] if loose is None else [answer.matches, loose]
    return [
        ids[each]
        for part in parts
        for each in part.listing(filters, Sort.NEWEST, min(LISTED, part.count(filters))).tolist()
    ]


def _facets(answer: Answer) -> Any:
    filters = answer.request.filters
    counts = answer.matches.term_counts(ORGANISATIONS, filters.without_organisations)
    months = answer.matches.month_counts(filters.without_days)
    by_month = {
        months.first + place: count for place, count in enumerate(months.counts.tolist()) if count
    }
    return dict(counts.held()), counts.missing, by_month


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


def _build_embedded(source: Path, folder: Path) -> Engine:
    store = FolderStore(folder)
    seconds = _timed(folder, lambda: reindex([source], folder, lambda _: None))
    size = sum(each.stat().st_size for each in store.current().iterdir())
    return Engine(store.open_current().searcher, _EmbeddedIds(store), seconds, size)


def _timed(folder: Path, build: Callable[[], object]) -> float:
    """Build what is not there yet; return how long that took, now or then."""
    noted = folder.with_suffix(".seconds")
    if not noted.exists():
        start = perf_counter()
        build()
        noted.write_text(str(perf_counter() - start))
    return float(noted.read_text())


class _EmbeddedIds:
    """The id of each document of the embedded engine."""

    def __init__(self, store: IndexStore) -> None:
        from index.opening.generation_arrays import open_arrays

        reader = open_arrays(store.current()).reader
        self._ids = [
            segment.records.keywords[ID].terms[number].decode()
            for segment in reader.segments
            for number in segment.id_numbers.tolist()
        ]

    def __getitem__(self, doc_id: int) -> str:
        return self._ids[doc_id]


def _build_cluster(source: Path, folder: Path, addresses: Sequence[str], spread: Spread) -> Engine:
    generations = ClusterGenerations(folder, Access(addresses), PREFIX, PATIENCE)
    store = ClusterStore(generations, spread)
    seconds = _timed(folder, lambda: reindex([source], store, lambda _: None))
    generation = generations.open_current()
    index = generations.index_of(generation.path.name)
    stats = generations.writing.ask("GET", f"/{index}/_stats/store")["_all"]["primaries"]
    asked = GenerationIndex(generations.writing, index)
    body = {"sort": [{NUMBER: "asc"}], "stored_fields": "_none_", "docvalue_fields": [NUMBER, ID]}
    ids = {each["fields"][NUMBER][0]: each["fields"][ID][0] for each in asked.hits(body)}
    return Engine(generation.searcher, ids, seconds, stats["store"]["size_in_bytes"])


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
    parser = ArgumentParser("benchmarks.engines", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument(
        "--queries", type=int, default=1_000, help="requests of all kinds; 0 only builds"
    )
    parser.add_argument("--timed", type=int, default=200, help="of these, how many are timed")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--addresses", help="of a running cluster, between commas")
    parser.add_argument("--folder", type=Path, help="where both indexes are kept, for one cluster")
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--replicas", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    main()
