from pathlib import Path

import pytest
from flask import Flask

from index.settings.settings import Settings
from webui.api import rate_limit
from webui.application import create_app


@pytest.fixture
def app(samples_index: Path) -> Flask:
    """Return a site that lets an address ask three times; in place of the unlimited one."""
    return create_app(samples_index, settings=Settings(rate_limit="3/minute"))


def test_a_program_is_told_what_is_left(app: Flask) -> None:
    client = app.test_client()
    for left in (2, 1, 0):
        response = client.get("/api/v1/search")
        assert response.status_code == 200
        assert response.headers["RateLimit-Policy"] == '"api";q=3;w=60'
        assert response.headers["RateLimit"].startswith(f'"api";r={left};t=')
    refused = client.get("/api/v1/search", headers={"Accept-Language": "en"})
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json and refused.json["type"] == "/en/api#too-many-requests"


def test_readers_and_preflights_are_not_counted(app: Flask) -> None:
    client = app.test_client()
    for _ in range(5):
        assert client.get("/").status_code == 200
        assert client.options("/api/v1/search").status_code == 200
    assert "RateLimit" not in client.get("/").headers
    assert '"api";r=2' in client.get("/api/v1/search").headers["RateLimit"]


def test_addresses_are_counted_apart(app: Flask) -> None:
    client = app.test_client()
    for _ in range(4):
        client.get("/api/v1/search")
    other = client.get("/api/v1/search", environ_base={"REMOTE_ADDR": "203.0.113.9"})
    assert other.status_code == 200


def test_what_is_no_limit_is_refused(app: Flask) -> None:
    with pytest.raises(ValueError, match="many"):
        rate_limit.init_app(app, "many")
