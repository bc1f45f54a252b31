"""Bantin itself, built as by `bantin reindex`; does only what peers do, or all that the site does.

The kernel answers where there is one; `bantin-numpy` stands beside it.

Words and phrases are ranked by BM25F of the syllables alone, over five fields where peers have one.
Pairs and words, which also raise a rank, and all that a page shows belong to "everything".
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray

from benchmarks.engine import TOP, Answer
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin
from index.codec.whoosh_api import index as whoosh_index
from index.opening.generation_arrays import open_index_reader
from index.opening.index_folder import current_path
from index.opening.schema import SCHEMA
from index.writing.writer import reindex
from search.engine.compiled.engine import open_engine
from search.engine.contract import Engine
from search.engine.index_reader import IndexReader
from search.engine.page_order import rank_page
from search.engine.scored_docs import ScoredDocs
from search.field import ORGANISATIONS
from search.kernel.library import Kernel, NoKernel, find_kernel
from search.query.clause import Query, ScoringClauses
from search.query.parser import parse
from search.query.walk import term_clauses
from search.request import UNKNOWN, Filters, SearchRequest, Sort
from search.result import ResultPage
from search.searcher import Searcher

MIXES = frozenset(Mix)
EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Found:
    """The total, the best documents with their scores, and the counts of both facets by value."""

    total: int
    documents: NDArray[intp]
    scores: NDArray[float64]
    organisations: NDArray[intp]
    months: NDArray[intp]


class Reader:
    """The current generation."""

    def __init__(self, folder: Path, kernel: Kernel | NoKernel) -> None:
        index = whoosh_index.open_index(current_path(folder), SCHEMA)
        self._reader = open_index_reader(index)
        self.engine = open_engine(self._reader, kernel)
        self._searcher = Searcher(self.engine)

    def search(self, query: str, mix: Mix) -> Found | ResultPage:
        """Do what peers do for words and phrases; for the default search, make a whole page."""
        if mix is not Mix.EVERYTHING:
            text = f'"{query}"' if mix is Mix.PHRASES else query
            return find_bare(self.engine, parse(text))
        page = self._searcher.search(SearchRequest(text=query, per_page=TOP))
        # Hits and facets are made when they are read, as a page does.
        parts = [replace(part, hits=tuple(part.hits)) for part in (page.strict, page.loose)]
        organisations, dates = tuple(page.organisations), tuple(page.dates)
        strict, loose = parts
        return replace(page, strict=strict, loose=loose, organisations=organisations, dates=dates)

    def answer(self, found: Found | ResultPage) -> Answer:
        """Return the counts by id, with the organisations that Bantin found in the text."""
        if isinstance(found, Found):
            return name(found, self._reader)
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
        """Release the generation."""


def bare(query: Query) -> Query:
    """Return a query that is scored by its syllables, and not by pairs of them."""
    apart = [term.moved(2 * rank) for rank, term in enumerate(term_clauses(query.required))]
    return replace(query, ranked_by=(ScoringClauses(tuple(apart), 1.0),))


def find_bare(engine: Engine, query: Query) -> Found:
    """Return total, hits and facets of the documents that match, scored by their syllables."""
    matches = engine.match(bare(query))
    page = matches.page(EVERYTHING, Sort.RELEVANCE, 0, TOP)
    return Found(
        matches.total,
        page.doc_ids,
        page.scores,
        matches.term_counts(ORGANISATIONS, EVERYTHING).counts,
        matches.month_counts(EVERYTHING).counts,
    )


def finish(scored: ScoredDocs, reader: IndexReader) -> Found:
    """Return total, hits and facets of the matching documents, as every engine must."""
    page = rank_page(scored, reader, 0, TOP)
    return Found(
        len(scored.doc_ids),
        page.doc_ids,
        page.scores,
        np.bincount(reader.organisations.of(scored.doc_ids)),
        np.bincount(reader.months.take(scored.doc_ids)),
    )


def name(found: Found, reader: IndexReader) -> Answer:
    """Return the counts by id."""
    return Answer(
        found.total,
        {reader.organisations.terms[each]: count for each, count in _counted(found.organisations)},
        {_month_id(each + reader.first_month): count for each, count in _counted(found.months)},
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
    return Reader(folder, find_kernel())


def _counted(counts: NDArray[intp]) -> list[tuple[int, int]]:
    """Return the values with a count above 0, each with its count."""
    held = np.flatnonzero(counts)
    return list(zip(held.tolist(), counts.take(held).tolist(), strict=True))


def _month_id(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
