from pathlib import Path

import numpy as np
import pytest
from numpy import intp

from index.codec.container import Sinks
from index.codec.segment_table import (
    SEGMENT_TABLE,
    SegmentEntry,
    read_segment_table,
    write_segment_table,
)
from index.errors import DamagedIndexError


def entry(id: str, *deleted: int) -> SegmentEntry:
    return SegmentEntry(id, 9, np.array(deleted, intp))


def rows(folder: Path) -> list[tuple[str, int, list[int]]]:
    return [(each.id, each.documents, each.deleted.tolist()) for each in read_segment_table(folder)]


@pytest.mark.parametrize(
    "entries", [[], [entry("MAIN_a")], [entry("MAIN_a", 0, 8), entry("MAIN_b"), entry("MAIN_c", 3)]]
)
def test_a_table_survives_the_file(tmp_path: Path, entries: list[SegmentEntry]) -> None:
    write_segment_table(tmp_path, entries)
    assert rows(tmp_path) == [(each.id, 9, each.deleted.tolist()) for each in entries]


def test_a_new_table_leaves_links_to_the_old_one_as_they_are(tmp_path: Path) -> None:
    write_segment_table(tmp_path, [entry("MAIN_a")])
    other = tmp_path / "other"
    other.mkdir()
    (other / SEGMENT_TABLE).hardlink_to(tmp_path / SEGMENT_TABLE)
    write_segment_table(other, [entry("MAIN_b")])
    assert (rows(tmp_path), rows(other)) == ([("MAIN_a", 9, [])], [("MAIN_b", 9, [])])


def test_every_bit_counts(tmp_path: Path) -> None:
    write_segment_table(tmp_path, [entry("MAIN_a", 3)])
    path = tmp_path / SEGMENT_TABLE
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(DamagedIndexError, match=SEGMENT_TABLE):
        read_segment_table(tmp_path)


@pytest.mark.parametrize("id", ["../MAIN_a", "/etc/passwd", ""])
def test_a_table_names_files_of_its_own_folder_only(tmp_path: Path, id: str) -> None:
    meta = {"segments": [{"id": id, "documents": 1, "deleted": 0}]}
    Sinks(tmp_path).write(tmp_path / SEGMENT_TABLE, meta)
    with pytest.raises(DamagedIndexError, match=SEGMENT_TABLE):
        read_segment_table(tmp_path)
