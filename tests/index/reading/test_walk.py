"""Files, folders and links are walked, and obstacles are reported."""

import os
from pathlib import Path

import pytest

from index.problem import SourceProblem
from index.reading.walk import walk

SUFFIXES = (".txt", ".html", ".jsonl.xz")


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def names(folder: Path, *paths: Path) -> list[str]:
    found = walk(paths or [folder], SUFFIXES)
    return [str(each.relative_to(folder)) for each in found if isinstance(each, Path)]


def problems(*paths: Path) -> list[Path]:
    return [each.path for each in walk(paths, SUFFIXES) if isinstance(each, SourceProblem)]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/c.TXT", "a/d/e.jsonl.xz", "c.html")
    assert names(tmp_path) == ["a/c.TXT", "a/d/e.jsonl.xz", "b.txt", "c.html"]


def test_other_files_are_passed_over_and_told(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "a.jpg", ".b.txt", "~$c.txt", ".git/d.txt", "jsonl.xz", "b/c.pdf")
    passed: list[str] = []
    found = list(walk([tmp_path], SUFFIXES, lambda path: passed.append(path.name)))
    assert found == [tmp_path / "a.txt"]
    assert passed == ["a.jpg", "c.pdf", "jsonl.xz"]


def test_what_a_browser_saves_beside_a_page_is_no_page(tmp_path: Path) -> None:
    put(tmp_path, "trang.html", "trang_files/khung.html", "anh_files/a.html")
    assert names(tmp_path) == ["anh_files/a.html", "trang.html"]


def test_a_folder_may_have_the_name_of_a_page(tmp_path: Path) -> None:
    put(tmp_path, "a.txt/b.txt")
    assert names(tmp_path) == ["a.txt/b.txt"]


@pytest.mark.parametrize("name", ["thieu.txt", "anh.jpg"])
def test_a_file_named_outright_must_be_there_and_known(tmp_path: Path, name: str) -> None:
    put(tmp_path, "anh.jpg", "a.txt")
    assert problems(tmp_path / name, tmp_path / "a.txt") == [tmp_path / name]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == [tmp_path]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a/b.txt")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    folder = tmp_path / "a"
    assert names(tmp_path, folder / "b.txt", folder, tmp_path) == ["a/b.txt"]
    assert problems(folder, folder, tmp_path) == []


def test_link_loops(tmp_path: Path) -> None:
    put(tmp_path, "a/b.txt", "z.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert problems(tmp_path) == [tmp_path / "a" / "up", tmp_path / "self"]
    assert names(tmp_path) == ["a/b.txt", "z.txt"]


def test_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "missing.txt")
    assert problems(tmp_path) == [tmp_path / "gone.txt"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert problems(tmp_path) == [tmp_path / "pipe.txt"]
