"""Bantin's default search."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.engine.bantin import build
from benchmarks.ranking import DEPTH
from index.opening.generation import open_current
from search.request import SearchRequest

__all__ = ["Ranker", "build", "open_index"]


class Ranker:
    """The current generation."""

    def __init__(self, folder: Path) -> None:
        self._generation = open_current(folder)

    def rank(self, text: str) -> Sequence[str]:
        """Return the ids on the first page."""
        page = self._generation.searcher.search(SearchRequest(text=text, per_page=DEPTH))
        return [hit.id for hit in page.hits]

    def close(self) -> None:
        """Let go of the generation."""


def open_index(folder: Path) -> Ranker:
    """Open the current generation."""
    return Ranker(folder)
