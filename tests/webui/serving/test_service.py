from pathlib import Path

from flask import request

from index.settings.settings import Settings
from webui.application import create_app

FORWARDED = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


def seen(proxies: int) -> str:
    app = create_app(Path("anywhere"), settings=Settings(proxies=proxies))
    app.add_url_rule("/ai", "who", lambda: f"{request.remote_addr} {request.scheme}")
    return app.test_client().get("/ai", headers=FORWARDED).text


def test_what_strangers_say_of_others_is_not_believed() -> None:
    assert seen(0) == "127.0.0.1 http"


def test_a_proxy_in_front_is_believed() -> None:
    assert seen(1) == "203.0.113.7 https"
