from gzip import decompress

import pytest
from flask.testing import FlaskClient

ADDRESSES = ("/?q=c%E1%BA%A7u", "/api/v1/search", "/ban-tin.csv?q=c%E1%BA%A7u", "/sitemap.xml")


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_can_read_gzip_gets_the_same_smaller(client: FlaskClient, address: str) -> None:
    plain = client.get(address)
    small = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    # The request has a number of its own.
    assert len(decompress(small.data)) == len(plain.data)


@pytest.mark.parametrize("address", ADDRESSES)
def test_caches_are_told_that_the_answer_depends_on_it(client: FlaskClient, address: str) -> None:
    for accepted in ("", "gzip"):
        answer = client.get(address, headers={"Accept-Encoding": accepted})
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("br;q=0.5, gzip", "gzip"),
        ("identity", None),
        ("compress", None),
        ("gzip;q=0", None),
        ("", None),
    ],
)
def test_browsers_get_what_they_prefer(
    client: FlaskClient, accepted: str, chosen: str | None
) -> None:
    answer = client.get(ADDRESSES[0], headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == chosen


def test_equal_answers_have_equal_bytes_whenever_they_are_made(client: FlaskClient) -> None:
    small = client.get("/api/v1/search", headers={"Accept-Encoding": "gzip"})
    time_made = small.data[4:8]
    assert time_made == bytes(4)
    assert small.content_length == len(small.data)


def test_an_export_stays_a_stream(client: FlaskClient) -> None:
    answer = client.get("/ban-tin.jsonl", headers={"Accept-Encoding": "zstd"}, buffered=False)
    assert answer.headers["Content-Encoding"] == "zstd"
    assert answer.is_streamed
    assert "Content-Length" not in answer.headers
