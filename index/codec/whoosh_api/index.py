"""A Whoosh index whose table of contents is ours, for Whoosh's writers and its own searcher.

index = create_index(folder, schema)   an empty one
index = open_index(folder, schema)     one that is there
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy import intp
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from index.codec.codec import BantinCodec, BantinSegment
from index.codec.segment_table import SegmentEntry, read_segment_table, write_segment_table

_NAME = "MAIN"


class BantinIndex(FileIndex):  # type: ignore[misc]  # Whoosh ships no types.
    """The segments of a folder as Whoosh knows them."""

    def __init__(self, folder: Path, schema: Any) -> None:
        # Not Whoosh's own: that one unpickles a table of contents.
        self.storage = FileStorage(str(folder))
        self.indexname = _NAME
        self._schema = schema
        self._read_toc()

    def latest_generation(self) -> int:
        """Return 0: a folder has one table, which is replaced."""
        return 0

    def writer(self, **options: Any) -> "TableWriter":
        """Return Whoosh's own writer, which takes a posting at a time."""
        return TableWriter(self, **options)

    def _read_toc(self) -> Any:
        entries = read_segment_table(Path(self.storage.folder))
        return TOC(self._schema, [_segment(each) for each in entries], self.latest_generation())


class TableWriter(SegmentWriter):  # type: ignore[misc]  # Whoosh ships no types.
    """Whoosh's writer, which ends by writing our table."""

    def _commit_toc(self, segments: Sequence[BantinSegment]) -> None:
        write_segment_table(Path(self.storage.folder), [_entry(each) for each in segments])
        clean_files(self.storage, self.indexname, self.generation, segments)


def create_index(folder: Path, schema: Any) -> BantinIndex:
    """Make an empty index in a folder."""
    write_segment_table(folder, ())
    return BantinIndex(folder, schema)


def open_index(folder: Path, schema: Any) -> BantinIndex:
    """Open the index of a folder.

    Raises:
        DamagedIndexError: if its table of segments is not what was written.
        FileNotFoundError: if there is none.

    """
    return BantinIndex(folder, schema)


def _entry(segment: BantinSegment) -> SegmentEntry:
    deleted = np.array(sorted(segment.deleted_docs()), intp)
    return SegmentEntry(segment.segment_id(), segment.doc_count_all(), deleted)


def _segment(entry: SegmentEntry) -> BantinSegment:
    # The ids of an index begin with its name, which Whoosh puts there.
    deleted = set(entry.deleted.tolist()) or None
    id = entry.id.removeprefix(f"{_NAME}_")
    return BantinSegment(BantinCodec(), _NAME, entry.documents, id, deleted)
