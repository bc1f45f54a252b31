"""A new generation is followed; the one before stays for who holds it, and no longer."""

import gc
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep
from typing import cast
from weakref import ref

import pytest

from index.errors import DamagedIndexError, NoIndexError
from index.opening.generation import Generation
from tests.webui.fake import FakeGeneration, FakeSearcher
from tests.webui.generations.folder import DamagedFolder, Folder
from webui import generations as module
from webui.generations import Generations


def test_a_new_pointer_is_followed() -> None:
    folder = Folder()
    client = folder.app().test_client()
    client.get("/")
    folder.pointer = Path("second")
    client.get("/")
    assert [each.path.name for each in folder.opened] == ["first", "second"]


def test_threads_that_begin_together_open_one_generation() -> None:
    folder = Folder()
    generations = Generations(Path("index"), folder.open, folder.locate)
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: generations.take(), range(64)))
    assert len(folder.opened) == 1
    assert all(each is taken[0] for each in taken)


def test_nobody_waits_for_a_generation_that_another_request_opens() -> None:
    folder = Folder()
    opening, opened = Event(), Event()

    def open_slowly(index_dir: Path) -> Generation:
        if folder.pointer == Path("second"):
            opening.set()
            assert opened.wait(10)
        return folder.open(index_dir)

    generations = Generations(Path("index"), open_slowly, folder.locate)
    first = generations.take()
    folder.pointer = Path("second")
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(generations.take)
        assert opening.wait(10)
        assert generations.take() is first
        opened.set()
        assert slow.result().path.name == "second"
    assert generations.take().path.name == "second"


def test_a_generation_that_cannot_be_opened_leaves_the_old_one(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # import-linter, which another test runs, switches off every logger that there is.
    monkeypatch.setattr(logging.getLogger("webui.generations"), "disabled", False)
    folder = Folder()
    tries = []

    def open_unless_damaged(index_dir: Path) -> Generation:
        tries.append(folder.pointer)
        if folder.pointer == Path("second"):
            raise DamagedIndexError(folder.pointer, "hỏng", "broken")
        return folder.open(index_dir)

    generations = Generations(Path("index"), open_unless_damaged, folder.locate)
    first = generations.take()
    folder.pointer = Path("second")
    assert generations.take() is first
    assert generations.take() is first
    assert len(tries) == 2, "it is tried once, not with each request"
    assert "second" in caplog.text
    folder.pointer = Path("third")
    assert generations.take().path.name == "third"


def test_a_pointer_that_is_gone_leaves_the_generation_open() -> None:
    folder = Folder()
    missing = False

    def locate(index_dir: Path) -> Path:
        if missing:
            raise NoIndexError(index_dir)
        return folder.locate(index_dir)

    generations = Generations(Path("index"), folder.open, locate)
    first = generations.take()
    missing = True
    assert generations.take() is first


def test_an_older_generation_is_opened_for_who_asks_by_name(tmp_path: Path) -> None:
    opened: list[str] = []

    def open_older(index_dir: Path, name: str) -> Generation:
        if not (index_dir / name).is_dir():
            raise NoIndexError(index_dir)
        opened.append(name)
        return cast(Generation, FakeGeneration(index_dir / name, FakeSearcher()))

    folder = Folder()
    generations = Generations(tmp_path, folder.open, folder.locate, open_older=open_older)
    (tmp_path / "older").mkdir()
    assert generations.named("first") is generations.take()
    older = generations.named("older")
    assert generations.named("older") is older
    assert (older.path.name, opened) == ("older", ["older"])
    (tmp_path / "older").rmdir()
    with pytest.raises(NoIndexError):
        generations.named("older")


def test_a_replaced_generation_is_given_up_while_its_checker_sleeps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    interval = 3601.0
    naps = iter((0.01, 60.0))
    has_checked = Event()

    def sleep_once(seconds: float) -> None:
        if seconds != interval:  # the checker of another test
            return sleep(seconds)
        nap = next(naps)
        if nap > 1:
            has_checked.set()
        return sleep(nap)

    monkeypatch.setattr(module, "sleep", sleep_once)
    folder = Folder()
    generations = Generations(Path("index"), folder.open, folder.locate)
    replaced = ref(generations.take())
    generations.check_every(interval)
    assert has_checked.wait(10)
    folder.pointer = Path("second")
    generations.take()
    folder.opened.clear()
    gc.collect()
    assert replaced() is None


def test_a_replaced_generation_that_a_request_still_holds_is_freed_when_all_is_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, ready, request_ended = DamagedFolder(), Event(), Event()

    def sleep_until_the_request_ends(seconds: float) -> None:
        if seconds == module.ENDED_S:
            request_ended.wait(30)
        else:
            sleep(seconds)

    monkeypatch.setattr(module, "sleep", sleep_until_the_request_ends)
    generations = folder.generations()

    def collect() -> None:
        gc.collect()
        ready.set()

    generations.on_prepared = collect
    held = generations.take()
    assert ready.wait(10)
    ready.clear()
    folder.damageable[0].itself = held
    folder.damageable.clear()
    replaced = ref(held)
    folder.pointer = Path("third")
    generations.take()
    sleep(0.1)  # whoever did not wait for the request would be done by now
    del held
    request_ended.set()
    assert ready.wait(10)
    assert replaced() is None
