from pathlib import Path

import pytest

from index.codec.container import open_container
from index.errors import DamagedIndexError
from index.opening.origins import (
    ORIGINS_FILE,
    UNKNOWN,
    Origins,
    OriginsWriter,
    no_origins,
    numbers_below,
    read_origins,
    write_origins,
)

FILES = {"/tin/một.jsonl": b"A" * 16, "/tin/b\udcff.txt": UNKNOWN, "/khac/c.txt": b"C" * 16}
IDS = ("cầu", "đường", "trạm", "chợ")


@pytest.fixture
def origins(tmp_path: Path) -> Origins:
    """Four bulletins of three files, as they come back from the disk."""
    writer = OriginsWriter()
    given = {"/tin/một.jsonl": IDS[:2], "/tin/b\udcff.txt": IDS[2:3], "/khac/c.txt": IDS[3:]}
    for path, digest in FILES.items():
        for line, id in enumerate(given[path], 1):
            record = UNKNOWN if digest == UNKNOWN else id.encode().ljust(16, b"r")
            writer.add(id, line, record, id.encode().ljust(16, b"c"))
        writer.end_file(path, digest)
    write_origins(tmp_path, writer.finish())
    return read_origins(tmp_path)


def test_everything_comes_back_from_the_disk(origins: Origins) -> None:
    assert list(origins.files) == list(FILES)
    assert [origins.id(number) for number in range(len(origins))] == list(IDS)
    assert origins.content(1) == "đường".encode().ljust(16, b"c")
    assert origins.place(1) == (0, 2)
    assert [list(origins.in_file(each)) for each in range(3)] == [[0, 1], [2], [3]]


def test_what_is_known_is_found(origins: Origins) -> None:
    assert origins.find("chợ") == 3
    assert origins.find("không") is None
    assert origins.find_file(b"C" * 16) == 2
    assert origins.find_record("cầu".encode().ljust(16, b"r")) == 0


def test_the_unknown_is_never_found(origins: Origins) -> None:
    assert origins.find_file(UNKNOWN) is None
    assert origins.find_record(UNKNOWN) is None


def test_files_are_found_by_the_folder_above(origins: Origins) -> None:
    assert list(numbers_below(origins, [Path("/tin")])) == [0, 1]
    assert list(numbers_below(origins, [Path("/khac/c.txt"), Path("/ti")])) == [2]


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
    assert kept.lines.tolist() == [7, 2, 1, 1]


def test_nothing_has_no_origins(tmp_path: Path) -> None:
    write_origins(tmp_path, no_origins())
    assert len(read_origins(tmp_path)) == 0


def test_a_damaged_file_is_named(origins: Origins, tmp_path: Path) -> None:
    path = tmp_path / ORIGINS_FILE
    assert not list(open_container(path).damaged())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedIndexError, match=ORIGINS_FILE):
        read_origins(tmp_path)
