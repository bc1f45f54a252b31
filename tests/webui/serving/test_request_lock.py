from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from time import sleep

from flask import Flask, Response

from webui.serving import request_lock


def test_requests_are_worked_on_one_at_a_time() -> None:
    app = Flask(__name__)
    busy = Lock()
    together = []

    @app.get("/")
    def work() -> str:
        together.append(not busy.acquire(blocking=False))
        sleep(0.01)
        busy.release()
        return "done"

    request_lock.init_app(app)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: app.test_client().get("/").text, range(12)))
    assert answers == ["done"] * 12
    assert not any(together)


def test_an_answer_in_pieces_holds_up_nobody() -> None:
    app = Flask(__name__)

    @app.get("/pieces")
    def pieces() -> Response:
        return Response(iter(["a", "b"]))

    request_lock.init_app(app)
    begun = app.test_client().get("/pieces", buffered=False)
    assert app.test_client().get("/pieces").text == "ab"
    assert begun.text == "ab"


def test_a_request_that_fails_gives_its_turn_away() -> None:
    app = Flask(__name__)

    @app.get("/")
    def fail() -> str:
        raise RuntimeError

    request_lock.init_app(app)
    app.testing = False
    assert [app.test_client().get("/").status_code for _ in range(2)] == [500, 500]
