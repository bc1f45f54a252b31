from pathlib import Path

import pytest

from index import writer
from index.bulletin import Bulletin
from index.errors import LockedError, NothingToIndexError
from index.lock import locked
from index.report import Progress, Report, Stage
from index.store import current_path, finished_paths, open_current
from index.writer import reindex


def build(source: Path, index_dir: Path) -> Report:
    return reindex([source], index_dir, lambda _: None, workers=1)


def test_report_and_meta_say_what_was_done(source: Path, index_dir: Path) -> None:
    report = build(source, index_dir)
    assert report.generation == current_path(index_dir)
    assert report.meta.bulletins == 3
    assert report.meta.sources == (str(source),)
    generation = open_current(index_dir)
    generation.close()
    assert generation.meta == report.meta


def test_rejected_bulletins_are_reported_and_the_rest_goes_on(
    broken_source: Path, index_dir: Path
) -> None:
    report = build(broken_source, index_dir)
    assert (report.meta.bulletins, report.meta.rejected) == (3, 1)
    assert [(each.path, each.line) for each in report.problems] == [(broken_source, 4)]


def test_progress_counts_up_and_ends_with_saving(source: Path, index_dir: Path) -> None:
    seen: list[Progress] = []
    reindex([source], index_dir, seen.append, workers=1)
    assert [each.indexed for each in seen] == [1, 2, 3, 3]
    assert seen[-1].stage is Stage.SAVING


def test_same_bulletins_have_the_same_fingerprint(source: Path, index_dir: Path) -> None:
    first = build(source, index_dir).meta.fingerprint
    lines = source.read_text("utf-8").splitlines(keepends=True)
    source.write_text("".join(reversed(lines)), "utf-8")
    assert build(source, index_dir).meta.fingerprint == first


def test_last_two_generations_are_kept(source: Path, index_dir: Path) -> None:
    for _ in range(3):
        build(source, index_dir)
    assert len(finished_paths(index_dir)) == 2


def test_sources_without_a_bulletin_leave_the_old_index(source: Path, index_dir: Path) -> None:
    old = build(source, index_dir).generation
    source.write_text("{}\n", "utf-8")
    with pytest.raises(NothingToIndexError) as refused:
        build(source, index_dir)
    assert refused.value.problems
    assert current_path(index_dir) == old


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError(28, "No space left")])
@pytest.mark.parametrize("stage", list(Stage))
def test_interrupted_run_leaves_the_old_index(
    source: Path, index_dir: Path, interruption: BaseException, stage: Stage
) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.stage is stage:
            raise interruption

    old = build(source, index_dir).generation
    with pytest.raises((KeyboardInterrupt, OSError)):
        reindex([source], index_dir, interrupt, workers=1)
    assert list((index_dir / "generations").iterdir()) == [old]
    assert current_path(index_dir) == old
    assert build(source, index_dir).meta.bulletins == 3


def test_failing_analysis_leaves_the_old_index(
    source: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> Bulletin:
        raise MemoryError

    old = build(source, index_dir).generation
    monkeypatch.setattr(writer, "read", fail)
    with pytest.raises(MemoryError):
        build(source, index_dir)
    assert list((index_dir / "generations").iterdir()) == [old]


def test_second_writer_is_refused(source: Path, index_dir: Path) -> None:
    index_dir.mkdir()
    with locked(index_dir), pytest.raises(LockedError):
        build(source, index_dir)
