"""Each check finds its own kind of fault, and no fault in a whole generation."""

import os
from errno import EIO
from json import dumps
from pathlib import Path

import pytest

from index.checking.check import (
    check_arrays,
    check_counts,
    check_files,
    check_gone,
    check_ids,
    check_new,
    check_titles,
    draw,
)
from index.codec.container import open_container
from index.errors import FailedCheckError
from index.opening.generation_arrays import GenerationArrays, open_arrays
from index.opening.index_folder import current_path
from index.opening.meta import META_FILE
from index.problem import Fault
from index.report import Changes
from index.writing.writer import reindex

WRITTEN = Changes(("cau-moi", "giao-ban", "mua-lu"), (), (), 0)


@pytest.fixture
def opened(source: Path, index_dir: Path) -> GenerationArrays:
    """An index of three bulletins."""
    return open_arrays(reindex([source], index_dir, lambda _: None, workers=1).generation)


def flip(path: Path, array: str) -> None:
    content = bytearray(path.read_bytes())
    content[open_container(path).arrays[array]["at"]] ^= 1
    path.write_bytes(content)


def test_a_whole_generation_passes(opened: GenerationArrays) -> None:
    assert not list(check_new(opened, WRITTEN, ()))
    assert not list(check_files(opened.path, opened.meta.files))
    assert set(opened.meta.files) == {each.name for each in opened.path.iterdir()} - {META_FILE}


def test_counts_are_compared(opened: GenerationArrays) -> None:
    (fault,) = check_counts(opened.reader, 4, "nguồn", "the source")
    assert fault.check == "counts"
    assert "3" in fault.reason
    assert "4" in fault.reason_en


def test_missing_and_left_bulletins_are_named(opened: GenerationArrays) -> None:
    (missing,) = check_ids(opened.reader, ["cau-moi", "khong-co"])
    assert "khong-co" in missing.reason
    (left,) = check_gone(opened.reader, ["cau-moi", "khong-co"])
    assert "cau-moi" in left.reason


def test_titles_are_looked_for_as_readers_would(
    opened: GenerationArrays, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not list(check_titles(opened.reader, range(3)))
    # The second bulletin under the title of the first.
    texts = opened.reader.text
    monkeypatch.setattr(type(opened.reader), "text", lambda _, number: texts(number - 1))
    (fault,) = check_titles(opened.reader, [1])
    assert (fault.check, "cau-moi" in fault.reason) == ("titles", True)


@pytest.mark.parametrize("title", ["-Không", "A OR B", "“Mở ngoặc", "a* | b", '"', "–"])
def test_signs_in_titles_are_no_operators(source: Path, index_dir: Path, title: str) -> None:
    source.write_text(dumps({"id": "a", "title": f"{title} a", "published": "2020-01-01"}))
    assert reindex([source], index_dir, lambda _: None, workers=1).meta.bulletins == 1


def test_altered_arrays_and_files_are_named(opened: GenerationArrays) -> None:
    container, _ = opened.containers
    flip(container.path, "places")
    (fault,) = check_arrays([open_container(container.path)])
    assert f"{container.path}: places" in fault.reason
    (fault,) = check_files(opened.path, opened.meta.files)
    assert str(container.path) in fault.reason_en
    container.path.unlink()
    (fault,) = check_files(opened.path, opened.meta.files)
    assert "No such file" in fault.reason_en


def test_what_was_checked_long_ago_is_not_read_again(opened: GenerationArrays) -> None:
    container, _ = opened.containers
    flip(container.path, "places")
    again = open_arrays(opened.path)
    assert [each.check for each in check_new(again, WRITTEN, ())] == ["checksums"]
    assert not list(check_new(again, WRITTEN, (container.path.name,)))


def test_the_sample_has_old_and_new(opened: GenerationArrays) -> None:
    assert list(draw(opened.reader, ("mua-lu",), 0)) == []
    assert len(draw(opened.reader, ("mua-lu",), 1)) in (1, 2)
    assert len(draw(opened.reader, ("mua-lu", "khong-co"), 9)) == 3


def test_a_failed_check_leaves_the_old_generation_and_names_what_failed(
    source: Path, index_dir: Path, opened: GenerationArrays, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "index.writing.writing_store.check_new", lambda *_: [Fault("titles", "hỏng", "broken")]
    )
    with pytest.raises(FailedCheckError, match="hỏng"):
        reindex([source], index_dir, lambda _: None, workers=1, full=True)
    assert current_path(index_dir) == opened.path
    assert len(list(opened.path.parent.iterdir())) == 1


def test_a_sector_that_cannot_be_read_is_told(
    opened: GenerationArrays, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int, length: int, at: int) -> bytes:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(os, "pread", fail)
    faults = list(check_arrays(opened.containers))
    assert [each.check for each in faults] == ["files"] * len(opened.containers)
    for fault, container in zip(faults, opened.containers, strict=True):
        assert f"{container.path} cannot be read: Input/output error" == fault.reason_en
