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


def test_a_new_pointer_is_followed_and_the_old_generation_closed() -> None:
    folder = Folder()
    client = folder.app().test_client()
    client.get("/")
    folder.pointer = Path("second")
    client.get("/")
    assert [each.path.name for each in folder.opened] == ["first", "second"]
    assert [each.closed for each in folder.opened] == [True, False]


def test_a_request_holds_its_generation_to_the_end() -> None:
    folder = Folder()
    with folder.app().test_request_context():
        before = current_searcher()
        folder.pointer = Path("second")
        assert current_searcher() is before
        assert not folder.opened[0].closed
    assert len(folder.opened) == 1


def test_two_requests_at_once_never_share_one() -> None:
    folder = Folder()
    generations = Generations(Path("index"), folder.open, folder.locate)
    one, other = generations.take(), generations.take()
    assert one is not other
    generations.give_back(one)
    assert generations.take() is one


def test_a_generation_is_given_back_after_an_error() -> None:
    folder = Folder()
    client = folder.app().test_client()
    client.get("/ban-tin/khong-co")
    client.get("/")
    assert len(folder.opened) == 1
