"""Writes the index of one generation: changes over a copy of the one before, or all anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.codec.document import Document
from index.opensearch.bulk import BulkLoader
from index.opensearch.index_merging import merge
from index.opensearch.mapping import Spread, index_body
from index.opensearch.new_index import make_index
from index.opensearch.source import document_key, source_of
from index.opensearch.vocabulary_builder import VocabularyBuilder
from search.field import ID
from search.opensearch import packing
from search.opensearch.cluster.connection import WRITING_SECONDS, Connection, Json
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import DAY_NUMBER, NUMBER, STORED_TERMS
from search.opensearch.query.hit_search import SORTS
from search.opensearch.vocabulary import Vocabulary
from search.request import Sort

SAMPLED = 1024
"""The least size of the sample, as `search.engine.index_reader.SAMPLED`: it is the same one."""

MERGED_FROM = 2_000
"""Documents from which on a new index is merged: that halves its size, and takes half a minute."""

_FIRST = 200
"""Documents whose mean length an index is created with."""

_READ = 500


@dataclass(frozen=True, slots=True)
class WritingBasis:
    """The index that a new one is copied from, and its vocabulary."""

    index: str
    vocabulary: Vocabulary


class ClusterWriter:
    """Collects the changes of one generation; an index without `basis` is built from nothing.

    `folder` takes the files of the generation.
    """

    def __init__(
        self,
        connection: Connection,
        name: str,
        folder: Path,
        spread: Spread,
        basis: WritingBasis | None = None,
    ) -> None:
        self._connection = connection
        self._name = name
        self._folder = folder
        self._spread = spread
        self._basis = basis
        self._vocabulary = VocabularyBuilder(basis.vocabulary if basis else None)
        self.next_number = basis.vocabulary.next_number if basis else 0
        self._loader: BulkLoader | None = None
        self._first: list[tuple[str, Json]] = []
        self._known: set[str] = set()
        self._replaced: list[str] = []
        if basis:
            self._copy(basis.index)
            self._loader = BulkLoader(connection, name)

    def replace(self, document: Document) -> None:
        """Add a document, in place of the one with its id."""
        (id,) = document.keywords[ID]
        self._note(id)
        source = source_of(document, self.next_number, self._vocabulary)
        self.next_number += 1
        if self._loader is not None:
            self._loader.put(document_key(id), source)
            return
        self._first.append((id, source))
        if len(self._first) >= _FIRST:
            self._create()

    def remove(self, id: str) -> None:
        """Remove a document."""
        self._note(id)
        self._create()
        assert self._loader is not None
        self._loader.delete(document_key(id))

    def commit_by_size(self) -> None:
        """Make all changes searchable, and write the vocabulary.

        What was built anew is merged, changes are left to the cluster to merge.
        """
        self._create()
        assert self._loader is not None
        self._discount()
        self._loader.finish()
        self._ask("POST", "_refresh")
        self._write_vocabulary()
        self._ask("POST", "_flush")
        if self._basis is None and self._vocabulary.documents >= MERGED_FROM:
            merge(self._connection, self._name)

    def cancel(self) -> None:
        """Give up; whoever made the folder removes the index."""
        if self._loader is not None:
            self._loader.cancel()

    def _create(self) -> None:
        if self._loader is not None:
            return
        body = index_body(self._spread, self._vocabulary.average_length)
        make_index(self._connection, f"/{self._name}", body)
        self._loader = BulkLoader(self._connection, self._name)
        for id, source in self._first:
            self._loader.put(document_key(id), source)
        self._first = []

    def _copy(self, index: str) -> None:
        """Copy an index by hard links to its files, which never change."""
        settings = {
            "index.number_of_replicas": 0,
            "index.blocks.write": None,
            "index.refresh_interval": "-1",
        }
        path = f"/{index}/_clone/{self._name}?wait_for_active_shards=1"
        make_index(self._connection, path, {"settings": settings})
        health = f"/_cluster/health/{self._name}?wait_for_status=yellow&timeout=100s"
        self._connection.ask("GET", health, seconds=WRITING_SECONDS)

    def _note(self, id: str) -> None:
        """Note an id whose earlier document counts no more."""
        if id in self._known:
            raise ValueError(f"{id} was changed before in this run")
        self._known.add(id)
        if self._basis:
            self._replaced.append(id)

    def _discount(self) -> None:
        """Take the replaced and removed documents of the basis out of the vocabulary."""
        if self._basis is None:
            return
        before = GenerationIndex(self._connection, self._basis.index)
        for first in range(0, len(self._replaced), _READ):
            ids = self._replaced[first : first + _READ]
            body = {
                "query": {"terms": {ID: ids}},
                "size": len(ids),
                "stored_fields": "_none_",
                "docvalue_fields": [STORED_TERMS],
            }
            for each in before.search(body)["hits"]["hits"]:
                self._vocabulary.discount(packing.decode(each["fields"][STORED_TERMS][0]))

    def _write_vocabulary(self) -> None:
        index = GenerationIndex(self._connection, self._name)
        numbers: list[int] = []
        newest_day = 0
        for number, day in self._by_time(index):
            newest_day = newest_day if numbers else day
            numbers.append(number)
        sampled = numbers[:: max(1, len(numbers) // SAMPLED)]
        stored = self._stored_terms(index, sampled)
        self._vocabulary.write(
            self._folder,
            sampled,
            stored,
            newest_day=newest_day,
            next_number=self.next_number,
        )

    def _by_time(self, index: GenerationIndex) -> Iterator[tuple[int, int]]:
        """Yield number and day of all documents, newest first."""
        body = {
            "sort": SORTS[Sort.NEWEST],
            "stored_fields": "_none_",
            "docvalue_fields": [NUMBER, DAY_NUMBER],
        }
        for each in index.hits(body):
            yield int(each["fields"][NUMBER][0]), int(each["fields"][DAY_NUMBER][0])

    def _stored_terms(self, index: GenerationIndex, numbers: Sequence[int]) -> Sequence[bytes]:
        held: dict[int, bytes] = {}
        for first in range(0, len(numbers), _READ):
            asked = numbers[first : first + _READ]
            body = {
                "query": {"terms": {NUMBER: asked}},
                "size": len(asked),
                "stored_fields": "_none_",
                "docvalue_fields": [NUMBER, STORED_TERMS],
            }
            for each in index.search(body)["hits"]["hits"]:
                fields = each["fields"]
                held[int(fields[NUMBER][0])] = packing.decode(fields[STORED_TERMS][0])
        return [held[each] for each in numbers]

    def _ask(self, method: str, action: str) -> Json:
        path = f"/{self._name}/{action}"
        return self._connection.ask(method, path, seconds=WRITING_SECONDS)
