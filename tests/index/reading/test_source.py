"""One function reads a folder of good and bad files with all readers."""

import gzip
import lzma
from errno import EACCES
from json import dumps
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.problem import Severity, SourceProblem
from index.reading import file
from index.reading.file import SUFFIXES
from index.reading.items import ListingCount
from index.reading.source import read

PAGE = "Xã Đồng Lau trồng cây\n\n2/3/2021\n\nĐã trồng 600 cây.\n\nTổng số: 31 | Trang: 1 / 4\n"
HTML = "<title>Xã Đồng Lau làm đường</title><h1>Xã Đồng Lau làm đường</h1><p>3/3/2021<p>Dài 2 km."


def record(given_id: str) -> bytes:
    return dumps({"id": given_id, "title": "Trồng cây", "published": "2021-03-02"}).encode()


def test_each_kind_of_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(PAGE, "utf-8")
    (tmp_path / "2.HTM").write_text(HTML, "utf-8")
    (tmp_path / "3.jsonl").write_bytes(record("plain"))
    (tmp_path / "4.jsonl.gz").write_bytes(gzip.compress(record("gz")))
    (tmp_path / "5.jsonl.xz").write_bytes(lzma.compress(record("xz")))
    (tmp_path / "6.csv").write_text("id,title,published\ncsv,Trồng cây,2/3/2021\n", "utf-8")
    items = list(read([tmp_path]))
    assert not [item for item in items if isinstance(item, SourceProblem)]
    assert [item.total for item in items if isinstance(item, ListingCount)] == [31]
    ids = [item.id for item in items if isinstance(item, Bulletin)]
    assert ids[2:] == ["plain", "gz", "xz", "csv"]
    assert len(ids) == 6


def test_of_two_bulletins_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n" + record("a") + b"\n" + record("a"))
    (tmp_path / "b.csv").write_text("id,title,published\na,Khác,2/3/2021\n", "utf-8")
    kept, *problems = read([tmp_path])
    assert isinstance(kept, Bulletin)
    assert kept.title == "Trồng cây"
    places = [(each.path.name, each.line) for each in problems if isinstance(each, SourceProblem)]
    assert places == [("a.jsonl", 3), ("b.csv", 2)]
    assert all("a.jsonl:2" in each.reason for each in problems if isinstance(each, SourceProblem))


def test_a_page_of_enormous_size_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "LARGEST_PAGE", 10)
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    (tmp_path / "b.jsonl").write_bytes(record("b"))
    problem, bulletin = read([tmp_path])
    assert isinstance(problem, SourceProblem)
    assert problem.path.name == "a.txt"
    assert isinstance(bulletin, Bulletin)


def test_a_hundred_megabytes_are_enormous() -> None:
    assert file.LARGEST_PAGE < 100_000_000


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_may_not_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    # Not by its mode, because root may read everything.
    path = tmp_path / f"a{suffix}"
    path.touch()
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    (problem,) = read([path])
    assert isinstance(problem, SourceProblem)
    assert "không có quyền (cannot be read: Permission denied)" in problem.reason


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"<", b"{"])
def test_files_of_nonsense_give_problems_only(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    items = list(read([path]))
    assert items
    assert all(isinstance(item, SourceProblem) and item.path == path for item in items)


SAME = (
    "<title>Home</title><link rel=canonical href='https://dai.example/'><h1>Trồng cây đầu xuân</h1>"
)


def test_two_articles_of_one_address_are_both_kept(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text(f"{SAME}<p>3/3/2021<p>Dài 2 km, nối hai xã với nhau.", "utf-8")
    (tmp_path / "2.html").write_text(f"{SAME}<p>4/3/2021<p>Dài 3 km, nối ba xã với nhau.", "utf-8")
    first, problem, second = read([tmp_path])
    assert isinstance(first, Bulletin)
    assert isinstance(second, Bulletin)
    assert first.id != second.id
    assert isinstance(problem, SourceProblem)
    assert problem.severity is Severity.WARNING
    assert first.id in problem.reason


def test_a_copy_of_an_article_is_none(tmp_path: Path) -> None:
    for name in ("1.html", "2.html", "3.html"):
        (tmp_path / name).write_text(f"{SAME}<p>3/3/2021<p>Dài 2 km, nối hai xã.", "utf-8")
    found = list(read([tmp_path]))
    assert sum(isinstance(each, Bulletin) for each in found) == 1
    assert all(each.severity is Severity.ERROR for each in found if isinstance(each, SourceProblem))
