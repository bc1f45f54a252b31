from pathlib import Path

import pytest

from index.codec.container import open_container
from index.errors import DamagedIndexError
from index.opening.origins import ORIGINS_FILE, UNKNOWN, Origins, files_below, read_origins
from index.writing.origins_writer import OriginsWriter, write_origins

FILES = {"/tin/một.jsonl": b"A" * 16, "/tin/b\udcff.txt": UNKNOWN, "/khac/c.txt": b"C" * 16}
IDS = ("cầu", "đường", "trạm", "chợ")


@pytest.fixture
def origins(tmp_path: Path) -> Origins:
    """Four bulletins of three files, read back from the disk."""
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
    assert origins.location(1) == (0, 2)
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
    assert list(files_below(origins, [Path("/tin")])) == [0, 1]
    assert list(files_below(origins, [Path("/khac/c.txt"), Path("/ti")])) == [2]


def test_a_damaged_file_is_named(origins: Origins, tmp_path: Path) -> None:
    path = tmp_path / ORIGINS_FILE
    assert not list(open_container(path).damaged())
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedIndexError, match=ORIGINS_FILE):
        read_origins(tmp_path)
