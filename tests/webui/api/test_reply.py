import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.searcher import Searcher
from webui.api.description import ADDRESS

ADDRESSES = ("/api/v1/search?q=tinh", "/api/v1/status", "/api/v1/bulletins/blg-100452", ADDRESS)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_is_known_is_not_sent_again(client: FlaskClient, address: str, encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    first = client.get(address, headers=headers)
    tag = first.headers["ETag"]
    assert tag.startswith('"'), "a strong one"
    again = client.get(address, headers={**headers, "If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)


def test_a_compressed_answer_is_known_only_to_who_can_read_it(client: FlaskClient) -> None:
    address, gzip, zstd = ADDRESSES[0], {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "zstd"}
    plain = client.get(address).headers["ETag"]
    small = client.get(address, headers=gzip).headers["ETag"]
    assert small != plain, "other bytes, and a strong tag is of bytes"
    for accepted in ({}, zstd, {"Accept-Encoding": "gzip;q=0"}):
        again = client.get(address, headers={**accepted, "If-None-Match": small})
        assert again.status_code == 200
        assert again.headers["ETag"] != small
    # Everybody can read what is not compressed.
    again = client.get(address, headers={**gzip, "If-None-Match": f"{small}, {plain}"})
    assert again.headers["ETag"] in (small, plain)
    assert client.get(address, headers={**zstd, "If-None-Match": plain}).status_code == 304


def test_what_is_known_is_not_searched(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = client.get("/api/v1/search?q=tinh&sort=newest").headers["ETag"]

    def refuse(self: Searcher, request: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr(Searcher, "search", refuse)
    # The same question in other words.
    same = client.get("/api/v1/search?sort=newest&page=1&q=tinh", headers={"If-None-Match": tag})
    assert same.status_code == 304


def test_other_questions_have_other_tags(client: FlaskClient) -> None:
    addresses = ("search", "search?q=tinh", "search?q=tinh&page=2", "search?q=tinh&fields=title")
    tags = {client.get(f"/api/v1/{each}").headers["ETag"] for each in addresses}
    assert len(tags) == len(addresses)


def test_a_cache_asks_before_it_answers(client: FlaskClient) -> None:
    assert client.get("/api/v1/search").headers["Cache-Control"] == "public, no-cache"
    assert client.get("/api/v1/search?page=0").headers["Cache-Control"] == "no-store"


def test_head_is_answered_as_get_is(app: Flask) -> None:
    client = app.test_client()
    head, get = client.head("/api/v1/search"), client.get("/api/v1/search")
    assert head.headers["ETag"] == get.headers["ETag"]
    assert (head.status_code, head.data) == (200, b"")


def test_a_star_stands_for_any_tag(client: FlaskClient) -> None:
    assert client.get("/api/v1/status", headers={"If-None-Match": "*"}).status_code == 304
    assert client.get("/api/v1/search?page=0", headers={"If-None-Match": "*"}).status_code == 400


@pytest.mark.parametrize("given", ["W/", 'W/,*,""', '"unclosed', ",,,", "bare"])
def test_a_tag_that_is_none_is_not_known(client: FlaskClient, given: str) -> None:
    assert client.get("/api/v1/status", headers={"If-None-Match": given}).status_code == 200
