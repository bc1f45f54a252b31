"""Loads the documents of segments into a cluster, so that both engines answer for the same."""

import os
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import count
from json import loads
from pathlib import Path
from tempfile import TemporaryDirectory

from index.analysis import analyse
from index.bulletin import Bulletin
from index.opening.vocabulary_file import open_vocabulary
from index.opensearch.cluster_writer import ClusterWriter, WritingBasis
from index.opensearch.mapping import Spread
from search.engine.index_reader import IndexReader
from search.opensearch.cluster.connection import WRITING_SECONDS, Access, Connection
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.opensearch_engine import OpenSearchEngine
from tests.generated.history import Commit, living_after

KEPT = 4
"""Indexes that stay in the cluster; a node takes a thousand shards."""

_numbers = count()
"""Of this process; its number tells apart several that share a cluster."""


class Loader:
    """Makes an index of the documents of a reader; the deleted ones are added, then removed."""

    def __init__(self, addresses: tuple[str, ...], spread: Spread) -> None:
        self._writing = Connection(Access(addresses), WRITING_SECONDS)
        # No deadline of a page: a machine that is busy with other tests is not a fault.
        self._reading = Connection(Access(addresses), 30.0)
        self._spread = spread
        self._made: deque[str] = deque()

    def open(self, reader: IndexReader) -> OpenSearchEngine:
        """Load the documents of a reader, and open an engine on them."""
        living = {each: self._bulletin(reader, each) for each in reader.living.tolist()}
        ids = {each.id for each in living.values()}
        dead = [
            bulletin
            for each in sorted(set(range(reader.count)) - set(living))
            if (bulletin := self._bulletin(reader, each)).id not in ids
        ]
        extra = list({each.id: each for each in dead}.values())
        with TemporaryDirectory() as made:
            folder = Path(made)
            name = f"test-{os.getpid()}-{next(_numbers)}"
            writer = self._writer(name, folder / "first")
            for bulletin in (*living.values(), *extra):
                writer.replace(analyse(bulletin))
            writer.commit_by_size()
            last = folder / "first"
            if extra:
                basis = self._basis(name, last)
                name, last = f"{name}-copy", folder / "second"
                writer = self._writer(name, last, basis)
                for bulletin in extra:
                    writer.remove(bulletin.id)
                writer.commit_by_size()
            # Files that are open stay readable.
            vocabulary, _ = open_vocabulary(last)
        return OpenSearchEngine(GenerationIndex(self._reading, name), vocabulary)

    def replay(self, history: Sequence[Commit]) -> OpenSearchEngine:
        """Make a generation of each commit over the one before it, and open the last."""
        before: Mapping[str, Bulletin] = {}
        basis: WritingBasis | None = None
        with TemporaryDirectory() as made:
            for number in range(len(history)):
                after = living_after(history[: number + 1])
                filed = {each.id for each in history[number].filed}
                name = f"test-{os.getpid()}-{next(_numbers)}"
                folder = Path(made) / str(number)
                writer = self._writer(name, folder, basis)
                for id in before:
                    if id not in after:
                        writer.remove(id)
                for id, bulletin in after.items():
                    if id in filed or id not in before:
                        writer.replace(analyse(bulletin))
                writer.commit_by_size()
                before, basis = after, self._basis(name, folder)
            assert basis is not None
        return OpenSearchEngine(GenerationIndex(self._reading, basis.index), basis.vocabulary)

    def _writer(self, name: str, folder: Path, basis: WritingBasis | None = None) -> ClusterWriter:
        folder.mkdir()
        self._made.append(name)
        while len(self._made) > KEPT:
            self._writing.ask("DELETE", f"/{self._made.popleft()}")
        return ClusterWriter(self._writing, name, folder, self._spread, basis)

    def _basis(self, name: str, folder: Path) -> WritingBasis:
        block = {"index.blocks.write": True}
        self._writing.ask("PUT", f"/{name}/_settings", block)
        vocabulary, _ = open_vocabulary(folder)
        return WritingBasis(name, vocabulary)

    @staticmethod
    def _bulletin(reader: IndexReader, doc_id: int) -> Bulletin:
        return Bulletin.from_json(loads(reader.text(doc_id))["bulletin"])
