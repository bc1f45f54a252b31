"""The index follows its sources. Tests do not measure how soon, because machines can be busy."""

from collections.abc import Iterator
from functools import partial
from json import dumps
from pathlib import Path

import pytest

from index.errors import LockedError, NothingToIndexError
from index.report import Report
from index.writing import watching
from index.writing.lock import locked
from index.writing.watching import watch

Outcomes = Iterator[object]


@pytest.fixture
def outcomes(source: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Outcomes:
    """The events of a watch on the folder of three bulletins."""
    monkeypatch.setattr(watching, "QUIET_MS", 50)
    monkeypatch.setattr(watching, "TICK_MS", 50)
    return watch([source.parent], index_dir, lambda _: None, workers=1, keep=2)


def test_the_first_update_comes_at_once_and_another_with_each_change(
    outcomes: Outcomes, source: Path
) -> None:
    first = next(outcomes)
    assert isinstance(first, Report)
    assert first.meta.bulletins == 3
    with source.open("a") as file:
        file.write(dumps({"id": "moi", "title": "Tin mới", "published": "2022-01-01"}))
    # An update may come between the opening of the file and the writing.
    second = next(each for each in outcomes if isinstance(each, Report) and each.changes)
    assert second.changes.added == ("moi",)
    source.write_text("{\n")
    assert any(isinstance(each, NothingToIndexError) for each in outcomes)


def test_a_file_is_followed_when_another_takes_its_place(source: Path, index_dir: Path) -> None:
    outcomes = watch([source], index_dir, lambda _: None, workers=1, keep=2)
    next(outcomes)
    aside = source.with_name(".aside")
    for id in ("moi", "moi-nua"):
        aside.write_text(dumps({"id": id, "title": "Tin mới", "published": "2022-01-01"}))
        aside.replace(source)
        report = next(each for each in outcomes if isinstance(each, Report) and each.changes)
        assert report.changes.added == (id,)


def test_what_cannot_be_done_now_is_tried_again(
    outcomes: Outcomes, source: Path, index_dir: Path
) -> None:
    index_dir.mkdir()
    with locked(index_dir):
        assert isinstance(next(outcomes), LockedError)
    source.touch()
    assert isinstance(next(outcomes), Report)


def test_without_a_change_it_looks_now_and_then(
    outcomes: Outcomes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_S", 1)
    next(outcomes)
    again = next(outcomes)
    assert isinstance(again, Report)
    assert not again.is_new


@pytest.mark.parametrize(
    ("name", "concerns"),
    [
        ("/tin/a.txt", True),
        ("/tin/sub/b.txt", True),
        ("/tin/.a.swp", False),
        ("/x/a.txt", False),
        ("/tin/var/index/lock", False),
        ("/tin/var/index/generations/20210301T005700.000000Z/meta.json", False),
    ],
)
def test_only_what_is_read_counts(name: str, concerns: bool) -> None:
    assert watching._concerns(Path(name), [Path("/tin")], Path("/tin/var/index")) is concerns


@pytest.mark.parametrize("source", ["/tin", "/tin/xa"])
def test_sources_in_the_folder_of_their_index_count(source: str) -> None:
    concerns = partial(watching._concerns, sources=[Path(source)], index_dir=Path("/tin"))
    assert concerns(Path("/tin/xa/a.txt"))
    assert not any(
        concerns(Path("/tin", each)) for each in ("", "current", "current.new", "lock", "copies/x")
    )


def test_an_index_below_its_sources_calls_for_no_update_of_itself(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "QUIET_MS", 50)
    monkeypatch.setattr(watching, "TICK_MS", 50)
    outcomes = watch([source.parent], source.parent / "index", lambda _: None, workers=1, keep=2)
    next(outcomes)
    source.with_name("them.jsonl").write_text(
        dumps({"id": "moi", "title": "Tin mới", "published": "2022-01-01"})
    )
    second = next(outcomes)
    assert isinstance(second, Report)
    assert second.changes.added == ("moi",)
