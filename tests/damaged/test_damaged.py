"""A damaged file of an index is named, or no answer changes.

`make test` tries a few; see CONTRIBUTING.md for the long run.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from json import dumps
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from threading import Event

import pytest
from click.testing import CliRunner, Result
from hypothesis import Phase, example, given, settings

from index.command import main
from index.command.ending import Ending
from index.writing.writer import reindex
from tests.damaged.damage import SEGMENT, Damage, Kind, damages
from tests.newsroom import BULLETINS
from webui.application import create_app
from webui.current import warm_up

ADDRESSES = (
    "/?q=mat+tran",
    "/api/v1/search?q=c%E1%BA%A7u",
    f"/ban-tin/{BULLETINS[0].id}",
    "/co-quan",
)
READINGS = (
    ("search", "mặt trận", "--json"),
    ("search", "cau -lu"),
    ("show", BULLETINS[0].id),
    ("status",),
)

CLOCK = re.compile(r"\bms\b|/ (minutes|hours|days) ago")

LONG = settings().max_examples > 1000
# A damage is as small as it can be: looking for a smaller one takes minutes and tells nothing.
TRIED = settings(
    max_examples=500 if LONG else 20, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source, and an index of it in two segments."""
    folder = tmp_path_factory.mktemp("whole")
    source = folder / "source"
    source.mkdir()
    (source / "a.jsonl").write_text(lines(0, 7), "utf-8")
    reindex([source], folder / "index", lambda _: None, 1)
    (source / "b.jsonl").write_text(lines(7, 10), "utf-8")
    reindex([source], folder / "index", lambda _: None, 1)
    return folder


def lines(first: int, last: int) -> str:
    return "".join(f"{dumps(each.to_json())}\n" for each in BULLETINS[first:last])


@pytest.fixture(scope="module")
def office(whole: Path) -> Iterator[Callable[[], TemporaryDirectory[str]]]:
    """Return a function that makes a copy of the folder."""

    def copy() -> TemporaryDirectory[str]:
        folder = TemporaryDirectory()
        copytree(whole, folder.name, dirs_exist_ok=True)
        return folder

    yield copy


def bantin(folder: Path, *arguments: str) -> Result:
    """Run a command in this process; no exception may escape it, since a user would see it."""
    done = CliRunner().invoke(main, [*arguments, "--index", str(folder / "index")])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def told(folder: Path, *arguments: str) -> Sequence[str]:
    """Return what a command prints, without the lines that depend on the time."""
    done = bantin(folder, *arguments)
    assert done.exit_code == 0, done.output
    return [each for each in done.output.splitlines() if not CLOCK.search(each)]


def check_named(done: Result, damaged: Path) -> None:
    assert done.exit_code == Ending.INDEX_UNUSABLE, done.output
    named = done.output.replace("\n", "")
    assert damaged.name in named or damaged.parent.name in named, done.output


@TRIED
@given(damages)
@example(Damage(SEGMENT, Kind.ZEROS, 0.5, 4096))
@example(Damage(SEGMENT, Kind.CUT, 0.9, 1))
@example(Damage("segments", Kind.CUT, 0.5, 1))
@example(Damage("segments", Kind.CUT, 0, 1))
@example(Damage("current", Kind.CUT, 0, 1))
@example(Damage(SEGMENT, Kind.FLIPPED, 0.7526294396419622, 2))  # between two arrays
def test_it_is_named_or_nothing_changes(
    whole: Path, office: Callable[[], TemporaryDirectory[str]], damage: Damage
) -> None:
    with office() as name:
        folder = Path(name)
        damaged = damage.do(folder / "index")
        if damaged is None:
            return
        for each in (*READINGS, ("verify",)):
            done = bantin(folder, *each)
            if done.exit_code == 0:
                assert told(folder, *each) == told(whole, *each), f"{damage} changed an answer"
            else:
                check_named(done, damaged)
        client = create_app(folder / "index").test_client()
        right = create_app(whole / "index").test_client()
        for address in ADDRESSES:
            answer = client.get(address)
            assert answer.status_code == 503 or answer.text == right.get(address).text
        mended = bantin(folder, "reindex", str(folder / "source"), "--workers", "1")
        assert mended.exit_code == 0, mended.output
        assert bantin(folder, "verify").exit_code == 0
        assert told(folder, *READINGS[0]) == told(whole, *READINGS[0])


@pytest.mark.parametrize("file", ["current", "lock"])
def test_a_folder_in_place_of_a_file_is_named_and_can_be_moved_away(
    office: Callable[[], TemporaryDirectory[str]], file: str
) -> None:
    with office() as name:
        folder = Path(name)
        misplaced = folder / "index" / file
        misplaced.unlink(missing_ok=True)
        misplaced.mkdir()
        reindexing = "reindex", str(folder / "source"), "--workers", "1"
        commands = [
            reindexing,
            (*reindexing, "--full"),
            ("rollback",),
            ("remove", "x"),
            ("status",),
        ]
        if file == "current":
            commands += [("search", "cau"), ("verify",), ("prune",)]
            assert create_app(folder / "index").test_client().get("/").status_code == 503
        for each in commands:
            done = bantin(folder, *each)
            assert done.exit_code == Ending.INDEX_UNUSABLE, (each, done.output)
            assert str(misplaced) in done.output.replace("\n", "")
            assert "hãy chuyển thư mục ấy đi" in done.output.replace("\n", " ")
        misplaced.rmdir()
        assert bantin(folder, *reindexing).exit_code == 0
        assert bantin(folder, "verify").exit_code == 0


@TRIED
@given(damages)
@example(Damage(SEGMENT, Kind.CUT, 0.1, 1))
def test_what_happens_while_a_site_is_open_changes_no_answer(
    whole: Path, office: Callable[[], TemporaryDirectory[str]], damage: Damage
) -> None:
    right = create_app(whole / "index").test_client()
    with office() as name:
        folder = Path(name)
        app = create_app(folder / "index")
        # Whoever reads a map at the moment when its file is cut is ended by the system.
        prepared = Event()
        warm_up(app, prepared.set)
        assert prepared.wait(60)
        client = app.test_client()
        if damage.do(folder / "index", in_place=True) is None:
            return
        for address in ADDRESSES:
            answer = client.get(address)
            assert answer.status_code == 503 or answer.text == right.get(address).text
