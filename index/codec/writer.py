"""A Whoosh writer that takes whole documents and merges segments as arrays.

Locks, deletions and merge policies are Whoosh's. Postings bypass its pool, which holds a tuple for
each, and the table of segments is ours.
"""

from collections.abc import Sequence
from logging import getLogger
from typing import Any

import numpy as np

from index.codec.builder import SegmentBuilder
from index.codec.codec import BantinCodec
from index.codec.document import Document
from index.codec.segment_file import SegmentFile
from index.codec.tiers import Size, choose
from index.codec.whoosh_api.index import TableWriter
from search.field import ID

_log = getLogger(__name__)


class DocumentWriter(TableWriter):
    """Adds, replaces and deletes documents; `commit` and `cancel` are Whoosh's."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=BantinCodec())
        self._path = self.newsegment.path(self.storage)
        self._builder = SegmentBuilder(self._path.parent)
        self._opened: dict[str, SegmentFile] = {}

    def add(self, document: Document) -> None:
        """Add a document."""
        self._check_state()
        self._builder.add(document)
        self._count_documents(1)

    def replace(self, document: Document) -> None:
        """Add a document, and delete the committed documents with the same id."""
        for id in document.keywords[ID]:
            self.remove(id)
        self.add(document)

    def remove(self, id: str) -> None:
        """Delete the documents with an id, except those added since the last commit."""
        self._check_state()
        for segment in self.segments:
            for doc_id in self._open(segment).records.keywords[ID].find(id).tolist():
                segment.delete_document(doc_id)

    def commit_by_size(self) -> None:
        """Save all changes, and merge the segments that `index.codec.tiers` chooses."""
        self.commit(mergetype=_merge_by_size)

    def take_in(self, segment: Any) -> None:
        """Copy the living documents of a segment into the new one."""
        opened = self._open(segment)
        alive = np.ones(opened.segment.count, np.bool_)
        alive[list(segment.deleted_docs())] = False
        self._builder.add_segment(opened.segment, opened.records, alive)
        self._count_documents(int(alive.sum()))

    def add_reader(self, reader: Any) -> None:
        """Copy the living documents of a segment; Whoosh's merge policies call this."""
        self.take_in(reader.segment())

    def _open(self, segment: Any) -> SegmentFile:
        id = segment.segment_id()
        if id not in self._opened:
            self._opened[id] = segment.open(self.storage)
        return self._opened[id]

    def _count_documents(self, count: int) -> None:
        self.docnum += count
        self._added: bool = self._added or count > 0

    def _flush_segment(self) -> None:
        self._builder.finish(self._path)
        self.perdocwriter.is_closed = self.fieldwriter.is_closed = True

    def _close_segment(self) -> None:
        self._builder.discard()
        self.perdocwriter.is_closed = self.fieldwriter.is_closed = True
        self.pool.cleanup()


def _merge_by_size(writer: DocumentWriter, segments: Sequence[Any]) -> Sequence[Any]:
    """Merge the segments that `index.codec.tiers` chooses, and return the others."""
    living = [each for each in segments if each.doc_count()]
    sizes = [Size(each.doc_count(), each.deleted_count()) for each in living]
    merged = choose(sizes, writer.doc_count())
    for number in sorted(merged):
        _log.info("merging a segment of %d bulletins", sizes[number].living)
        writer.take_in(living[number])
    return [each for number, each in enumerate(living) if number not in merged]
