import gc
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import cast
from weakref import ref

import pytest
from flask import Flask

from index.errors import DamagedIndexError, NoIndexError
from index.opening.generation import Generation
from index.settings.settings import Settings
from search.request import SearchRequest
from tests.webui.fake import FakeGeneration, FakeSearcher
from tests.webui.newsroom import Filed
from webui import current
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


class Damageable(FakeGeneration):
    """A generation whose files a test damages; the disk tells when a file was written."""

    reads = 0
    written = 0
    is_damaged = False
    itself: object = None
    """A reference in a circle, which only a collection frees."""

    def check_whole(self, besides: object = None) -> None:
        self.reads += 1
        if self.is_damaged:
            raise DamagedIndexError(self.path / "MAIN_x.bantin", "đã bị thay đổi", "it was altered")

    def stamps(self) -> Sequence[object]:
        return (self.written,)


class DamagedFolder(Folder):
    """A folder whose generation `second` is damaged."""

    def __init__(self, searcher: FakeSearcher | None = None) -> None:
        super().__init__()
        self.searcher = searcher or FakeSearcher()
        self.damageable: list[Damageable] = []

    def open(self, index_dir: Path) -> Generation:
        generation = Damageable(self.locate(index_dir), self.searcher)
        generation.is_damaged = self.pointer.name == "second"
        self.damageable.append(generation)
        return cast(Generation, generation)

    def generations(self) -> Generations:
        return Generations(Path("index"), self.open, self.locate)


def until(holds: Callable[[], bool]) -> None:
    """Wait for another thread."""
    patience = monotonic() + 30
    while not holds():
        assert monotonic() < patience, "it never held"
        sleep(0.01)


def test_nothing_is_answered_from_a_generation_that_proves_damaged() -> None:
    folder = DamagedFolder()
    generations = folder.generations()
    first = generations.take()
    folder.pointer = Path("second")
    assert generations.take() is first
    assert generations.take() is first
    assert len(folder.damageable) == 2, "it is tried once, not with each request"
    folder.pointer = Path("third")
    assert generations.take().path.name == "third"


def test_without_one_before_requests_are_told_of_the_damage_until_it_is_gone() -> None:
    folder = DamagedFolder()
    folder.pointer = Path("second")
    client = folder.app().test_client()
    for address in ("/", "/readyz", "/api/v1/search"):
        assert client.get(address).status_code == 503
    assert len(folder.damageable) == 1, "it is read once in some seconds, not with each request"
    folder.pointer = Path("third")
    assert client.get("/").status_code == 200
    assert client.get("/readyz").status_code == 200


def test_a_damaged_generation_that_was_mended_in_its_place_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = DamagedFolder()
    folder.pointer = Path("second")
    generations = folder.generations()
    with pytest.raises(DamagedIndexError):
        generations.take()
    monkeypatch.setattr(folder, "open", Folder.open.__get__(folder))
    monkeypatch.setattr(generations, "_open", folder.open)
    monkeypatch.setattr(current, "REFUSED_S", 0)
    assert generations.take().path.name == "second"


def test_files_that_somebody_writes_into_are_read_again_before_the_next_answer() -> None:
    folder = DamagedFolder()
    generations = folder.generations()
    generations.take()
    (generation,) = folder.damageable
    generation.written = 1
    assert generations.take().path.name == "first"
    generations.take()
    assert generation.reads == 2, "as it is whole, once is enough"
    generation.written, generation.is_damaged = 2, True
    with pytest.raises(DamagedIndexError):
        generations.take()


def test_a_segment_that_the_generation_before_has_is_read_again_only_if_it_was_written() -> None:
    besides: list[object] = []

    class Linked(Damageable):
        def check_whole(self, besides_this: object = None) -> None:
            besides.append(besides_this)

    folder = Folder()
    opened: list[Linked] = []

    def open_generation(index_dir: Path) -> Generation:
        opened.append(Linked(folder.locate(index_dir), FakeSearcher()))
        return cast(Generation, opened[-1])

    generations = Generations(Path("index"), open_generation, folder.locate)
    for name in ("first", "second"):
        folder.pointer = Path(name)
        generations.take()
    opened[1].written = 1
    folder.pointer = Path("third")
    generations.take()
    assert besides == [None, opened[0], None]


def test_all_is_read_again_after_a_while() -> None:
    folder = DamagedFolder()
    app = create_app(
        Path("index"),
        open_generation=folder.open,
        locate=folder.locate,
        settings=Settings(check_seconds=0.01),
    )
    warm_up(app, lambda: None)
    (generation,) = folder.damageable
    until(lambda: generation.reads > 2)
    generation.is_damaged = True
    until(lambda: app.test_client().get("/").status_code == 503)


class Broken(FakeSearcher):
    """A searcher over damaged arrays, or one with a fault of its own."""

    def execute(self, request: SearchRequest) -> Sequence[Filed]:
        if request.text == "cầu":
            raise IndexError("out of bounds")
        return super().execute(request)


def test_an_error_that_nobody_expects_is_traced_to_the_damage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = DamagedFolder(Broken())
    client = folder.app().test_client()
    assert client.get("/").status_code == 200
    (generation,) = folder.damageable
    generation.is_damaged = True
    assert client.get("/?q=c%E1%BA%A7u").status_code == 500
    assert generation.reads == 1, "it was read just before"
    monkeypatch.setattr(Generations.check, "__defaults__", (0.0,))
    assert client.get("/?q=c%E1%BA%A7u").status_code == 503
    assert client.get("/").status_code == 503


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

    monkeypatch.setattr(current, "sleep", sleep_once)
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
        if seconds == current.ENDED_S:
            request_ended.wait(30)
        else:
            sleep(seconds)

    monkeypatch.setattr(current, "sleep", sleep_until_the_request_ends)
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
