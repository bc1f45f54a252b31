from json import dumps, loads
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from index.errors import (
    LockedError,
    NoBulletinError,
    NoIndexError,
    NothingToIndexError,
    OutdatedIndexError,
)
from index.opening.generation import open_current
from index.opening.index_folder import current_path, finished_paths
from index.opening.meta import META_FILE, sealed
from index.report import Progress, Report, Stage
from index.writing import comparison
from index.writing.lock import locked
from index.writing.writer import add, plan, plan_removal, reindex, remove
from search.request import SearchRequest

HOME = "tỉnh Tuyên Quang"


def build(source: Path, index_dir: Path, *, full: bool = False, keep: int = 2) -> Report:
    return reindex([source], index_dir, lambda _: None, workers=1, full=full, keep=keep)


def edit(source: Path) -> None:
    """Change one bulletin, remove another, and add a third."""
    first, _, last = source.read_text("utf-8").splitlines(keepends=True)
    new = dumps({"id": "moi", "title": "Tin mới", "published": "2022-01-01"})
    changed = first.replace("Kh\\u00e1nh", "L\\u1ec5 kh\\u00e1nh")
    assert changed != first
    source.write_text(f"{changed}{last}{new}\n", "utf-8")


def ids(index_dir: Path, query: str = "") -> list[str]:
    generation = open_current(index_dir)
    return [hit.id for hit in generation.searcher.search(SearchRequest(query)).hits]


def test_report_and_meta_say_what_was_done(source: Path, index_dir: Path) -> None:
    report = build(source, index_dir)
    assert report.generation == current_path(index_dir)
    assert report.meta.bulletins == 3
    assert report.meta.sources == (str(source),)
    assert open_current(index_dir).meta == report.meta


def test_rejected_bulletins_are_reported_and_the_rest_goes_on(
    broken_source: Path, index_dir: Path
) -> None:
    report = build(broken_source, index_dir)
    assert (report.meta.bulletins, report.meta.rejected) == (3, 1)
    assert [(each.path, each.line) for each in report.problems] == [(broken_source, 4)]


def test_progress_counts_up_through_all_stages(source: Path, index_dir: Path) -> None:
    seen: list[Progress] = []
    reindex([source], index_dir, seen.append, workers=1)
    assert [each.stage for each in seen] == sorted(
        (each.stage for each in seen), key=list(Stage).index
    )
    assert [each.indexed for each in seen] == sorted(each.indexed for each in seen)
    assert (seen[-1].stage, seen[-1].indexed, seen[-1].share) == (Stage.CHECKING, 3, 1.0)


def test_what_is_unchanged_is_not_written(source: Path, index_dir: Path) -> None:
    first = build(source, index_dir)
    names = sorted(each.name for each in index_dir.rglob("*"))
    again = build(source, index_dir)
    assert not again.is_new
    assert (again.generation, again.meta) == (first.generation, first.meta)
    assert sorted(each.name for each in index_dir.rglob("*")) == names


def test_changes_are_applied_beside_what_stays(source: Path, index_dir: Path) -> None:
    first = build(source, index_dir)
    edit(source)
    report = build(source, index_dir)
    changes = report.changes
    assert (changes.added, changes.changed, changes.removed) == (
        ("moi",),
        ("cau-moi",),
        ("giao-ban",),
    )
    assert changes.unchanged == 1
    assert sorted(ids(index_dir)) == ["cau-moi", "moi", "mua-lu"]
    assert ids(index_dir, "lễ khánh thành") == ["cau-moi"]
    assert report.meta.fingerprint != first.meta.fingerprint
    assert report.meta.fingerprint == build(source, index_dir, full=True).meta.fingerprint


def test_segments_that_stay_are_shared(source: Path, index_dir: Path) -> None:
    many = source.with_name("nhieu.jsonl")
    many.write_text(
        "".join(
            dumps({"id": f"n{n}", "title": f"Tin số {n}", "published": "2020-02-02"}) + "\n"
            for n in range(40)
        )
    )
    first = build(source.parent, index_dir).generation
    edit(source)
    second = build(source.parent, index_dir).generation
    (segment,) = first.glob("*.bantin")
    assert (second / segment.name).samefile(segment)
    assert len(list(second.glob("*.bantin"))) == 2


def test_full_reads_and_writes_everything(source: Path, index_dir: Path) -> None:
    first = build(source, index_dir)
    again = build(source, index_dir, full=True)
    assert again.is_new
    assert len(again.changes.added) == 3
    assert again.meta.fingerprint == first.meta.fingerprint


@pytest.mark.parametrize("damage", ["analysis_data", "schema_version", "origins", "meta"])
def test_an_index_of_other_making_is_built_anew(
    source: Path, index_dir: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = build(source, index_dir).generation
    meta = path / META_FILE
    if damage == "origins":
        (path / "origins").unlink()
    elif damage == "meta":
        meta.write_text("{", "utf-8")
    else:
        meta.write_text(dumps(sealed({**loads(meta.read_text("utf-8")), damage: 0})), "utf-8")
    report = build(source, index_dir)
    assert len(report.changes.added) == 3
    assert "bantin reindex" in caplog.text


def test_only_reindex_builds_an_outdated_index_anew(
    source: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(source, index_dir)
    monkeypatch.setattr("index.writing.basis.analysis_data", lambda: "other")
    with pytest.raises(OutdatedIndexError, match=str(source)):
        add([source], index_dir, lambda _: None, workers=1)
    with pytest.raises(OutdatedIndexError):
        remove(["cau-moi"], index_dir, lambda _: None)


def test_new_problems_alone_are_worth_a_generation(source: Path, index_dir: Path) -> None:
    first = build(source, index_dir)
    with source.open("a") as file:
        file.write("{\n")
    report = build(source, index_dir)
    assert report.is_new
    assert not report.changes
    assert (report.meta.rejected, first.meta.rejected) == (1, 0)
    assert not build(source, index_dir).is_new


def test_added_bulletins_join_the_others(source: Path, index_dir: Path, tmp_path: Path) -> None:
    build(source, index_dir)
    more = tmp_path / "them.jsonl"
    more.write_text(
        dumps({"id": "cau-moi", "title": "Cầu khác", "published": "2022-01-01"})
        + "\n"
        + dumps({"id": "them", "title": "Tin thêm", "published": "2022-01-02"})
    )
    report = add([more], index_dir, lambda _: None, workers=1)
    assert (report.changes.added, report.changes.changed) == (("them",), ("cau-moi",))
    assert report.meta.sources == (str(source), str(more))
    assert len(ids(index_dir)) == 4
    assert build(source, index_dir).changes.removed == ("them",)


def test_the_first_addition_makes_an_index(source: Path, index_dir: Path) -> None:
    assert add([source], index_dir, lambda _: None, workers=1).meta.bulletins == 3


def test_removed_bulletins_come_back_with_their_source(source: Path, index_dir: Path) -> None:
    build(source, index_dir)
    assert remove(["cau-moi", "giao-ban"], index_dir, lambda _: None).meta.bulletins == 1
    assert ids(index_dir) == ["mua-lu"]
    assert set(build(source, index_dir).changes.added) == {"cau-moi", "giao-ban"}


def test_unknown_ids_are_all_named_and_nothing_is_removed(source: Path, index_dir: Path) -> None:
    old = build(source, index_dir).generation
    with pytest.raises(NoBulletinError, match="x, y"):
        remove(["cau-moi", "x", "y"], index_dir, lambda _: None)
    with pytest.raises(NothingToIndexError):
        remove(["cau-moi", "giao-ban", "mua-lu"], index_dir, lambda _: None)
    assert current_path(index_dir) == old


def test_nothing_is_removed_where_nothing_is(index_dir: Path) -> None:
    with pytest.raises(NoIndexError):
        remove(["a"], index_dir, lambda _: None)
    assert not index_dir.exists()


def test_a_plan_says_what_would_be_done_and_does_nothing(source: Path, index_dir: Path) -> None:
    assert len(plan([source], index_dir).added) == 3
    assert not index_dir.exists()
    build(source, index_dir)
    edit(source)
    planned = plan([source], index_dir).changes
    assert len(plan([source], index_dir, full=True).added) == 3
    assert not plan([source], index_dir, keep_rest=True).removed
    removal = plan_removal(["mua-lu"], index_dir)
    assert (removal.removed, removal.unchanged) == (["mua-lu"], 2)
    assert build(source, index_dir).changes == planned


@pytest.mark.parametrize("keep", [1, 2, 3])
def test_last_generations_are_kept(source: Path, index_dir: Path, keep: int) -> None:
    for _ in range(4):
        build(source, index_dir, full=True, keep=keep)
    assert len(finished_paths(index_dir)) == keep


def test_sources_without_a_bulletin_leave_the_old_index(source: Path, index_dir: Path) -> None:
    old = build(source, index_dir).generation
    source.write_text("{}\n", "utf-8")
    with pytest.raises(NothingToIndexError) as refused:
        build(source, index_dir)
    assert refused.value.problems
    assert current_path(index_dir) == old


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError(28, "No space left")])
@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("full", [True, False])
def test_interrupted_run_leaves_the_old_index(
    source: Path, index_dir: Path, interruption: BaseException, stage: Stage, full: bool
) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.stage is stage:
            raise interruption

    old = build(source, index_dir).generation
    edit(source)
    with pytest.raises((KeyboardInterrupt, OSError)):
        reindex([source], index_dir, interrupt, workers=1, full=full)
    assert list((index_dir / "generations").iterdir()) == [old]
    assert current_path(index_dir) == old
    assert sorted(ids(index_dir)) == ["cau-moi", "giao-ban", "mua-lu"]
    assert build(source, index_dir).changes.added == ("moi",)


def test_failing_analysis_leaves_the_old_index(
    source: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Bulletin:
        raise MemoryError

    old = build(source, index_dir).generation
    with monkeypatch.context() as patch, pytest.raises(MemoryError):
        patch.setattr(comparison, "files", fail)
        build(source, index_dir)
    assert list((index_dir / "generations").iterdir()) == [old]


def test_second_writer_is_refused(source: Path, index_dir: Path) -> None:
    build(source, index_dir)
    with locked(index_dir):
        with pytest.raises(LockedError):
            build(source, index_dir)
        with pytest.raises(LockedError):
            add([source], index_dir, lambda _: None, workers=1)
        with pytest.raises(LockedError):
            remove(["cau-moi"], index_dir, lambda _: None)
        assert plan([source], index_dir).unchanged == 3, "a plan writes nothing"


def test_what_a_killed_run_left_goes_with_the_next_even_if_nothing_changed(
    source: Path, index_dir: Path
) -> None:
    for _ in range(3):
        build(source, index_dir, full=True, keep=3)
    leftover = index_dir / "generations" / "20200101T000000.000000Z.part"
    leftover.mkdir()
    assert not build(source, index_dir).is_new
    assert not leftover.exists()
    assert len(finished_paths(index_dir)) == 2


def organisations(index_dir: Path) -> set[str]:
    return {each.id for each in open_current(index_dir).searcher.organisations()}


def test_a_home_names_what_bulletins_leave_open(source: Path, index_dir: Path) -> None:
    build(source, index_dir)
    assert "tinh-doan" in organisations(index_dir)
    settled = reindex([source], index_dir, lambda _: None, 1, home=HOME)
    assert settled.is_new and settled.meta.home == HOME
    assert len(settled.changes.added) == 3
    assert "tinh-doan-tuyen-quang" in organisations(index_dir)


def test_a_home_stays_until_another_is_named(source: Path, index_dir: Path) -> None:
    first = reindex([source], index_dir, lambda _: None, 1, home=HOME)
    assert not build(source, index_dir).is_new
    assert build(source, index_dir, full=True).meta.home == HOME
    edit(source)
    assert len(plan([source], index_dir).added) == 1
    assert len(plan([source], index_dir, home="tỉnh Hà Giang").added) == 3
    assert add([source], index_dir, lambda _: None, 1).meta.home == HOME
    assert remove(["moi"], index_dir, lambda _: None).meta.home == HOME
    dropped = reindex([source], index_dir, lambda _: None, 1, home="")
    assert (dropped.meta.home, len(dropped.changes.added)) == ("", 3)
    assert first.meta.home == HOME


def test_a_home_outlives_the_version_that_it_was_given_to(source: Path, index_dir: Path) -> None:
    old = reindex([source], index_dir, lambda _: None, 1, home=HOME).generation
    record = loads((old / META_FILE).read_text("utf-8"))
    (old / META_FILE).write_text(dumps(sealed({**record, "schema_version": 0})), "utf-8")
    assert build(source, index_dir).meta.home == HOME
