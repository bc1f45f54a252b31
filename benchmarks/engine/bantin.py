"""Bantin itself, built as `bantin reindex` builds: bare as peers are, and as the site asks it.

Words and phrases are BM25F of the syllables alone, over five fields where peers have one. All that
raises a rank beside them (pairs, words) and all that a page shows belongs to "everything".
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray
from whoosh.index import open_dir

from benchmarks.engine import TOP, Answer
from benchmarks.mix import Mix
from index.bulletin import Bulletin
from index.schema import SCHEMA
from index.store import current_path, open_collection
from index.writer import reindex
from search.engine.executor import ArrayExecutor
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import leaves
from search.engine.page_order import choose_page
from search.engine.scoring.scored_docs import ScoredDocs
from search.query.clause import Query
from search.query.parser import parse
from search.request import UNKNOWN, SearchRequest
from search.result import ResultPage
from search.searcher import Searcher

MIXES = frozenset(Mix)


@dataclass(frozen=True, slots=True)
class Found:
    """The total, the best documents with their scores, and the counts of both facets by number."""

    total: int
    documents: NDArray[intp]
    scores: NDArray[float64]
    organisations: NDArray[intp]
    months: NDArray[intp]


class Reader:
    """The current generation."""

    def __init__(self, folder: Path) -> None:
        index = open_dir(str(current_path(folder)), schema=SCHEMA, readonly=True)
        self._collection = open_collection(index)
        self.executor = ArrayExecutor(self._collection)
        self._searcher = Searcher(self._collection)

    def search(self, query: str, mix: Mix) -> Found | ResultPage:
        """Do what peers do for words and phrases; else make a page with all that stands on it."""
        if mix is not Mix.EVERYTHING:
            text = f'"{query}"' if mix is Mix.PHRASES else query
            return finish(match_bare(self.executor, parse(text)), self._collection)
        page = self._searcher.search(SearchRequest(text=query, per_page=TOP))
        # Facets are made when they are read, and on a page they are.
        return replace(page, organisations=tuple(page.organisations), dates=tuple(page.dates))

    def answer(self, found: Found | ResultPage) -> Answer:
        """Return the counts by id; organisations that Bantin found in the text are among them."""
        if isinstance(found, Found):
            return name(found, self._collection)
        return Answer(
            found.total,
            {
                each.id: each.count
                for root in found.organisations
                for each in root.walk()
                if each.id != UNKNOWN
            },
            {month.id: month.count for year in found.dates for month in year.parts},
        )

    def close(self) -> None:
        """Close the searcher."""
        self._searcher.close()


def match_bare(executor: ArrayExecutor, query: Query) -> ScoredDocs:
    """Return the documents that match, scored by their syllables and not by pairs of them."""
    found = executor.find(query)
    apart = [replace(unit, position=2 * rank) for rank, unit in enumerate(leaves(query.required))]
    scored = replace(found, query=replace(query, required=tuple(apart), ranked_by=()))
    return ScoredDocs(found.documents, executor.score(scored, found.documents))


def finish(match: ScoredDocs, collection: IndexReader) -> Found:
    """Return what is asked of every engine about the documents that match."""
    chosen = choose_page(match, collection, SearchRequest(per_page=TOP))
    return Found(
        len(match.documents),
        match.documents.take(chosen),
        match.scores.take(chosen),
        np.bincount(collection.organisations_of(match.documents)),
        np.bincount(collection.months.take(match.documents)),
    )


def name(found: Found, collection: IndexReader) -> Answer:
    """Return the counts by id."""
    return Answer(
        found.total,
        {collection.organisations[each]: count for each, count in _counted(found.organisations)},
        {_month_id(each + collection.first_month): count for each, count in _counted(found.months)},
    )


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


def _counted(counts: NDArray[intp]) -> list[tuple[int, int]]:
    """Return the values that were counted at all, each with its count."""
    held = np.flatnonzero(counts)
    return list(zip(held.tolist(), counts.take(held).tolist(), strict=True))


def _month_id(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
