import json
import logging
from pathlib import Path
from typing import Any, cast

import pytest
from flask.testing import FlaskClient

from index.opening.generation import Generation
from index.settings.settings import Settings
from tests.webui.fake import FakeGeneration, FakeSearcher
from webui.application import create_app
from webui.serving.log import JsonFormatter

SECRET = "c%E1%BA%A7u"


def client_with(**settings: Any) -> FlaskClient:
    return create_app(
        Path("anywhere"),
        open_generation=lambda folder: cast(Generation, FakeGeneration(folder, FakeSearcher())),
        locate=lambda folder: folder,
        settings=Settings(**settings),
    ).test_client()


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    caplog.set_level(logging.INFO)
    # import-linter, which another test runs, switches off every logger that there is.
    monkeypatch.setattr(logging.getLogger("bantin.request"), "disabled", False)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    records = [each for each in caplog.records if each.name == "bantin.request"]
    return [json.loads(JsonFormatter().format(each)) for each in records]


def test_a_request_is_a_line_without_what_was_searched_for(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = client_with().get(f"/?q={SECRET}", headers={"X-Request-ID": "abc-1"})
    (line,) = lines(caplog)
    told = {name: line[name] for name in ("request_id", "method", "door", "status", "total")}
    assert told == {
        "request_id": "abc-1",
        "method": "GET",
        "door": "search_page",
        "status": 200,
        "total": 3,
    }
    assert line["ms"] > 0
    assert answer.headers["X-Request-ID"] == "abc-1"
    assert SECRET not in json.dumps(line) and "cầu" not in json.dumps(line, ensure_ascii=False)


def test_a_setting_lets_queries_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    client_with(log_queries=True).get(f"/?q={SECRET}")
    assert lines(caplog)[0]["query"] == f"q={SECRET}"


def test_a_setting_keeps_requests_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    client_with(log_requests=False).get("/?q=x")
    assert lines(caplog) == []


def test_what_supervisors_ask_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    client = client_with()
    client.get("/healthz")
    client.get("/readyz")
    assert lines(caplog) == []


@pytest.mark.parametrize(
    ("address", "door", "status"),
    [
        ("/khong-co", "none", 404),
        ("/ban-tin/khong-co", "bulletin_page", 404),
        ("/en/?q=x", "search_page", 200),
        ("/api/v1/search?page=x", "api_search", 400),
    ],
)
def test_errors_are_told_by_door(
    caplog: pytest.LogCaptureFixture, address: str, door: str, status: int
) -> None:
    client_with().get(address)
    (line,) = lines(caplog)
    assert (line["door"], line["status"]) == (door, status)
