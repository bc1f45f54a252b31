"""A Whoosh writer that takes whole documents and merges segments as arrays.

Locks, deletions, merge policies and the table of contents are Whoosh's; only the postings do not
go through its pool, which holds a tuple for each.
"""

from typing import Any

import numpy as np
from whoosh.writing import SegmentWriter

from index.codec.builder import SegmentBuilder
from index.codec.codec import BantinCodec
from index.codec.document import Document
from search.field import ID


class DocumentWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh ships no types.
    """Adds, replaces and deletes documents; `commit` and `cancel` are Whoosh's."""

    def __init__(self, index: Any) -> None:
        super().__init__(index, codec=BantinCodec())
        self._path = self.newsegment.path(self.storage)
        self._builder = SegmentBuilder(self._path.parent)

    def add(self, document: Document) -> None:
        """Add a document."""
        self._check_state()
        self._builder.add(document)
        self._count_documents(1)

    def replace(self, document: Document) -> None:
        """Add a document in place of those that have its id now."""
        for id in document.keywords[ID]:
            self.delete_by_term(ID, id)
        self.add(document)

    def add_reader(self, reader: Any) -> None:
        """Take in the living documents of a segment: how Whoosh's merge policies merge."""
        opened = reader.segment().open(reader.storage())
        alive = np.ones(opened.segment.count, np.bool_)
        alive[list(reader.segment().deleted_docs())] = False
        self._builder.add_segment(opened.segment, opened.records, alive)
        self._count_documents(int(alive.sum()))

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
