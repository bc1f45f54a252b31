"""An office with a source and an index of it, and what must hold after a damage to the index."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import cache
from json import dumps
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from threading import Event

from click.testing import CliRunner, Result

from index.command import main
from index.command.ending import Ending
from index.writing.writer import reindex
from tests.damaged.damage import Damage
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
    ("verify",),
)

# Times, and room on the disk: what was damaged shares no bytes with another generation any more.
_PASSING = re.compile(r"\bms\b|/ (minutes|hours|days) ago|\bMiB\b")


class Outcome(Enum):
    """What a damage came to."""

    NONE = "changed no byte"
    NAMED = "named"
    HARMLESS = "changed no answer"


def open_office(folder: Path) -> None:
    """Put a source, and an index of it in two segments, into an empty folder."""
    source = folder / "source"
    source.mkdir()
    for name, first, last in (("a", 0, 7), ("b", 7, 10)):
        written = "".join(f"{dumps(each.to_json())}\n" for each in BULLETINS[first:last])
        (source / f"{name}.jsonl").write_text(written, "utf-8")
        reindex([source], folder / "index", lambda _: None, 1)


@contextmanager
def copied(whole: Path, *, linked: bool = True) -> Iterator[Path]:
    """Yield a copy of an office; files are linked unless they will be changed in place."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        copytree(whole / "source", folder / "source")
        if linked:
            copytree(whole / "index", folder / "index", copy_function=os.link)
        else:
            copytree(whole / "index", folder / "index")
        yield folder


def bantin(folder: Path, *arguments: str) -> Result:
    """Run a command in this process; no exception may escape it, since a user would see it."""
    done = CliRunner().invoke(main, [*arguments, "--index", str(folder / "index")])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def mend(folder: Path) -> Result:
    """Build the index again from the source."""
    return bantin(folder, "reindex", str(folder / "source"), "--workers", "1")


def check_closed(whole: Path, damage: Damage) -> Outcome:
    """Damage a copy that is not open: answers stay right, or the damage is named and mended."""
    with copied(whole) as folder:
        damaged = damage.do(folder / "index")
        if damaged is None:
            return Outcome.NONE
        is_named = False
        for each in READINGS:
            done = bantin(folder, *each)
            if done.exit_code == 0:
                assert _lasting(done) == _right(whole, each), f"{damage} changed {each}"
            else:
                check_named(done, damaged)
                is_named = True
        is_named |= _check_site(create_app(folder / "index").test_client(), whole, damage)
        mended = mend(folder)
        assert mended.exit_code == 0, mended.output
        for each in (READINGS[-1], READINGS[0]):
            assert bantin(folder, *each).exit_code == 0, damage
        assert _lasting(bantin(folder, *READINGS[0])) == _right(whole, READINGS[0])
    return Outcome.NAMED if is_named else Outcome.HARMLESS


def check_open(whole: Path, damage: Damage) -> Outcome:
    """Damage the open index of a site in place: each answer is right, or has status 503."""
    with copied(whole, linked=False) as folder:
        app = create_app(folder / "index")
        # Whoever reads a map at the moment when its file is cut is ended by the system.
        prepared = Event()
        warm_up(app, prepared.set)
        assert prepared.wait(60)
        client = app.test_client()
        if damage.do(folder / "index", in_place=True) is None:
            return Outcome.NONE
        is_named = _check_site(client, whole, damage)
    return Outcome.NAMED if is_named else Outcome.HARMLESS


def check_named(done: Result, damaged: Path) -> None:
    """Check that a command names a damaged file, or its generation, and ends with status 5."""
    assert done.exit_code == Ending.INDEX_UNUSABLE, done.output
    named = done.output.replace("\n", "")
    assert damaged.name in named or damaged.parent.name in named, done.output


def _check_site(client, whole: Path, damage: Damage) -> bool:  # type: ignore[no-untyped-def]  # Flask's client has no public type
    """Check a site's answers; tell whether any was refused."""
    is_refused = False
    for address in ADDRESSES:
        answer = client.get(address)
        if answer.status_code == 503:
            is_refused = True
        else:
            assert answer.text == _right_page(whole, address), f"{damage} changed {address}"
    return is_refused


@cache
def _right(whole: Path, command: tuple[str, ...]) -> Sequence[str]:
    done = bantin(whole, *command)
    assert done.exit_code == 0, done.output
    return _lasting(done)


@cache
def _right_page(whole: Path, address: str) -> str:
    return create_app(whole / "index").test_client().get(address).text


def _lasting(done: Result) -> Sequence[str]:
    """Return the lines that depend neither on the time nor on the disk."""
    return [each for each in done.output.splitlines() if not _PASSING.search(each)]
