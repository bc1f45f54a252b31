"""Changes since the last run are found in files of every kind: moved, repeated, unreadable."""

from dataclasses import dataclass
from json import dumps
from pathlib import Path

import pytest

from index.opening.origins import UNKNOWN, Origins
from index.problem import Severity
from index.reading.file import SourceFile
from index.report import Changes, Tally
from index.writing import comparison
from index.writing.comparison import Comparison
from index.writing.origins_writer import no_origins

PAGE = "Xã Đồng Lau {}\n\n2/3/2021\n\nĐã trồng 600 cây.\n"
LISTED = "\n\nTổng số: 31 | Trang: 1 / 4\n"


def record(id: str, title: str = "Trồng cây", **others: str) -> str:
    return dumps({"id": id, "title": title, "published": "2021-03-02", **others}) + "\n"


@dataclass
class Folder:
    """A source folder that one run after another compares."""

    path: Path
    origins: Origins
    tally: Tally
    read: list[str]
    stale: bool = False

    def write(self, name: str, content: str) -> None:
        (self.path / name).write_text(content, "utf-8")

    def compare(
        self, *, keep_rest: bool = False, withdrawn: tuple[str, ...] = (), under: str = ""
    ) -> Changes:
        self.tally = Tally()
        compared = Comparison([self.path / under], self.origins, self.tally)
        self.read = [each.title for each in compared.changed()]
        self.origins = compared.settle(keep_rest=keep_rest, withdrawn=withdrawn)
        self.stale = compared.is_stale
        assert compared.share == 1.0
        return self.tally.changes


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with a file of lines, a table and two pages, after one run has read it."""
    path = tmp_path / "nguồn"
    path.mkdir()
    found = Folder(path, no_origins(), Tally(), [])
    found.write("a.jsonl", record("a1") + record("a2") + record("a3"))
    found.write("b.csv", "id,title,published\nb1,Trồng cây,2/3/2021\nb2,Làm đường,3/3/2021\n")
    found.write("c.txt", PAGE.format("trồng cây"))
    found.write("d.txt", PAGE.format("làm đường"))
    assert len(found.compare().added) == 7
    return found


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, not just digested."""
    names: list[str] = []
    items = SourceFile.items

    def noted(self: SourceFile, *arguments: object) -> object:
        names.append(self.path.name)
        return items(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(SourceFile, "items", noted)
    return names


def test_nothing_changed_and_nothing_was_read(folder: Folder, opened: list[str]) -> None:
    assert not folder.compare()
    assert folder.tally.unchanged == 7
    assert (opened, folder.stale) == ([], False)


def test_of_a_file_of_lines_only_the_changed_ones_are_read(folder: Folder) -> None:
    folder.write("a.jsonl", record("a1") + record("a2", "Sửa") + record("a4"))
    changes = folder.compare()
    assert (changes.added, changes.changed, changes.removed) == (("a4",), ("a2",), ("a3",))
    assert changes.unchanged == 5
    assert folder.stale
    assert not folder.compare()


@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_other_files_are_read_whole(folder: Folder, suffix: str) -> None:
    content = "id,title,published\nb1,Khác,2/3/2021\n" if suffix == "csv" else PAGE.format("x")
    folder.write({"csv": "b.csv", "txt": "c.txt"}[suffix], content)
    changes = folder.compare()
    assert len(folder.read) == len(changes.added) + len(changes.changed) == 1
    assert len(changes.removed) == 1
    assert not folder.compare()


def test_the_same_content_in_other_bytes_is_no_change(folder: Folder) -> None:
    folder.write("a.jsonl", "\n".join((record("a1", nguon="x"), record("a2"), record("a3"))))
    folder.write("c.txt", PAGE.format("trồng cây") + "\n\n")
    assert not folder.compare()
    assert folder.stale, "its new digests are worth keeping"


def test_moved_files_are_not_read(folder: Folder, opened: list[str]) -> None:
    (folder.path / "c.txt").rename(folder.path / "z.txt")
    (folder.path / "a.jsonl").rename(folder.path / "y.jsonl")
    assert not folder.compare()
    assert opened == []


def test_of_bulletins_with_one_id_the_first_counts_whatever_was_there_before(
    folder: Folder,
) -> None:
    folder.write("0.jsonl", record("a2", "Đến trước"))
    assert folder.compare().changed == ("a2",)
    (problem,) = folder.tally.problems
    assert (problem.path.name, problem.line) == ("a.jsonl", 2)
    assert "0.jsonl:1" in problem.reason
    folder.compare()
    assert len(folder.tally.problems) == 1, "told again, for the file is read again"
    (folder.path / "0.jsonl").unlink()
    assert folder.compare().changed == ("a2",)
    assert folder.read == ["Trồng cây"]


def test_a_copy_of_a_file_is_a_repetition(folder: Folder) -> None:
    folder.write("0.jsonl", (folder.path / "a.jsonl").read_text("utf-8"))
    assert not folder.compare()
    assert {each.path.name for each in folder.tally.problems} == {"a.jsonl"}
    assert all("0.jsonl" in each.reason for each in folder.tally.problems)


def test_warnings_errors_and_listings_are_told_each_time(folder: Folder) -> None:
    folder.write("e.jsonl", record("e1", url="ftp://x") + "{}\n")
    folder.write("c.txt", PAGE.format("trồng cây") + LISTED)
    for _ in range(2):
        folder.compare()
        assert len(folder.tally.problems) == 3
        assert list(folder.tally.listing_totals.values()) == [31]
    assert not folder.stale


def refuse(_: SourceFile) -> bytes:
    raise PermissionError(13, "Permission denied")


def test_what_cannot_be_looked_into_is_kept(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.path / "d.txt").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(SourceFile, "digest", refuse)
        changes = folder.compare()
    assert len(changes.removed) == 1, "a file that is gone is gone"
    assert folder.tally.rejected == 3
    assert not folder.compare()


@pytest.mark.parametrize("is_readable", [True, False])
def test_the_digest_of_a_large_file_is_taken_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_readable: bool
) -> None:
    monkeypatch.setattr(comparison, "LARGE", 0)
    folder = Folder(tmp_path, no_origins(), Tally(), [])
    folder.write("a.jsonl", record("a1") + record("a2"))
    with monkeypatch.context() as patch:
        if not is_readable:
            patch.setattr(SourceFile, "digest", refuse)
        assert folder.compare().added == ("a1", "a2")
    assert folder.tally.rejected == (not is_readable)
    assert folder.origins.file_digests == (
        SourceFile(folder.path / "a.jsonl").digest() if is_readable else UNKNOWN
    )
    assert not folder.compare()


def test_an_emptied_source_is_kept(folder: Folder) -> None:
    sub = folder.path / "sub"
    sub.mkdir()
    (folder.path / "c.txt").rename(sub / "c.txt")
    folder.compare()
    (sub / "c.txt").unlink()
    changes = folder.compare(under="sub")
    assert changes.unchanged == 1
    assert len(changes.removed) == 6


def test_the_rest_can_be_kept_but_for_what_is_withdrawn(folder: Folder) -> None:
    (folder.path / "more.jsonl").write_text(record("a2", "Sửa") + record("m"), "utf-8")
    changes = folder.compare(keep_rest=True, withdrawn=("a1", "b1"), under="more.jsonl")
    assert (changes.added, changes.changed) == (("m",), ("a2",))
    assert set(changes.removed) == {"a1", "b1"}
    assert changes.unchanged == 4
    (folder.path / "more.jsonl").unlink()
    again = folder.compare()
    assert (set(again.added), again.changed) == ({"a1", "b1"}, ("a2",))
    assert again.removed == ("m",)


def test_a_file_written_while_it_is_read_is_read_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("f.jsonl", record("f1"))
    stamps = iter(range(1000))
    with monkeypatch.context() as patch:
        patch.setattr(SourceFile, "stamp", lambda _: (next(stamps), 0))
        folder.compare()
    file = list(folder.origins.files).index(str(folder.path / "f.jsonl"))
    assert folder.origins.file_digest(file) == UNKNOWN


def test_notices_come_while_it_reads(folder: Folder) -> None:
    shares: list[float] = []

    def note() -> None:
        shares.append(compared.share)

    compared = Comparison([folder.path], no_origins(), Tally(), note)
    list(compared.changed())
    assert shares == sorted(shares)
    assert (len(shares), shares[-1]) == (7 + 4, 1.0)


STALE = (
    "<title>Home</title><link rel=canonical href='https://dai.example/'><h1>Trồng cây ở {0}</h1>"
    "<p>{1}/3/2021<p>Đã trồng 600 cây lát hoa dọc đường liên thôn của {0}."
)


def test_two_pages_of_one_address_are_both_kept_run_after_run(folder: Folder) -> None:
    folder.write("e.html", STALE.format("Đồng Lau", 2))
    folder.write("f.html", STALE.format("Phú Lạc", 3))
    added = folder.compare().added
    assert len(added) == 2
    assert [each.severity for each in folder.tally.problems] == [Severity.WARNING]
    # The first is skipped now; the second is read again, so that its warning is repeated.
    assert not folder.compare()
    assert [each.severity for each in folder.tally.problems] == [Severity.WARNING]
    folder.write("f.html", STALE.format("Phú Lạc", 4))
    changes = folder.compare()
    assert (len(changes.added), len(changes.removed), changes.unchanged) == (1, 1, 8)


def test_files_of_other_kinds_are_counted(folder: Folder) -> None:
    for name in ("a.pdf", "b.DOCX", "c.docx", ".d.pdf", "LICENSE"):
        folder.write(name, "x")
    folder.compare()
    assert dict(folder.tally.passed_over) == {".pdf": 1, ".docx": 2, "LICENSE": 1}
