"""Checks that readers do not notice killed writers.

    python -m benchmarks.kills --documents news.jsonl.xz --limit 3000 --kills 50

A server answers a steady load of requests. Edition after edition of the same bulletins is indexed,
in full and by changes; each run is killed at a random moment, then one is let through. Every answer
must be of one edition, and after each run all bulletins of its edition must be there.
"""

import json
import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic, sleep
from urllib.parse import urlencode

from benchmarks.inputs.corpus import Corpus
from benchmarks.measuring.running_site import running
from index.bulletin import Bulletin
from index.opening.generation import open_current
from index.opening.generation_arrays import open_current_arrays
from index.opening.index_folder import UNFINISHED
from search.vietnam_time import VIETNAM

CLIENTS = 4

MARKS = 20
"""Bulletins that carry the number of the edition; as the newest they fill the first page."""

WORD = "zqchung"
"""A word in every bulletin, so that one request counts all of them."""

_BANTIN = (sys.executable, "-c", "from index.command import main; main()")
_SERVE = (sys.executable, "-c", "from webui.serve import serve; serve()")
_NEWEST = datetime(2100, 1, 1, tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True)
class Figures:
    """The number of killed runs, the answers that readers got meanwhile, and what was lost."""

    kills: int
    killed_after_the_switch: int
    requests: int
    failed: int
    mixed: int
    lost: int
    left_behind: int
    slowest_switch_seconds: float
    slowest_answer_seconds: float


class Editions:
    """A source whose bulletins, also in number, differ a little between editions."""

    def __init__(self, path: Path, bulletins: Sequence[Bulletin]) -> None:
        self.path = path
        self._bulletins = [
            replace(each, body=(*each.body, WORD), published=min(each.published, _NEWEST))
            for each in bulletins
        ]

    def count(self, edition: int) -> int:
        """Return how many bulletins an edition has."""
        return len(self._bulletins) - edition % 7 + MARKS

    def ids(self, edition: int) -> set[str]:
        """Return the ids of an edition."""
        return {each.id for each in self._of(edition)}

    def publish(self, edition: int) -> None:
        """Replace the source by an edition."""
        lines = (json.dumps(each.to_json(), ensure_ascii=False) for each in self._of(edition))
        aside = self.path.with_suffix(".new")
        aside.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        aside.replace(self.path)

    def _of(self, edition: int) -> Iterator[Bulletin]:
        yield from self._bulletins[edition % 7 :]
        for number in range(MARKS):
            yield Bulletin(
                id=f"mark-{number}",
                title=f"Edition {edition}",
                published=_NEWEST + timedelta(days=number),
                body=(WORD,),
            )


class Clients:
    """Send requests without end, and count the answers."""

    def __init__(self, port: int, editions: Editions, clients: int) -> None:
        self._port = port
        self._editions = editions
        self._stop = Event()
        self._threads = [Thread(target=self._ask, daemon=True) for _ in range(clients)]
        self.requests = self.failed = self.mixed = 0
        self.slowest = 0.0

    def start(self) -> None:
        for each in self._threads:
            each.start()

    def stop(self) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()

    def _ask(self) -> None:
        while not self._stop.is_set():
            start = monotonic()
            try:
                edition = ask(self._port, self._editions)
            except (OSError, ValueError):
                self.failed += 1
            else:
                self.mixed += edition is None
            self.requests += 1
            self.slowest = max(self.slowest, monotonic() - start)
            sleep(0.01)


def ask(port: int, editions: Editions) -> int | None:
    """Return the edition that an answer is of, None if it mixes several.

    Raises OSError or ValueError if there is no good answer.
    """
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    parameters = urlencode({"q": WORD, "sort": "newest", "per_page": MARKS})
    try:
        connection.request("GET", f"/api/v1/search?{parameters}")
        response = connection.getresponse()
        if response.status != 200:
            raise ValueError(response.status)
        answer = json.load(response)
    finally:
        connection.close()
    titles = {hit["title"] for hit in answer["hits"]}
    edition = int(titles.pop().removeprefix("Edition "))
    counted = sum(year["count"] for year in answer["facets"]["dates"]["values"])
    count = editions.count(edition)
    return edition if not titles and answer["total"] == counted == count else None


def measure(
    bulletins: Sequence[Bulletin], kills: int, folder: Path, clients: int = CLIENTS, seed: int = 1
) -> Figures:
    """Kill `kills` runs under load, and return the result."""
    random = Random(seed)
    editions = Editions(folder / "source.jsonl", bulletins)
    index_dir = folder / "index"
    editions.publish(0)
    durations = {"--full": _run(editions, index_dir, "--full"), "": 1.0}
    late = lost = left = 0
    slowest = 0.0
    serve = (*_SERVE, "--index", str(index_dir), "--port", "0")
    # Its log tells of requests that wait for one of its threads, as they do under load.
    with running(serve, is_quiet=True) as port:
        load = Clients(port, editions, clients)
        load.start()
        for edition in range(1, kills + 1):
            editions.publish(edition)
            mode = "--full" if edition % 2 else ""
            _kill(editions, index_dir, mode, random.uniform(0, 1.1 * durations[mode]))
            now = _edition(index_dir)
            late += now == edition
            lost += len(editions.ids(now) ^ _ids(index_dir))
            durations[mode] = _run(editions, index_dir, mode)
            slowest = max(slowest, _wait_for(port, editions, edition))
            lost += len(editions.ids(edition) ^ _ids(index_dir))
            left += len(list((index_dir / "generations").glob(f"*{UNFINISHED}")))
        load.stop()
    return Figures(
        kills,
        late,
        load.requests,
        load.failed,
        load.mixed,
        lost,
        left,
        round(slowest, 2),
        round(load.slowest, 2),
    )


def _command(editions: Editions, index_dir: Path, mode: str) -> list[str]:
    options = ["--index", str(index_dir), *([mode] if mode else [])]
    return [*_BANTIN, "reindex", str(editions.path), *options]


def _run(editions: Editions, index_dir: Path, mode: str) -> float:
    """Index the edition, and return the seconds it took; raises CalledProcessError."""
    start = monotonic()
    subprocess.run(_command(editions, index_dir, mode), check=True, stdout=subprocess.DEVNULL)
    return monotonic() - start


def _kill(editions: Editions, index_dir: Path, mode: str, after: float) -> None:
    """Index the edition, and kill the writer after some seconds if it is still running."""
    command = _command(editions, index_dir, mode)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        try:
            writer.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(writer.pid, signal.SIGKILL)


def _wait_for(port: int, editions: Editions, edition: int) -> float:
    """Return the seconds until the server answers from an edition that was just indexed."""
    start = monotonic()
    while ask(port, editions) != edition:
        sleep(0.02)
    return monotonic() - start


def _edition(index_dir: Path) -> int:
    stored = open_current(index_dir).searcher.stored("mark-0")
    assert stored is not None
    return int(stored["bulletin"]["title"].removeprefix("Edition "))


def _ids(index_dir: Path) -> set[str]:
    """Return the ids of all bulletins in the index."""
    reader = open_current_arrays(index_dir).reader
    texts = map(reader.text, reader.living.tolist())
    return {json.loads(each)["bulletin"]["id"] for each in texts}


def main(arguments: Sequence[str] | None = None) -> None:
    """Kill, count, and print one JSON object; ends with 1 if readers noticed anything."""
    parser = ArgumentParser("python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, default=3000, help="take the first so many documents")
    parser.add_argument("--kills", type=int, default=50, help="kill so many runs")
    options = parser.parse_args(arguments)
    bulletins = list(islice(Corpus(options.documents), options.limit))
    with TemporaryDirectory(prefix="kills-") as folder:
        figures = measure(bulletins, options.kills, Path(folder))
    print(json.dumps(asdict(figures), indent=2))
    if figures.failed or figures.mixed or figures.lost or figures.left_behind:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
