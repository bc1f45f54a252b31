"""A run ends cleanly on a full disk and on a read-only one; both are real file systems.

Tests are skipped where this process may not mount one.
"""

import shutil
import subprocess
from collections.abc import Iterator
from json import dumps
from pathlib import Path
from random import Random

import pytest

from index.checking.audit import audit
from index.opening.generation import open_current
from index.opening.index_folder import UNFINISHED, current_path
from index.report import Report
from index.writing.writer import reindex
from search.request import SearchRequest

MEGABYTES = 3

ONSETS = ("b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "nh", "ph", "s", "t", "th")
RIMES = ("a", "ang", "ay", "ăm", "âu", "en", "ich", "inh", "oi", "ong", "ôn", "ơ", "uan", "uc")
SYLLABLES = [onset + rime for onset in ONSETS for rime in RIMES]
"""Few, so that they are soon analysed; in random order they need room all the same."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    path = tmp_path / "disk"
    path.mkdir()
    options = f"size={MEGABYTES}m"
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "none", path], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting is not permitted here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", path], check=True)


def write(source: Path, count: int) -> None:
    """Write bulletins that take four kilobytes of an index each."""
    random = Random(1)
    with source.open("w", encoding="utf-8") as file:
        for number in range(count):
            body = " ".join(random.choices(SYLLABLES, k=1000))
            record = {"id": f"n{number}", "title": f"Tin số {number}", "published": "2021-03-08"}
            file.write(dumps({**record, "body": body}) + "\n")


def index(source: Path, index_dir: Path, *, full: bool = False) -> Report:
    return reindex([source], index_dir, lambda _: None, workers=1, full=full)


@pytest.mark.parametrize("full", [True, False])
def test_a_full_disk_leaves_the_old_index_and_the_next_run_succeeds(
    disk: Path, source: Path, full: bool
) -> None:
    index_dir = disk / "index"
    write(source, 40)
    old = index(source, index_dir).generation
    write(source, 1500)
    with pytest.raises(OSError, match="No space left on device"):
        index(source, index_dir, full=full)
    assert current_path(index_dir) == old
    assert not list((index_dir / "generations").glob(f"*{UNFINISHED}"))
    assert not list(audit(old))
    assert open_current(index_dir).searcher.search(SearchRequest("tin")).total == 40
    write(source, 50)
    assert len(index(source, index_dir).changes.added) == 10


def test_a_disk_that_is_full_to_the_last_byte_can_be_read(disk: Path, source: Path) -> None:
    index_dir = disk / "index"
    old = index(source, index_dir).generation
    with pytest.raises(OSError), (disk / "filling").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    assert not index(source, index_dir).is_new, "an unchanged corpus needs no room"
    with pytest.raises(OSError):
        index(source, index_dir, full=True)
    assert current_path(index_dir) == old
    assert open_current(index_dir).searcher.search(SearchRequest("")).total == 3
    (disk / "filling").unlink()
    assert index(source, index_dir, full=True).is_new


def test_a_folder_that_cannot_be_written_to_can_be_read(disk: Path, source: Path) -> None:
    index_dir = disk / "index"
    old = index(source, index_dir).generation
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    write(source, 50)
    with pytest.raises(OSError, match="Read-only file system"):
        index(source, index_dir)
    assert current_path(index_dir) == old
    assert open_current(index_dir).searcher.search(SearchRequest("")).total == 3
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert len(index(source, index_dir).changes.added) == 50


def test_links_are_made_on_the_disk_of_the_index(disk: Path, source: Path) -> None:
    index_dir = disk / "index"
    write(source, 40)
    index(source, index_dir)
    write(source, 41)
    index(source, index_dir)
    used = shutil.disk_usage(disk).used
    sizes = sum(each.stat().st_size for each in index_dir.rglob("*") if each.is_file())
    assert used < sizes
