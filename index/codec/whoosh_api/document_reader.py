"""Whoosh's per-document reader over the arrays of a segment."""

from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.codec.base import PerDocumentReader
from whoosh.columns import ColumnReader

from index.codec.segment_file import SegmentFile
from search.field import ID, PUBLISHED, STORED, Field

_ROWS = {name: number for number, each in enumerate(Field) for name in (each, each.plain)}


class ArrayDocumentReader(PerDocumentReader):  # type: ignore[misc]  # Whoosh ships no types.
    """Reads lengths, columns and stored texts; Whoosh's segment knows what is deleted."""

    def __init__(self, opened: SegmentFile, whoosh_segment: Any) -> None:
        self._opened = opened
        self._whoosh_segment = whoosh_segment
        lengths = opened.segment.field_lengths
        self._totals = lengths.sum(axis=1).tolist()
        self._lengths = lengths

    def doc_count(self) -> int:
        """Return the number of living documents."""
        return self.doc_count_all() - int(self._whoosh_segment.deleted_count())

    def doc_count_all(self) -> int:
        """Return the number of documents."""
        return self._opened.segment.count

    def has_deletions(self) -> bool:
        """Tell whether any document is deleted."""
        return bool(self._whoosh_segment.deleted_count())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return bool(self._whoosh_segment.is_deleted(docnum))

    def deleted_docs(self) -> Any:
        """Return the numbers of the deleted documents."""
        return self._whoosh_segment.deleted_docs()

    def supports_columns(self) -> bool:
        """Return True: there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether a field has a column."""
        return fieldname in (ID, PUBLISHED)

    def list_columns(self) -> Sequence[str]:
        """Return the fields that have columns."""
        return ID, PUBLISHED

    def column_reader(self, fieldname: str, column: Any) -> ColumnReader:
        """Return the column of a field."""
        records = self._opened.records
        if fieldname == PUBLISHED:
            return ArrayColumn(records.published.tolist())
        ids = [b""] * self.doc_count_all()
        lists = records.keywords[ID]
        for number, term in enumerate(lists.terms):
            for document in lists.documents_of(number).tolist():
                ids[document] = term
        return ArrayColumn(ids)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the exact number of terms in a field of a document."""
        if fieldname not in _ROWS:
            return default
        return int(self._lengths[_ROWS[fieldname], docnum])

    def field_length(self, fieldname: str) -> int:
        """Return the number of terms in a field of all documents."""
        return int(self._totals[_ROWS[fieldname]]) if fieldname in _ROWS else 0

    def min_field_length(self, fieldname: str) -> int:
        """Return the smallest number of terms in a field."""
        return int(self._lengths[_ROWS[fieldname]].min()) if fieldname in _ROWS else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the largest number of terms in a field."""
        return int(self._lengths[_ROWS[fieldname]].max()) if fieldname in _ROWS else 0

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """Return the stored fields of a document."""
        return {STORED: self._opened.records.texts[docnum].decode()}


class ArrayColumn(ColumnReader):  # type: ignore[misc]  # Whoosh ships no types.
    """The values of a column."""

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[docnum]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)
