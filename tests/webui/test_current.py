from pathlib import Path
from threading import Event

from tests.webui.generations.folder import Folder
from webui.current import current_searcher, warm_up


def test_requests_one_after_another_share_a_generation() -> None:
    folder = Folder()
    client = folder.app().test_client()
    for _ in range(3):
        client.get("/")
    assert len(folder.opened) == 1


def test_a_request_holds_its_generation_to_the_end() -> None:
    folder = Folder()
    with folder.app().test_request_context():
        before = current_searcher()
        folder.pointer = Path("second")
        assert current_searcher() is before
    assert len(folder.opened) == 1


def test_an_error_leaves_the_generation_open() -> None:
    folder = Folder()
    client = folder.app().test_client()
    client.get("/ban-tin/khong-co")
    client.get("/")
    assert len(folder.opened) == 1


def test_whoever_warms_up_is_told_when_all_is_ready() -> None:
    folder, ready = Folder(), Event()
    warm_up(folder.app(), ready.set)
    assert ready.wait(10)
