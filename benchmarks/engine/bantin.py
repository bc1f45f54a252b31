"""Bantin itself: built as `bantin reindex` builds, asked as the site asks."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.engine import TOP, Answer
from benchmarks.mix import Mix
from index.bulletin import Bulletin
from index.store import open_current
from index.writer import reindex
from search.request import SearchRequest
from search.result import ResultPage

MIXES = frozenset(Mix)


# All is matched, ranked and counted for a page past the end; but it makes no hits and snippets.
_PAST_THE_END = 1_000_000


class Reader:
    """The current generation."""

    def __init__(self, folder: Path) -> None:
        self._generation = open_current(folder)

    def search(self, query: str, mix: Mix) -> ResultPage:
        """Search as the site does; where no other engine makes snippets, make none either."""
        text = f'"{query}"' if mix is Mix.PHRASES else query
        page = 1 if mix is Mix.EVERYTHING else _PAST_THE_END
        request = SearchRequest(text=text, page=page, per_page=TOP)
        return self._generation.searcher.search(request)

    def answer(self, found: ResultPage) -> Answer:
        """Return the counts by id; organisations that Bantin found in the text are among them."""
        return Answer(
            found.total,
            {each.id: each.count for each in found.organisations},
            {month.id: month.count for year in found.dates for month in year.parts},
        )

    def close(self) -> None:
        """Close the generation."""
        self._generation.close()


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write the bulletins as JSON Lines, and index that file on all cores."""
    source = folder / "bulletins.jsonl"
    with source.open("w", encoding="utf-8") as lines:
        for bulletin in bulletins:
            lines.write(json.dumps(bulletin.to_json(), ensure_ascii=False) + "\n")
    reindex([source], folder, progress=lambda _: None)
    source.unlink()


def open_index(folder: Path) -> Reader:
    """Open the current generation."""
    return Reader(folder)
