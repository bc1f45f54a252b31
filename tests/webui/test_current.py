from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

from flask import Flask

from index.store import Generation
from tests.webui.fake import FakeGeneration, FakeSearcher
from webui.application import create_app
from webui.current import Generations, current_searcher


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
