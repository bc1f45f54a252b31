"""Whoosh's field writer: takes postings sorted by field and term, and writes the segment."""

from typing import Any

import numpy as np
from whoosh.codec.base import FieldWriter

from index.codec.whoosh_api.pending import PendingSegment
from search.field import KEYWORDS, Field


class ArrayFieldWriter(FieldWriter):  # type: ignore[misc]  # Whoosh ships no types.
    """Adds each posting to its document, and writes the segment's file when closed.

    A merge also passes postings of plain fields; they are ignored, because they can be derived.
    """

    def __init__(self, pending: PendingSegment) -> None:
        self._pending = pending
        self._field = ""
        self._text_field: Field | None = None
        self._term = ""
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        """Begin a field."""
        self._field = fieldname
        self._text_field = Field(fieldname) if fieldname in list(Field) else None

    def start_term(self, text: bytes) -> None:
        """Begin a term."""
        self._term = text.decode()

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        """Take a posting."""
        document = self._pending.documents[docnum]
        if self._text_field is not None:
            positions = np.frombuffer(vbytes, "<u4").tolist()
            document.positions[self._text_field] += [(each, self._term) for each in positions]
        elif self._field in KEYWORDS:
            document.keywords[self._field].append(self._term)

    def finish_term(self) -> None:
        """Do nothing: postings are kept by document."""

    def close(self) -> None:
        """Write the segment."""
        self._pending.write()
        self.is_closed = True
