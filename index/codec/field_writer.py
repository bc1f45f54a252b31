"""Whoosh's field writer: postings come sorted by field and term, and the segment goes out."""

from typing import Any

import numpy as np
from whoosh.codec.base import FieldWriter

from index.codec.pending import PendingSegment
from search.field import KEYWORDS, Field


class ArrayFieldWriter(FieldWriter):  # type: ignore[misc]  # Whoosh ships no types.
    """Gives each posting to its document, and writes the segment's file when closed.

    Postings of plain fields, which a merge passes on, are dropped: they are derived.
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
            places = np.frombuffer(vbytes, "<u4").tolist()
            document.places[self._text_field] += [(place, self._term) for place in places]
        elif self._field in KEYWORDS:
            document.keywords[self._field].append(self._term)

    def finish_term(self) -> None:
        """Nothing is kept by term."""

    def close(self) -> None:
        """Write the segment."""
        self._pending.write()
        self.is_closed = True
