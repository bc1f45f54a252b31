import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/search?page=x", "/api/v1/none"])
def test_any_page_of_the_web_may_read(client: FlaskClient, address: str) -> None:
    headers = client.get(address, headers={"Origin": "https://elsewhere.example"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in headers["Access-Control-Expose-Headers"]


def test_a_browser_that_asks_first_is_told_how(client: FlaskClient) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    response = client.options("/api/v1/search", headers=asked)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in response.headers["Access-Control-Allow-Headers"]


def test_pages_for_people_are_not_for_programs_of_others(client: FlaskClient) -> None:
    for address in ("/", "/api"):
        assert "Access-Control-Allow-Origin" not in client.get(address).headers


def test_what_is_not_text_is_refused(client: FlaskClient) -> None:
    for query in ("q=%FF", "q=\xff\xfe", "%C3=1"):
        asked = client.get("/api/v1/search", environ_overrides={"QUERY_STRING": query})
        assert asked.status_code == 400
