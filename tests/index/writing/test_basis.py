from functools import partial
from pathlib import Path

import pytest

from index.errors import DamagedIndexError, NoIndexError, OutdatedIndexError
from index.opening.index_folder import current_path
from index.writing.basis import find_basis, known_home, open_basis, open_writer
from index.writing.writer import reindex


def test_the_current_generation_is_built_upon(source: Path, index_dir: Path) -> None:
    report = reindex([source], index_dir, lambda _: None, workers=1)
    basis = open_basis(index_dir)
    assert (basis.path, basis.meta) == (report.generation, report.meta)
    assert basis.origins.find("cau-moi") is not None


def test_without_an_index_there_is_nothing_to_build_upon(index_dir: Path) -> None:
    assert find_basis(partial(open_basis, index_dir)) is None
    with pytest.raises(NoIndexError):
        open_basis(index_dir)


def test_an_index_from_before_there_were_origins_is_named(source: Path, index_dir: Path) -> None:
    reindex([source], index_dir, lambda _: None, workers=1)
    (current_path(index_dir) / "origins").unlink()
    with pytest.raises(OutdatedIndexError, match=f"bantin reindex {source}"):
        open_basis(index_dir)
    assert find_basis(partial(open_basis, index_dir)) is None


def test_writing_leaves_the_basis_as_it_is(source: Path, index_dir: Path, tmp_path: Path) -> None:
    reindex([source], index_dir, lambda _: None, workers=1)
    basis = open_basis(index_dir)
    before = {each.name: each.read_bytes() for each in basis.path.iterdir()}
    folder = tmp_path / "new"
    folder.mkdir()
    writer = open_writer(folder, basis)
    writer.remove("cau-moi")
    writer.commit_by_size()
    assert {each.name: each.read_bytes() for each in basis.path.iterdir()} == before


@pytest.mark.parametrize("name", ["origins", "*.bantin"])
def test_nothing_is_built_upon_a_damaged_file(source: Path, index_dir: Path, name: str) -> None:
    reindex([source], index_dir, lambda _: None, workers=1)
    (path,) = current_path(index_dir).glob(name)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=path.name):
        open_basis(index_dir)
    assert find_basis(partial(open_basis, index_dir)) is None


def test_nothing_is_built_upon_a_file_that_cannot_be_read(source: Path, index_dir: Path) -> None:
    reindex([source], index_dir, lambda _: None, workers=1)
    path = current_path(index_dir) / "origins"
    path.unlink()
    path.mkdir()
    assert find_basis(partial(open_basis, index_dir)) is None


@pytest.mark.parametrize("damaged", ["current", "meta.json"])
def test_the_home_outlives_a_damaged_file(source: Path, index_dir: Path, damaged: str) -> None:
    for _ in range(2):
        reindex([source], index_dir, lambda _: None, workers=1, full=True, home="tỉnh Lâm Giang")
    folder = index_dir if damaged == "current" else current_path(index_dir)
    (folder / damaged).write_bytes(b"{")
    assert known_home(index_dir) == "tỉnh Lâm Giang"
