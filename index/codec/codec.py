"""Bantin's codec: how Whoosh writes and reads the segments on which the engine executes queries.

writer = index.writer(codec=BantinCodec())   Whoosh's own writer, a posting at a time
writer = DocumentWriter(index)               the same by whole documents (`index.codec.writer`)
"""

from pathlib import Path
from typing import Any

from whoosh.codec.base import Codec
from whoosh.codec.whoosh3 import W3Segment

from index.codec.builder import SegmentBuilder
from index.codec.segment_file import EXTENSION, SegmentFile, open_segment
from index.codec.whoosh_api.document_reader import ArrayDocumentReader
from index.codec.whoosh_api.document_writer import ArrayDocumentWriter
from index.codec.whoosh_api.field_writer import ArrayFieldWriter
from index.codec.whoosh_api.pending import PendingSegment
from index.codec.whoosh_api.terms_reader import ArrayTermsReader


class BantinSegment(W3Segment):  # type: ignore[misc]  # Whoosh ships no types.
    """A segment in one file of arrays."""

    def should_assemble(self) -> bool:
        """Return False: the one file is mapped into memory as it is."""
        return False

    def path(self, storage: Any) -> Path:
        """Return the file of the segment in a folder."""
        return Path(storage.folder) / str(self.make_filename(EXTENSION))

    def open(self, storage: Any) -> SegmentFile:
        """Open the arrays of the segment; raises DamagedIndexError."""
        return open_segment(self.path(storage))


class BantinCodec(Codec):  # type: ignore[misc]  # Whoosh ships no types.
    """Segments of arrays."""

    length_stats = False
    """The field writer counts lengths itself."""

    def __init__(self) -> None:
        self._pending: dict[str, PendingSegment] = {}

    def new_segment(self, storage: Any, indexname: str) -> BantinSegment:
        """Return a new segment, to be written."""
        return BantinSegment(self, indexname)

    def per_document_writer(self, storage: Any, segment: BantinSegment) -> ArrayDocumentWriter:
        """Return the writer of the documents of a new segment."""
        return ArrayDocumentWriter(self._open_pending(storage, segment))

    def field_writer(self, storage: Any, segment: BantinSegment) -> ArrayFieldWriter:
        """Return the writer of the postings of a new segment; it writes the file when closed."""
        return ArrayFieldWriter(self._open_pending(storage, segment))

    def per_document_reader(self, storage: Any, segment: BantinSegment) -> ArrayDocumentReader:
        """Return the reader of the documents of a segment."""
        return ArrayDocumentReader(segment.open(storage), segment)

    def terms_reader(self, storage: Any, segment: BantinSegment) -> ArrayTermsReader:
        """Return the reader of the terms of a segment."""
        return ArrayTermsReader(segment.open(storage))

    def _open_pending(self, storage: Any, segment: BantinSegment) -> PendingSegment:
        """Return the segment that the two writers fill together."""
        key = segment.segment_id()
        if key not in self._pending:
            path = segment.path(storage)
            self._pending[key] = PendingSegment(path, SegmentBuilder(path.parent))
            return self._pending[key]
        return self._pending.pop(key)
