import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.settings.settings import Settings
from index.writing.writer import reindex
from tests.webui.newsroom import BRIDGE, MEETING
from tests.webui.test_site import build
from webui.application import create_app
from webui.serving import metrics


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("metrics"), [BRIDGE.bulletin, MEETING.bulletin])


@pytest.fixture
def client(index_dir: Path) -> FlaskClient:
    """Return a client of a site over two bulletins, with metrics."""
    return create_app(index_dir, settings=Settings(metrics=True)).test_client()


def figures(client: FlaskClient) -> dict[str, float]:
    found = re.findall(r"^(bantin_\S+?(?:\{.*\})?) (\S+)$", client.get("/metrics").text, re.M)
    return {name: float(value) for name, value in found}


def test_nobody_sees_them_unless_they_are_asked_for(index_dir: Path) -> None:
    assert create_app(index_dir).test_client().get("/metrics").status_code == 404


def test_the_index_is_described(client: FlaskClient, index_dir: Path) -> None:
    found = figures(client)
    assert found["bantin_bulletins"] == 2
    assert 0 < found["bantin_generation_age_seconds"] < 3600
    files = [each for each in (index_dir / "generations").rglob("*") if each.is_file()]
    assert found["bantin_generation_bytes"] == sum(each.stat().st_size for each in files)


def test_of_many_generations_one_size_is_kept(tmp_path: Path) -> None:
    for number in range(5):
        (folder := tmp_path / str(number)).mkdir()
        (folder / "segments").write_bytes(bytes(number))
        assert metrics._size(folder) == number
    assert metrics._size.cache_info().currsize == 1


def test_requests_are_counted_by_door_and_status(client: FlaskClient) -> None:
    client.get("/?q=cau")
    client.get("/en/?q=cau")
    client.get("/api/v1/search?page=x")
    found = figures(client)
    assert found['bantin_requests_total{door="search_page",status="200"}'] == 2
    assert found['bantin_requests_total{door="api_search",status="400"}'] == 1
    assert found['bantin_request_seconds_count{door="search_page"}'] == 2


def test_searches_without_results_are_counted_by_kind_of_query(client: FlaskClient) -> None:
    for address in ("/?q=cau", "/api/v1/search?q=khongco", '/?q="khong+co"'):
        client.get(address)
    found = figures(client)
    assert found['bantin_queries_total{kind="plain"}'] == 2
    assert found['bantin_queries_without_results_total{kind="plain"}'] == 1
    assert found['bantin_queries_without_results_total{kind="phrase"}'] == 1


def test_generations_that_are_taken_up_are_counted(tmp_path: Path) -> None:
    folder = build(tmp_path, [BRIDGE.bulletin])
    client = create_app(folder, settings=Settings(metrics=True)).test_client()
    client.get("/")
    assert figures(client)['bantin_reloads_total{outcome="opened"}'] == 1
    reindex([tmp_path / "tin.jsonl"], folder, lambda _: None, workers=1, full=True)
    client.get("/")
    assert figures(client)['bantin_reloads_total{outcome="opened"}'] == 2


def test_without_an_index_the_rest_is_told(tmp_path: Path) -> None:
    client = create_app(tmp_path / "none", settings=Settings(metrics=True)).test_client()
    client.get("/?q=x")
    found = figures(client)
    assert "bantin_bulletins" not in found
    assert found['bantin_requests_total{door="search_page",status="503"}'] == 1
