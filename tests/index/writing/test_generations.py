from pathlib import Path

import pytest

from index.errors import DamagedIndexError, NoEarlierGenerationError, NoIndexError
from index.opening.index_folder import current_path, finished_paths
from index.writing import generations
from index.writing.generations import link, new_generation, prune, roll_back, switch
from index.writing.writer import reindex


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


def test_the_newest_comes_last_even_if_the_clock_was_set_back(tmp_path: Path) -> None:
    ahead = tmp_path / "generations" / "29990308T005700.000000Z"
    ahead.mkdir(parents=True)
    switch(tmp_path, ahead)
    newest = build(tmp_path)
    assert newest.name == "29990308T005700.000001Z"
    prune(tmp_path, 2)
    assert finished_paths(tmp_path) == [ahead, newest]


def test_what_a_killed_run_left_is_swept_up(tmp_path: Path) -> None:
    leftover = tmp_path / "generations" / "20200101T000000.000000Z.part"
    leftover.mkdir(parents=True)
    build(tmp_path)
    assert not leftover.exists()


def test_prune_keeps_the_newest(tmp_path: Path) -> None:
    _, *kept = [build(tmp_path) for _ in range(3)]
    prune(tmp_path, 2)
    assert finished_paths(tmp_path) == kept


def test_prune_removes_what_was_rolled_back_from(tmp_path: Path) -> None:
    first, second, _ = [build(tmp_path) for _ in range(3)]
    switch(tmp_path, second)
    prune(tmp_path, 2)
    assert finished_paths(tmp_path) == [first, second]


@pytest.mark.parametrize("keep", [1, 2, 9])
def test_prune_never_removes_the_current_one(tmp_path: Path, keep: int) -> None:
    built = [build(tmp_path) for _ in range(3)]
    removed = prune(tmp_path, keep)
    assert finished_paths(tmp_path) == built[-keep:]
    assert removed == built[:-keep]


def test_prune_of_an_empty_folder_does_nothing(tmp_path: Path) -> None:
    prune(tmp_path, 2)
    assert not list(tmp_path.iterdir())


def test_interruption_right_after_the_switch_leaves_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def switch_and_stop(index_dir: Path, generation: Path) -> None:
        switch(index_dir, generation)
        raise KeyboardInterrupt

    monkeypatch.setattr(generations, "switch", switch_and_stop)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, "new")
    assert (current_path(tmp_path) / "content").read_text() == "new"


def test_failing_switch_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    old = build(tmp_path)
    monkeypatch.setattr(generations, "switch", fail)
    with pytest.raises(OSError):
        build(tmp_path)
    assert list((tmp_path / "generations").iterdir()) == [old]


def test_links_are_copies_where_links_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("content")
    for name in ("linked", "copied"):
        (tmp_path / name).mkdir()
    link(tmp_path / "a", tmp_path / "linked")
    assert (tmp_path / "linked" / "a").samefile(tmp_path / "a")

    def refuse(*_: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    link(tmp_path / "a", tmp_path / "copied")
    assert not (tmp_path / "copied" / "a").samefile(tmp_path / "a")
    assert (tmp_path / "copied" / "a").read_text() == "content"


@pytest.fixture
def twice(source: Path, index_dir: Path) -> Path:
    """An index folder with two generations."""
    for _ in range(2):
        reindex([source], index_dir, lambda _: None, workers=1, full=True)
    return index_dir


def test_rolling_back_returns_to_the_one_before(twice: Path) -> None:
    first, second = finished_paths(twice)
    assert current_path(twice) == second
    assert roll_back(twice) == first == current_path(twice)
    with pytest.raises(NoEarlierGenerationError, match="bantin status"):
        roll_back(twice)


def test_a_damaged_generation_is_not_returned_to(twice: Path) -> None:
    first, second = finished_paths(twice)
    (first / "meta.json").unlink()
    with pytest.raises(DamagedIndexError):
        roll_back(twice)
    assert current_path(twice) == second


def test_a_generation_with_a_damaged_segment_is_not_returned_to(twice: Path) -> None:
    first, _ = finished_paths(twice)
    (segment,) = first.glob("*.bantin")
    content = bytearray(segment.read_bytes())
    content[-1] ^= 1
    segment.write_bytes(content)
    with pytest.raises(DamagedIndexError, match=segment.name):
        roll_back(twice)


def test_without_a_pointer_that_names_one_the_newest_comes_back(twice: Path) -> None:
    (twice / "current").write_bytes(b"\0")
    assert prune(twice, 1) == []
    assert roll_back(twice) == finished_paths(twice)[-1] == current_path(twice)


def test_from_a_pointer_to_no_generation_the_newest_is_returned_to(twice: Path) -> None:
    (twice / "current").write_text("10210308T005700.000000Z\n", "ascii")
    assert roll_back(twice) == finished_paths(twice)[-1] == current_path(twice)
