"""The table of segments: which segments an index has, and which documents are deleted in each.

It is a container like the segments themselves, so that reading it runs nothing that it holds:
Whoosh's own table of contents is a pickle, and whoever can write one runs code in the reader.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy import intp, uint32
from numpy.typing import NDArray

from index.codec.container import Container, Sinks, open_container
from index.errors import DamagedIndexError

SEGMENT_TABLE = "segments"

_ID = re.compile(r"\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment: its id, which names its file, its documents, and the deleted ones, ascending."""

    id: str
    documents: int
    deleted: NDArray[intp]


def read_segment_table(folder: Path) -> Sequence[SegmentEntry]:
    """Return the segments of the index in a folder, in the order of their documents.

    Raises:
        DamagedIndexError: if the table is not what was written.
        FileNotFoundError: if there is none.

    """
    held = open_container(folder / SEGMENT_TABLE)
    if any(held.damaged()):
        raise DamagedIndexError(held.path, "đã bị thay đổi", "it was altered")
    entries = []
    first = 0
    for row in held.meta["segments"]:
        last = first + row["deleted"]
        entries.append(SegmentEntry(row["id"], row["documents"], _deleted(held, first, last)))
        first = last
    if not all(_ID.fullmatch(each.id) for each in entries):
        raise DamagedIndexError(held.path, "mã phần không hợp lệ", "a segment's id is none")
    return entries


def write_segment_table(folder: Path, entries: Sequence[SegmentEntry]) -> None:
    """Write the table of an index, in place of the one that may be there."""
    sinks = Sinks(folder)
    for each in entries:
        sinks.append("deleted", each.deleted.astype(uint32))
    rows = [
        {"id": each.id, "documents": each.documents, "deleted": len(each.deleted)}
        for each in entries
    ]
    aside = folder / f"{SEGMENT_TABLE}.new"
    sinks.write(aside, {"segments": rows})
    os.replace(aside, folder / SEGMENT_TABLE)


def _deleted(held: Container, first: int, last: int) -> NDArray[intp]:
    return np.sort(held["deleted"][first:last].astype(intp))
