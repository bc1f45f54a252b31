from pathlib import Path

import pytest

from index.errors import NoIndexError
from index.generations import new_generation, prune, switch
from index.store import current_path, finished_paths


def build(index_dir: Path, content: str = "") -> Path:
    with new_generation(index_dir) as folder:
        (folder / "content").write_text(content)
    return current_path(index_dir)


def test_no_generation_is_current_before_the_first(tmp_path: Path) -> None:
    with pytest.raises(NoIndexError, match="bantin reindex"):
        current_path(tmp_path)


def test_finished_generation_becomes_current(tmp_path: Path) -> None:
    build(tmp_path, "old")
    build(tmp_path, "new")
    assert (current_path(tmp_path) / "content").read_text() == "new"
    assert len(finished_paths(tmp_path)) == 2


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError, SystemExit])
def test_interrupted_generation_goes_and_the_old_one_stays(
    tmp_path: Path, interruption: type[BaseException]
) -> None:
    old = build(tmp_path)
    with pytest.raises(interruption), new_generation(tmp_path) as folder:
        (folder / "half").write_text("")
        raise interruption
    assert current_path(tmp_path) == old
    assert list((tmp_path / "generations").iterdir()) == [old]


def test_generation_in_the_making_is_not_counted(tmp_path: Path) -> None:
    with new_generation(tmp_path):
        assert not finished_paths(tmp_path)


def test_what_a_killed_run_left_is_swept_up(tmp_path: Path) -> None:
    leftover = tmp_path / "generations" / "20200101T000000.000000Z.part"
    leftover.mkdir(parents=True)
    build(tmp_path)
    assert not leftover.exists()


def test_prune_keeps_the_newest(tmp_path: Path) -> None:
    _, *kept = [build(tmp_path) for _ in range(3)]
    prune(tmp_path, 2)
    assert finished_paths(tmp_path) == kept


def test_prune_keeps_the_current_one_even_when_it_is_old(tmp_path: Path) -> None:
    first, _, last = [build(tmp_path) for _ in range(3)]
    switch(tmp_path, first)
    prune(tmp_path, 2)
    assert finished_paths(tmp_path) == [first, last]


def test_prune_of_an_empty_folder_does_nothing(tmp_path: Path) -> None:
    prune(tmp_path, 2)
    assert not list(tmp_path.iterdir())
