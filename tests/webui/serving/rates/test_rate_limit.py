from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.settings.settings import Settings
from tests.webui.newsroom import BRIDGE
from tests.webui.test_site import build
from webui.application import create_app
from webui.serving.rates import rate_limit


@pytest.fixture(scope="module")
def samples_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("limits"), [BRIDGE.bulletin])


@pytest.fixture
def app(samples_index: Path) -> Flask:
    """Return a site that allows an address three requests, instead of the unlimited one."""
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


def test_an_address_that_leads_nowhere_is_not_counted(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/api/v1/nowhere").status_code == 404
    assert '"api";r=2' in client.get("/api/v1/search").headers["RateLimit"]


def test_what_is_no_limit_is_refused(app: Flask) -> None:
    with pytest.raises(ValueError, match="many"):
        rate_limit.init_app(app, "api", "many", lambda: True)


Site = Callable[[Settings], FlaskClient]


@pytest.fixture
def site(samples_index: Path) -> Site:
    return lambda settings: create_app(samples_index, settings=settings).test_client()


def test_readers_may_be_limited_too_and_are_told_on_a_page(site: Site) -> None:
    client = site(Settings(page_rate_limit="3/minute", rate_limit="2/minute"))
    for address in ("/", "/?q=cau", "/tro-giup"):
        assert client.get(address).status_code == 200
    refused = client.get("/en/?q=cau")
    assert (refused.status_code, refused.mimetype) == (429, "text/html")
    assert "Too many requests came from you at once." in refused.text
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert "Bạn đã gửi quá nhiều yêu cầu" in client.get("/").text
    assert client.get("/api/v1/search").status_code == 200, "programs have a limit of their own"


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics", "/static/bantin.css"])
def test_supervisors_and_static_files_are_never_limited(site: Site, address: str) -> None:
    client = site(Settings(page_rate_limit="1/minute", metrics=True))
    client.get("/")
    answers = [client.get(address, buffered=True) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 200]
    assert client.get("/").status_code == 429


def test_behind_a_proxy_it_is_the_readers_address_that_counts(site: Site) -> None:
    client = site(Settings(page_rate_limit="1/minute", proxies=1))
    for reader in ("203.0.113.1", "203.0.113.2"):
        assert client.get("/", headers={"X-Forwarded-For": reader}).status_code == 200
        assert client.get("/", headers={"X-Forwarded-For": reader}).status_code == 429


def test_what_a_reader_writes_before_the_proxys_entry_is_ignored(site: Site) -> None:
    client = site(Settings(page_rate_limit="1/minute", proxies=1))
    answers = [
        client.get("/", headers={"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.1"})
        for n in range(3)
    ]
    assert [each.status_code for each in answers] == [200, 429, 429]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP"])
def test_without_a_proxy_no_header_is_believed(site: Site, header: str) -> None:
    client = site(Settings(page_rate_limit="1/minute"))
    answers = [client.get("/", headers={header: f"198.51.100.{n}"}) for n in range(3)]
    assert [each.status_code for each in answers] == [200, 429, 429]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("unix", "unix"),
        ("", "127.0.0.1"),
    ],
)
def test_an_office_is_one_network(app: Flask, address: str, network: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert rate_limit.client_network() == network
