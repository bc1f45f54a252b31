"""Kills nodes of a cluster under readers and a writer, and counts what goes wrong.

    python -m benchmarks.cluster_kills --documents news.jsonl.xz --limit 1500 --kills 20

Three nodes are started, every shard with a copy. Clients ask on and on and compare each answer with
the one from before; meanwhile the index is built anew, again and again. A random node gets SIGKILL
at a random moment, and is started again. Ends with status 1 for any wrong answer, any bulletin lost
or doubled, any request that failed for good, or more than 1 % that were repeated, by the connection
or by the client, and took over a second.
"""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from time import monotonic, sleep

from index.bulletin import Bulletin
from index.opening.cluster_generations import ClusterGenerations
from index.opensearch.cluster_store import ClusterStore
from index.opensearch.mapping import Spread
from index.reading.source import read
from index.writing.writer import reindex
from search.errors import BantinError, UnavailableError
from search.opensearch.cluster.connection import Access
from search.request import SearchRequest
from tests.opensearch.cluster import Cluster

QUERIES = ("mặt trận", "hà nội", "giao thong", "việt nam -mưa", "y tế OR giáo dục", "công an", "")

LONG = 1.0
"""Seconds beyond which an answer is slow; it is late if a request for it was repeated."""

PATIENCE = 30.0
"""Seconds after which a request that is repeated counts as failed."""


@dataclass(slots=True)
class Toll:
    """What happened to the requests and to the builds."""

    kills: int = 0
    answers: int = 0
    wrong: int = 0
    late: int = 0
    slow: int = 0
    failed: int = 0
    slowest: float = 0.0
    builds: int = 0
    broken_builds: int = 0
    miscounted: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Tell whether nothing was wrong, lost, doubled or failed, and next to nothing late."""
        bad = self.wrong + self.failed + self.miscounted
        return not bad and self.late * 100 <= self.answers


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill, count, and print one JSON object."""
    options = _parser().parse_args(arguments)
    with TemporaryDirectory(prefix="cluster-kills-") as made:
        folder = Path(made)
        source = folder / "documents.jsonl"
        bulletins = (each for each in read([options.documents]) if isinstance(each, Bulletin))
        kept = {each.id: each for each in islice(bulletins, options.limit)}
        lines = (json.dumps(each.to_json(), ensure_ascii=False) for each in kept.values())
        source.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        with Cluster.started(folder / "nodes", 3) as cluster:
            toll = run(cluster, source, folder / "index", len(kept), options.kills, options.seed)
    print(json.dumps(asdict(toll), ensure_ascii=False, indent=2))
    if not toll.is_good:
        raise SystemExit(1)


def run(
    cluster: Cluster, source: Path, folder: Path, bulletins: int, kills: int, seed: int
) -> Toll:
    """Kill nodes under four readers and a writer."""
    toll, stop, lock, random = Toll(), Event(), Lock(), Random(seed)
    access = Access(cluster.addresses)
    store = ClusterStore(ClusterGenerations(folder, access, "kills"), Spread(3, 1))
    reindex([source], store, lambda _: None, workers=1)
    expected = dict(zip(QUERIES, map(_ask(access, folder / "first"), QUERIES), strict=True))
    readers = [
        Thread(target=_read, args=(access, folder / f"{number}", expected, toll, stop, lock))
        for number in range(4)
    ]
    writer = Thread(target=_write, args=(store, source, bulletins, toll, stop))
    for thread in (*readers, writer):
        thread.start()
    for _ in range(kills):
        sleep(random.uniform(0.5, 5))
        victim = random.randrange(3)
        cluster.kill(victim)
        toll.kills += 1
        sleep(random.uniform(0.5, 4))
        cluster.start(victim)
        cluster.wait(3, "yellow")
        # Both copies of a shard must not be lost: wait until there are two again.
        cluster.wait(3, "green")
    stop.set()
    for thread in (*readers, writer):
        thread.join()
    return toll


def _ask(access: Access, folder: Path):  # type: ignore[no-untyped-def]  # a closure of this module
    generation = ClusterGenerations(folder, access, "kills").open_current()

    def ask(query: str) -> tuple[int, list[str]]:
        page = generation.searcher.search(SearchRequest(query))
        return page.total, [each.id for each in page.hits]

    return ask


def _read(
    access: Access,
    folder: Path,
    expected: dict[str, tuple[int, list[str]]],
    toll: Toll,
    stop: Event,
    lock: Lock,
) -> None:
    generations = ClusterGenerations(folder, access, "kills")
    held = None
    while not stop.is_set():
        for query in QUERIES:
            start, answer = monotonic(), None
            asked_again, repeated = generations.reading.repeated, False
            while answer is None and monotonic() - start < PATIENCE:
                try:
                    # As a process of the site does: the generation of the alias, whichever it is.
                    if held is None or generations.current() != held.path:
                        held = generations.open_current()
                    page = held.searcher.search(SearchRequest(query))
                    answer = page.total, [each.id for each in page.hits]
                except BantinError as error:
                    repeated, held = True, None
                    with lock:
                        toll.reasons = [*toll.reasons, type(error).__name__][-20:]
                    sleep(0.1)
            took = monotonic() - start
            repeated = repeated or generations.reading.repeated > asked_again
            with lock:
                toll.answers += 1
                toll.failed += answer is None
                toll.wrong += answer is not None and answer != expected[query]
                toll.late += repeated and took > LONG
                toll.slow += took > LONG
                toll.slowest = round(max(toll.slowest, took), 2)


def _write(store: ClusterStore, source: Path, bulletins: int, toll: Toll, stop: Event) -> None:
    while not stop.is_set():
        try:
            report = reindex([source], store, lambda _: None, workers=1, full=True)
            toll.builds += 1
            toll.miscounted += report.meta.bulletins != bulletins
        except (UnavailableError, OSError) as error:
            # The old generation stays; the next run builds anew.
            toll.broken_builds += 1
            toll.reasons = [*toll.reasons, f"build: {error}"[:300]][-20:]


def _parser() -> ArgumentParser:
    parser = ArgumentParser("benchmarks.cluster_kills", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=1_500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=20260713)
    return parser


if __name__ == "__main__":
    main()
