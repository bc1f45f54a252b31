from json import loads

import pytest
from flask.testing import FlaskClient

from tests.webui.api.asking import ask
from webui.serving.request_id import HEADER


@pytest.mark.parametrize(
    ("method", "address", "status", "parameter"),
    [
        ("GET", "/api/v1/khong-co", 404, "address"),
        ("GET", "/api/v2/search", 404, "address"),
        ("GET", "/api/v1/bulletins/khong-co", 404, "id"),
        ("GET", "/api/v1/bulletins/khong-co/similar", 404, "id"),
        ("GET", "/api/v1/organisations/khong-co", 404, "slug"),
        ("GET", "/api/v1/documents/99/KC-KC", 404, "code"),
        ("POST", "/api/v1/search", 405, "address"),
        ("GET", "/api/v1/search?q=%FF", 400, "address"),
    ],
)
def test_every_error_is_a_problem(
    client: FlaskClient, method: str, address: str, status: int, parameter: str
) -> None:
    response = client.open(address, method=method)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.json
    assert problem is not None
    assert (problem["status"], problem["instance"]) == (status, address.partition("?")[0])
    assert [each["parameter"] for each in problem["errors"]] == [parameter]


def test_a_method_that_is_refused_is_told_what_is_not(client: FlaskClient) -> None:
    allowed = client.delete("/api/v1/status").headers["Allow"]
    assert {*allowed.split(", ")} == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    ("accepted", "language", "title"),
    [
        ("", "vi", "Tham số không hợp lệ"),
        ("fr", "vi", "Tham số không hợp lệ"),
        ("en-GB,en;q=0.9,vi;q=0.1", "en", "Invalid parameters"),
        ("vi,en;q=0.5", "vi", "Tham số không hợp lệ"),
    ],
)
def test_it_is_told_in_the_language_that_is_read(
    client: FlaskClient, accepted: str, language: str, title: str
) -> None:
    response = client.get("/api/v1/search?page=x", headers={"Accept-Language": accepted})
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]
    assert response.json and response.json["title"] == title


def test_the_type_leads_to_where_it_is_explained(client: FlaskClient) -> None:
    for language, page in (("vi", "/api"), ("en", "/en/api")):
        headers = {"Accept-Language": language}
        problem = client.get("/api/v1/search?page=x", headers=headers).json
        assert problem
        address, _, name = problem["type"].partition("#")
        assert address == page
        assert f'id="{name}"' in client.get(address).text


def test_pointers_lead_to_the_parameter(client: FlaskClient) -> None:
    for each in ask(client, "facets/dates", 400, unit="weeks", to="x")["errors"]:
        address, _, pointer = each["pointer"].partition("#")
        found = client.get(address).json
        for step in pointer.split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            found = found[int(key)] if isinstance(found, list) else found[key]  # type: ignore[index]
        assert found and found["name"] == each["parameter"]


def test_who_reads_no_json_is_told_that_there_is_nothing_else(client: FlaskClient) -> None:
    response = client.get("/api/v1/status", headers={"Accept": "text/html"})
    assert (response.status_code, response.mimetype) == (406, "application/problem+json")
    for accepted in ("*/*", "application/*", "text/html, */*;q=0.1", "application/problem+json"):
        assert client.get("/api/v1/status", headers={"Accept": accepted}).status_code == 200


def test_the_request_is_named(client: FlaskClient) -> None:
    response = client.get("/api/v1/khong-co", headers={HEADER: "abc-123"})
    assert loads(response.data)["request_id"] == response.headers[HEADER] == "abc-123"
