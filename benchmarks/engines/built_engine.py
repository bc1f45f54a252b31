"""Both engines over the same bulletins, built where they are not there yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from index.opening.cluster_generations import ClusterGenerations
from index.opening.generation_arrays import open_arrays
from index.opening.index_store import FolderStore, IndexStore
from index.opensearch.cluster_store import ClusterStore
from index.opensearch.mapping import Spread
from index.writing.writer import reindex
from search.field import ID
from search.opensearch.cluster.connection import Access
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import NUMBER
from search.searcher import Searcher

PREFIX = "benchmark"
PATIENCE = 60.0
"""Seconds that a request may take here: answers are compared, whatever they cost."""


@dataclass(frozen=True, slots=True)
class BuiltEngine:
    """One engine over the bulletins, the id of each document, and what building took."""

    searcher: Searcher
    ids: Any
    seconds: float
    bytes: int


def build_cluster(
    source: Path, folder: Path, addresses: Sequence[str], spread: Spread
) -> BuiltEngine:
    """Build the engine on a cluster at some addresses."""
    generations = ClusterGenerations(folder, Access(addresses), PREFIX, PATIENCE)
    store = ClusterStore(generations, spread)
    seconds = _timed(folder, lambda: reindex([source], store, lambda _: None))
    generation = generations.open_current()
    index = generations.index_of(generation.path.name)
    stats = generations.writing.ask("GET", f"/{index}/_stats/store")["_all"]["primaries"]
    asked = GenerationIndex(generations.writing, index)
    body = {"sort": [{NUMBER: "asc"}], "stored_fields": "_none_", "docvalue_fields": [NUMBER, ID]}
    ids = {each["fields"][NUMBER][0]: each["fields"][ID][0] for each in asked.hits(body)}
    return BuiltEngine(generation.searcher, ids, seconds, stats["store"]["size_in_bytes"])


def build_embedded(source: Path, folder: Path) -> BuiltEngine:
    """Build the engine on one machine."""
    store = FolderStore(folder)
    seconds = _timed(folder, lambda: reindex([source], folder, lambda _: None))
    size = sum(each.stat().st_size for each in store.current().iterdir())
    return BuiltEngine(store.open_current().searcher, _EmbeddedIds(store), seconds, size)


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
        reader = open_arrays(store.current()).reader
        self._ids = [
            segment.records.keywords[ID].terms[number].decode()
            for segment in reader.segments
            for number in segment.id_numbers.tolist()
        ]

    def __getitem__(self, doc_id: int) -> str:
        return self._ids[doc_id]
