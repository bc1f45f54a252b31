"""A few bulletins are analysed in this process, many in processes of their own."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from json import dumps
from multiprocessing import active_children
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.codec.document import Document
from index.reading.file import SourceFile
from index.writing import update
from index.writing.analysis_pool import analysed
from index.writing.update import Update
from index.writing.writing_store import WritingFolder
from search.places.place import Place


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of workers that each analysis was given."""
    workers: list[int] = []

    def note(
        bulletins: Iterable[Bulletin],
        count: int,
        folder: Path,
        home: Place | None,
        loading: Executor | None,
    ) -> Iterator[Document]:
        workers.append(count)
        return analysed(bulletins, 1, folder)

    monkeypatch.setattr(update, "analysed", note)
    monkeypatch.setattr(update, "FEW", 10)
    return workers


def write_source(folder: Path, count: int) -> Path:
    """Write a source of so many bulletins, and return it."""
    source = folder / "tin.jsonl"
    records = [
        {"id": str(each), "title": f"Tin {each}", "published": "2021-03-08"}
        for each in range(count)
    ]
    source.write_text("".join(f"{dumps(each)}\n" for each in records))
    return source


@pytest.mark.parametrize(("count", "workers"), [(9, 1), (10, 3), (11, 3)])
def test_few_bulletins_need_no_processes(
    tmp_path: Path, asked: list[int], count: int, workers: int
) -> None:
    source = write_source(tmp_path, count)
    index_dir = tmp_path / "index"
    report = Update(WritingFolder(index_dir), None, [source], lambda _: None).write(
        (), workers=3, keep=2
    )
    assert report.meta.bulletins == count
    assert asked == [workers]


@pytest.mark.parametrize("count", [3, 20])
def test_where_there_is_much_processes_start_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    source = write_source(tmp_path, count)
    monkeypatch.setattr(update, "FEW", 10)
    monkeypatch.setattr(update, "MUCH", 100)
    digest, running = SourceFile.digest, list[int]()

    def noted(self: SourceFile) -> bytes:
        running.append(len(active_children()))
        return digest(self)

    monkeypatch.setattr(SourceFile, "digest", noted)
    report = Update(WritingFolder(tmp_path / "index"), None, [source], lambda _: None).write(
        (), workers=2, keep=2
    )
    assert report.meta.bulletins == count
    assert running == [2]
    assert not active_children()


def test_what_listings_say_is_compared_with_what_was_taken(tmp_path: Path) -> None:
    folder = tmp_path / "trang"
    folder.mkdir()
    for name, end in (("a.txt", "Tổng số: 257 | Trang: 1 / 26\n"), ("b.txt", "")):
        (folder / name).write_text(f"Xã {name} làm đường\n\n2/3/2021\n\nDài 2 km.\n\n{end}")
    (tmp_path / "khac.txt").write_text("Xã khác làm đường\n\n2/3/2021\n\nDài 3 km.\n")
    meta = (
        Update(WritingFolder(tmp_path / "index"), None, [tmp_path], lambda _: None)
        .write((), 1, 2)
        .meta
    )
    assert meta.listing_totals == {str(folder): 257}
    assert meta.listing_counts == {str(folder): 2}
