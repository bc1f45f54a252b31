import pickle
from collections.abc import Callable
from json import dumps, loads
from pathlib import Path

import pytest

from index.codec.segment_table import SEGMENT_TABLE
from index.errors import DamagedIndexError, NoIndexError, OutdatedIndexError
from index.opening import generation_arrays
from index.opening.generation_arrays import open_current_arrays
from index.opening.index_folder import current_path
from index.opening.meta import META_FILE, sealed
from index.writing.writer import reindex


@pytest.fixture
def built(source: Path, index_dir: Path) -> Path:
    reindex([source], index_dir, lambda _: None, workers=1)
    return index_dir


def test_arrays_of_a_generation_are_its_bulletins_and_its_files(built: Path) -> None:
    opened = open_current_arrays(built)
    assert len(opened.reader.living) == opened.meta.bulletins > 0
    assert [each.path.parent for each in opened.containers] == [opened.path] * 2


@pytest.mark.parametrize("folder", ["", "meta.json"])
def test_folder_without_an_index_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / "meta.json").touch()
    with pytest.raises(NoIndexError, match=str(tmp_path)):
        open_current_arrays(tmp_path / folder)


@pytest.mark.parametrize("version", ["schema_version", "analysis_version"])
def test_index_of_another_version_asks_for_a_rebuild(built: Path, version: str) -> None:
    meta = current_path(built) / META_FILE
    meta.write_text(dumps(sealed({**loads(meta.read_text("utf-8")), version: 0})), "utf-8")
    with pytest.raises(OutdatedIndexError, match="bantin reindex"):
        open_current_arrays(built)


def lose_meta(generation: Path) -> None:
    (generation / META_FILE).unlink()


def garble_meta(generation: Path) -> None:
    (generation / META_FILE).write_text("{", "utf-8")


def empty_meta(generation: Path) -> None:
    (generation / META_FILE).write_text("{}", "utf-8")


def lose_postings(generation: Path) -> None:
    for each in generation.iterdir():
        if each.name != META_FILE and each.name != SEGMENT_TABLE:
            each.unlink()


def lose_everything_else(generation: Path) -> None:
    for each in generation.iterdir():
        if each.name != META_FILE:
            each.unlink()


@pytest.mark.parametrize(
    "damage", [lose_meta, garble_meta, empty_meta, lose_postings, lose_everything_else]
)
def test_damaged_index_is_named(built: Path, damage: Callable[[Path], None]) -> None:
    path = current_path(built)
    damage(path)
    with pytest.raises(DamagedIndexError, match=path.name):
        open_current_arrays(built)


def test_opener_overtaken_by_a_pruning_opens_the_next(
    built: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overtaken = current_path(built)
    reindex([source], built, lambda _: None, workers=1, full=True)
    now = current_path(built)
    lose_everything_else(overtaken)
    seen = iter([overtaken])
    monkeypatch.setattr(generation_arrays, "current_path", lambda _: next(seen, now))
    assert open_current_arrays(built).path == now


class Planted:
    """Writes a file when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Callable[..., int], tuple[Path, str]]:
        return Path.write_text, (self.trace, "đã chạy")


@pytest.mark.parametrize("name", ["_MAIN_1.toc", SEGMENT_TABLE, "origins", META_FILE])
def test_a_pickle_that_somebody_put_into_an_index_is_never_run(
    built: Path, source: Path, tmp_path: Path, name: str
) -> None:
    trace = tmp_path / "trace"
    planted = pickle.dumps(Planted(trace))
    pickle.loads(planted)
    assert trace.exists(), "help: the pickle would do no harm"
    trace.unlink()
    (current_path(built) / name).write_bytes(planted)
    if name in (SEGMENT_TABLE, META_FILE):
        with pytest.raises(DamagedIndexError, match=name):
            open_current_arrays(built)
    else:
        open_current_arrays(built)
    reindex([source], built, lambda _: None, workers=1)
    assert len(open_current_arrays(built).reader.living) == 3
    assert not trace.exists()


def test_an_index_with_a_pickle_of_whoosh_is_one_of_another_version(built: Path) -> None:
    """Generations from before the table of segments have no seal, and a lower version."""
    meta = current_path(built) / META_FILE
    record = {**loads(meta.read_text("utf-8")), "schema_version": 3}
    del record["seal"]
    meta.write_text(dumps(record), "utf-8")
    with pytest.raises(OutdatedIndexError, match="schema_version 3"):
        open_current_arrays(built)
