"""What is damaged is not answered from, and what is read again finds out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic, sleep
from typing import cast

import pytest

from index.errors import DamagedIndexError
from index.opening.generation import Generation
from index.settings.settings import Settings
from search.request import SearchRequest
from tests.webui.fake import FakeSearcher
from tests.webui.generations.folder import Damageable, DamagedFolder, Folder
from tests.webui.newsroom import Filed
from webui import generations as module
from webui.application import create_app
from webui.current import warm_up
from webui.generations import Generations


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
    monkeypatch.setattr(module, "REFUSED_S", 0)
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
