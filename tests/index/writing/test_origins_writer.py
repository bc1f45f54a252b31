from pathlib import Path

import pytest

from index.opening.origins import UNKNOWN, Origins, read_origins
from index.writing.origins_writer import OriginsWriter, no_origins, write_origins


@pytest.fixture
def origins() -> Origins:
    """Three bulletins of one file."""
    writer = OriginsWriter()
    for line, id in enumerate(("cầu", "đường", "trạm"), 1):
        writer.add(id, line, id.encode().ljust(16, b"r"), id.encode().ljust(16, b"c"))
    writer.end_file("/tin/một.jsonl", b"A" * 16)
    return writer.finish()


def test_kept_ones_are_as_they_were(origins: Origins) -> None:
    writer = OriginsWriter()
    writer.add("mới", 7, UNKNOWN, b"n" * 16)
    writer.keep_all(origins, range(1, 3))
    writer.keep(origins, 0)
    writer.keep_all(origins, range(0))
    writer.end_file("/x", UNKNOWN)
    kept = writer.finish()
    assert [kept.id(number) for number in range(4)] == ["mới", "đường", "trạm", "cầu"]
    assert [kept.content(number) for number in (1, 2, 3)] == [
        origins.content(number) for number in (1, 2, 0)
    ]
    assert kept.find_record("đường".encode().ljust(16, b"r")) == 1
    assert kept.lines.tolist() == [7, 2, 3, 1]


def test_nothing_has_no_origins(tmp_path: Path) -> None:
    write_origins(tmp_path, no_origins())
    assert len(read_origins(tmp_path)) == 0
