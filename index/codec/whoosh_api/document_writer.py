"""Whoosh's per-document writer, for stored values and columns; postings go to the field writer."""

from typing import Any

from whoosh.codec.base import PerDocumentWriter

from index.codec.whoosh_api.pending import PendingDocument, PendingSegment
from search.field import PUBLISHED, STORED


class ArrayDocumentWriter(PerDocumentWriter):  # type: ignore[misc]  # Whoosh ships no types.
    """Takes the stored text and the time of publication of each document."""

    def __init__(self, pending: PendingSegment) -> None:
        self._pending = pending
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin a document; they come in order."""
        self._pending.documents.append(PendingDocument())

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Take the stored value of a field."""
        if fieldname == STORED and value is not None:
            text = value if isinstance(value, bytes) else str(value).encode()
            self._pending.documents[-1].text = text

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Take the value of a column; the column of ids is ignored, ids come with the postings."""
        if fieldname == PUBLISHED:
            self._pending.documents[-1].published = int(value)

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> None:
        """Raise: no field of the schema has vectors."""
        raise NotImplementedError(fieldname)

    def close(self) -> None:
        """Write nothing yet: the field writer does, once it has the postings."""
        self.is_closed = True
