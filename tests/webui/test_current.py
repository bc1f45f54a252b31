import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, current_thread
from time import sleep
from typing import cast

import pytest
from flask import Flask

from index.errors import DamagedIndexError, NoIndexError
from index.opening.generation import Generation
from index.settings.settings import Settings
from search.request import SearchRequest
from tests.webui.fake import FakeGeneration, FakeSearcher
from tests.webui.newsroom import Filed
from webui.application import create_app
from webui.current import Generations, current_searcher, warm_up


class Folder:
    """An index folder whose pointer a test moves."""

    def __init__(self) -> None:
        self.pointer = Path("first")
        self.opened: list[FakeGeneration] = []

    def locate(self, index_dir: Path) -> Path:
        return index_dir / self.pointer

    def open(self, index_dir: Path) -> Generation:
        self.opened.append(FakeGeneration(self.locate(index_dir), FakeSearcher()))
        return cast(Generation, self.opened[-1])

    def app(self) -> Flask:
        return create_app(Path("index"), open_generation=self.open, locate=self.locate)


def test_requests_one_after_another_share_a_generation() -> None:
    folder = Folder()
    client = folder.app().test_client()
    for _ in range(3):
        client.get("/")
    assert len(folder.opened) == 1


def test_a_new_pointer_is_followed() -> None:
    folder = Folder()
    client = folder.app().test_client()
    client.get("/")
    folder.pointer = Path("second")
    client.get("/")
    assert [each.path.name for each in folder.opened] == ["first", "second"]


def test_a_request_holds_its_generation_to_the_end() -> None:
    folder = Folder()
    with folder.app().test_request_context():
        before = current_searcher()
        folder.pointer = Path("second")
        assert current_searcher() is before
    assert len(folder.opened) == 1


def test_threads_that_begin_together_open_one_generation() -> None:
    folder = Folder()
    generations = Generations(Path("index"), folder.open, folder.locate)
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: generations.take(), range(64)))
    assert len(folder.opened) == 1
    assert all(each is taken[0] for each in taken)


def test_an_error_leaves_the_generation_open() -> None:
    folder = Folder()
    client = folder.app().test_client()
    client.get("/ban-tin/khong-co")
    client.get("/")
    assert len(folder.opened) == 1


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
    monkeypatch.setattr(logging.getLogger("webui.current"), "disabled", False)
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


def test_whoever_warms_up_is_told_when_all_is_ready() -> None:
    folder, ready = Folder(), Event()
    warm_up(folder.app(), ready.set)
    assert ready.wait(10)


class DamagedGeneration(FakeGeneration):
    """A generation whose damage shows when all of it is read."""

    def check_whole(self) -> None:
        raise DamagedIndexError(self.path / "MAIN_x.bantin", "đã bị thay đổi", "it was altered")


class HalfDamaged(Folder):
    """A folder whose generation `second` is damaged."""

    def open(self, index_dir: Path) -> Generation:
        kind = DamagedGeneration if self.pointer.name == "second" else FakeGeneration
        return cast(Generation, kind(self.locate(index_dir), FakeSearcher()))


def until(holds: Callable[[], bool]) -> None:
    """Wait for another thread."""
    for _ in range(500):
        if holds():
            return
        sleep(0.01)
    raise AssertionError("it never held")


def test_a_generation_that_proves_damaged_gives_way_to_the_one_before() -> None:
    folder = HalfDamaged()
    generations = Generations(Path("index"), folder.open, folder.locate)
    first = generations.take()
    until(lambda: generations.is_checked(0))
    folder.pointer = Path("second")
    generations.take()
    until(lambda: generations.take() is first)
    assert generations.is_checked(0)
    folder.pointer = Path("third")
    assert generations.take().path.name == "third"


def test_without_one_before_requests_are_told_of_the_damage_until_it_is_gone() -> None:
    folder = HalfDamaged()
    folder.pointer = Path("second")
    app = folder.app()
    client = app.test_client()
    client.get("/")
    until(lambda: client.get("/").status_code == 503)
    assert client.get("/readyz").status_code == 503
    assert client.get("/api/v1/search").status_code == 503
    folder.pointer = Path("third")
    assert client.get("/").status_code == 200
    until(lambda: client.get("/readyz").status_code == 200)


def test_an_error_that_nobody_expects_is_traced_to_the_damage() -> None:
    class Broken(FakeSearcher):
        def execute(self, request: SearchRequest) -> Sequence[Filed]:
            if request.text == "cầu":
                raise IndexError("out of bounds")
            return super().execute(request)

    checks = Event()

    class Late(DamagedGeneration):
        def check_whole(self) -> None:
            # The thread that checks comes last.
            if current_thread().name != "MainThread":
                assert checks.wait(10)
            super().check_whole()

    folder = Folder()
    app = create_app(
        Path("index"),
        open_generation=lambda each: cast(Generation, Late(folder.locate(each), Broken())),
        locate=folder.locate,
    )
    client = app.test_client()
    assert client.get("/").status_code == 200
    assert client.get("/?q=c%E1%BA%A7u").status_code == 503
    checks.set()


def test_readiness_ends_when_the_check_takes_too_long() -> None:
    checks = Event()

    class Slow(FakeGeneration):
        def check_whole(self) -> None:
            assert checks.wait(10)

    folder = Folder()
    for seconds, status in ((60, 200), (0, 503)):
        app = create_app(
            Path("index"),
            open_generation=lambda each: cast(
                Generation, Slow(folder.locate(each), FakeSearcher())
            ),
            locate=folder.locate,
            settings=Settings(check_seconds=seconds),
        )
        assert app.test_client().get("/readyz").status_code == status
    checks.set()
    until(lambda: app.test_client().get("/readyz").status_code == 200)
