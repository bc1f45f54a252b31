"""Engines that rank for the relevance benchmark: a module each, with `build` and `open_index`.

Peers have their default ranking: BM25 with their own constants; any syllable may match, because a
headline is seldom in its article as a whole. Each has an accented and a folded field, and searches
the folded one if a query has no accents. Searching both was tried with SQLite on 5,213 articles:
nDCG@10 0.88 instead of 0.90 for accented queries, 0.54 instead of 0.78 for accentless ones, and
0.81 instead of 0.75 for those with half their accents.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from benchmarks.engine import OURS
from benchmarks.inputs.accents import without_accents
from index.bulletin import Bulletin

RANKERS = (OURS, "sqlite", "tantivy", "whoosh")

DEPTH = 10
"""The number of hits of a query that the measures use."""


class Ranker(Protocol):
    """An opened index."""

    def rank(self, text: str) -> Sequence[str]:
        """Return the ids of the best bulletins for a query, best first."""

    def close(self) -> None:
        """Close the index."""


class RankingEngine(Protocol):
    """A module of this package."""

    def build(self, bulletins: Iterable[Bulletin], folder: Path) -> None:
        """Write an index of the bulletins into the empty folder."""

    def open_index(self, folder: Path) -> Ranker:
        """Return a ranker over what `build` wrote."""


def load(name: str) -> RankingEngine:
    """Return an engine by name; ImportError when its library is not installed."""
    return cast(RankingEngine, import_module(f"benchmarks.ranking.{name}"))


def field_for(query: str) -> str:
    """Return the field in which a peer searches."""
    return "folded" if query == without_accents(query) else "accented"
