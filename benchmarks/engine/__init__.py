"""Engines under one small protocol: a module each, with `MIXES`, `build` and `open_index`.

All engines index the same bulletins, run on one thread without result caches, and do the same work
for each query: match all syllables, find the best ten by BM25, the exact total, and organisation
and month facets. Peers index the text twice, accented and folded, and search the folded text for
queries without accents. Preparing a query (analysis, parsing) is timed. Where an engine's own
answer counts by number, looking up the names of the numbers is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin

TOP = 10
"""The number of hits of an answer."""

ENGINES = ("bantin", "bantin-numpy", "whoosh", "tantivy", "lucene", "xapian", "sqlite")

OURS = "bantin"

WRITTEN_BY = {"bantin-numpy": OURS, "whoosh": OURS}
"""Engines that read the index of another one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What every engine must compute within the measured time."""

    total: int
    organisations: Mapping[str, int]
    months: Mapping[str, int]


class Reader(Protocol):
    """An opened index."""

    def search(self, query: str, mix: Mix) -> Any:
        """Execute a query, and return the engine's own kind of result; this is timed."""

    def answer(self, found: Any) -> Answer:
        """Return the engine's own kind of result as an answer; this is not timed."""

    def close(self) -> None:
        """Close the index."""


class Engine(Protocol):
    """A module of this package."""

    MIXES: frozenset[Mix]

    def build(self, bulletins: Iterable[Bulletin], folder: Path) -> None:
        """Write an index of the bulletins into the empty folder."""

    def open_index(self, folder: Path) -> Reader:
        """Return a reader of what `build` wrote."""


def load(name: str) -> Engine:
    """Return an engine by name; ImportError when its library is not installed."""
    return cast(Engine, import_module(f"benchmarks.engine.{name.replace('-', '_')}"))


def text_of(bulletin: Bulletin) -> str:
    """Return the one text that peers index of a bulletin."""
    parts = (bulletin.title, bulletin.lead, *bulletin.body, *bulletin.captions, bulletin.author)
    return "\n".join(part for part in parts if part)


def month_of(bulletin: Bulletin) -> int:
    """Return the month of publication as a number, 202007 for July 2020."""
    return bulletin.published.year * 100 + bulletin.published.month


def month_id(month: int) -> str:
    """Return the id that Bantin's facet has for a month's number, 2020-07 for 202007."""
    return f"{month // 100}-{month % 100:02}"
