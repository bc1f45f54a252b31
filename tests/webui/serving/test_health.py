import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webui.fake import FakeSearcher
from webui.application import create_app


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_healthy_site_says_so(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (200, "OK\n")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_site_without_an_index_lives_and_is_not_ready(caplog: pytest.LogCaptureFixture) -> None:
    client = create_app(Path("/srv/nothing-here")).test_client()
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (503, "Service Unavailable\n")


def test_a_site_whose_queries_break_is_not_ready(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(self: FakeSearcher, request: object) -> None:
        raise ZeroDivisionError("inner secret")

    monkeypatch.setattr(FakeSearcher, "execute", break_down)
    # import-linter, which another test runs, switches off every logger that there is.
    monkeypatch.setattr(logging.getLogger("webui.serving.health"), "disabled", False)
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.text) == (503, "Service Unavailable\n")
    assert "inner secret" in caplog.text
