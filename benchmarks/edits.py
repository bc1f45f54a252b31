"""Checks that an index updated by many edits answers like one built at once.

    python -m benchmarks.edits --documents news.jsonl.xz --limit 2000 --edits 1000

Bulletins are changed, added, removed and moved between files, a few at a time, and the index is
updated; at intervals its answers to all requests of a mix are compared with those of a new index.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from itertools import islice
from math import isclose
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from benchmarks.inputs.corpus import Corpus
from benchmarks.inputs.mix import draw_queries
from index.answer_json.answer import answer_json
from index.bulletin import Bulletin
from index.identity import slug
from index.opening.generation import open_current
from index.report import Progress
from index.writing.writer import reindex
from search.request import SearchRequest, Sort

FILES = 8

MOST_AT_ONCE = 40
"""Edits between two updates of the index."""

QUERIES = 30

TOLERANCE = 1e-9
"""The relative difference that scores may have."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The number of edits, updates and compared answers, and the answers that differed."""

    edits: int
    updates: int
    answers: int
    differing: Sequence[str]
    seconds_updating: float
    seconds_building: float


class Newsroom:
    """A folder of files of bulletins, which are edited at random."""

    def __init__(self, folder: Path, bulletins: Sequence[Bulletin], random: Random) -> None:
        self.folder = folder
        self.bulletins = {each.id: each for each in bulletins}
        self._files = {each.id: number % FILES for number, each in enumerate(bulletins)}
        self._random = random
        self._filed = 0
        folder.mkdir()
        self.save(range(FILES))

    def edit(self) -> Iterator[int]:
        """Make one edit, and yield the numbers of the files to save."""
        id = self._random.choice(list(self.bulletins))
        bulletin, file = self.bulletins[id], self._files[id]
        yield file
        match self._random.choice(("rewrite", "retitle", "redate", "file", "withdraw", "move")):
            case "rewrite":
                other = self.bulletins[self._random.choice(list(self.bulletins))]
                self.bulletins[id] = replace(bulletin, body=(*other.body[:2], *bulletin.body[1:]))
            case "retitle":
                other = self.bulletins[self._random.choice(list(self.bulletins))]
                self.bulletins[id] = replace(bulletin, title=other.title)
            case "redate":
                later = bulletin.published + timedelta(days=self._random.randint(-400, 400))
                self.bulletins[id] = replace(bulletin, published=later)
            case "file":
                self._filed += 1
                new = replace(bulletin, id=f"filed-{self._filed}", lead=bulletin.title)
                self.bulletins[new.id] = new
                self._files[new.id] = file
            case "withdraw":
                del self.bulletins[id]
            case "move":
                self._files[id] = self._random.randrange(FILES)
                yield self._files[id]

    def save(self, files: Sequence[int] | range) -> None:
        """Write all files again."""
        for file in files:
            lines = [
                json.dumps(each.to_json(), ensure_ascii=False)
                for id, each in self.bulletins.items()
                if self._files[id] == file
            ]
            path = self.folder / f"{file}.jsonl"
            path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def measure(
    bulletins: Sequence[Bulletin], edits: int, comparisons: int, folder: Path, seed: int = 1
) -> Figures:
    """Make `edits` edits, compare answers `comparisons` times meanwhile, and return the result."""
    random = Random(seed)
    newsroom = Newsroom(folder / "source", bulletins, random)
    updating = building = 0.0
    updates = answers = done = 0
    differing: list[str] = []
    _, seconds = _reindex(newsroom.folder, folder / "index", full=False)
    while done < edits:
        count = min(edits - done, random.randint(1, MOST_AT_ONCE))
        newsroom.save(sorted({file for _ in range(count) for file in newsroom.edit()}))
        _, seconds = _reindex(newsroom.folder, folder / "index", full=False)
        updating += seconds
        updates += 1
        is_time = done * comparisons // edits < (done + count) * comparisons // edits
        done += count
        if is_time:
            _, seconds = _reindex(newsroom.folder, folder / "fresh", full=True)
            building += seconds
            asked = list(requests(newsroom.bulletins, random))
            answers += len(asked)
            differing += differences(folder / "index", folder / "fresh", asked)
    return Figures(done, updates, answers, differing, round(updating, 1), round(building, 1))


def requests(bulletins: Mapping[str, Bulletin], random: Random) -> Iterator[SearchRequest]:
    """Yield the requests of a mix: every kind of clause, filter, order and page."""
    titles = [each.title for each in bulletins.values()]
    days = sorted(each.published.date() for each in bulletins.values())
    names = [name for each in bulletins.values() for name in each.organisations]
    for query in ("", *draw_queries(titles, QUERIES, random.randrange(1 << 30))):
        first, last = (query.split() or [""])[0], (query.split() or [""])[-1]
        for text in (query, f'"{query}"', f"{query} -{last}", f"{first} OR {last}", f"{last[:2]}*"):
            day, other = sorted(random.sample(days, 2))
            yield SearchRequest(text, sort=random.choice(list(Sort)), page=random.randint(1, 3))
            yield SearchRequest(text, published_from=day, published_to=other, per_page=50)
            if names:
                yield SearchRequest(text, organisations=(slug(random.choice(names)),))


def differences(one: Path, other: Path, asked: Sequence[SearchRequest]) -> Iterator[str]:
    """Yield the requests that two indexes answer differently."""
    searchers = [open_current(each).searcher for each in (one, other)]
    for request in asked:
        left, right = (answer_json(searcher.search(request)) for searcher in searchers)
        if not _are_alike(left, right):
            yield str(request)


def _are_alike(left: Any, right: Any) -> bool:
    """Tell whether two answers are the same, apart from rounding."""
    match left, right:
        case dict(), dict():
            return left.keys() == right.keys() and all(
                _are_alike(left[name], right[name]) for name in left
            )
        case (list(), list()) | (tuple(), tuple()):
            return len(left) == len(right) and all(map(_are_alike, left, right))
        case float(), float():
            return isclose(left, right, rel_tol=TOLERANCE)
    return bool(left == right)


def _reindex(source: Path, index_dir: Path, *, full: bool) -> tuple[Path, float]:
    start = perf_counter()
    report = reindex([source], index_dir, _pass_over, full=full)
    return report.generation, perf_counter() - start


def _pass_over(_progress: Progress) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """Edit, compare, and print one JSON object; ends with 1 if any answer differs."""
    parser = ArgumentParser("python -m benchmarks.edits", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, default=2000, help="take the first so many documents")
    parser.add_argument("--edits", type=int, default=1000, help="edit so many times")
    parser.add_argument("--comparisons", type=int, default=5, help="compare so many times")
    options = parser.parse_args(arguments)
    bulletins = list(islice(Corpus(options.documents), options.limit))
    with TemporaryDirectory(prefix="edits-") as folder:
        figures = measure(bulletins, options.edits, options.comparisons, Path(folder))
    print(json.dumps(asdict(figures), indent=2, ensure_ascii=False))
    if figures.differing:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
