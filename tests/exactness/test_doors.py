"""Counts on pages, in feeds and in the API equal the true counts, and the totals after a click."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from search.parameters import parameters_of, read_request
from search.request import SearchRequest
from tests.exactness.newsroom import NOW, Truth, requests
from tests.webui.browser import Page

SOME = tuple(requests())[::11]
"""A part of all requests that has every filter: a page takes ten times as long as an answer."""

CLICKS = 150

FEW = (*SOME[::2], SearchRequest(places=("tinh-ha-giang",), per_page=1))
"""Some of them, and one that asks for a former province by its name."""


def of_page(client: FlaskClient, query: str) -> int:
    page = Page.of(client.get(f"/?{query}&page=1"))
    return int(page.texts("//*[@role='status']//strong")[0].replace(".", ""))


def of_api(client: FlaskClient, query: str) -> int:
    return int(client.get(f"/api/v1/search?{query}").get_json()["total"])


def of_csv(client: FlaskClient, query: str) -> int:
    return len(client.get(f"/ban-tin.csv?{query}").text.splitlines()) - 1


def of_json_lines(client: FlaskClient, query: str) -> int:
    return len(client.get(f"/ban-tin.jsonl?{query}").text.splitlines())


def of_feed(client: FlaskClient, query: str) -> int:
    _, _, rest = client.get(f"/ban-tin.atom?{query}").text.partition("totalResults>")
    return int(rest.partition("<")[0])


DOORS = (of_page, of_api, of_csv, of_json_lines, of_feed)


@pytest.mark.parametrize("door", DOORS)
def test_every_door_tells_the_same_total(
    client: FlaskClient, truth: Truth, door: Callable[[FlaskClient, str], int]
) -> None:
    for request in FEW:
        assert door(client, query_of(request)) == truth.total(request), request


def test_a_click_finds_as_many_as_the_page_says(client: FlaskClient, truth: Truth) -> None:
    clicked: dict[str, int] = {}
    for request in FEW:
        page = Page.of(client.get(f"/?{query_of(request)}&page=1"))
        for address, count in links(page):
            asked = asked_by(address)
            assert count == truth.total(alone(request, asked)), (request, address)
            total = truth.total(asked)
            if address not in clicked and len(clicked) < CLICKS:
                clicked[address] = of_page(client, urlsplit(address).query)
            assert clicked.get(address, total) == total, address
            if not request.organisations and not request.places and asked.published_from:
                # Nothing is chosen beside it, so that the number is what is found.
                assert count == total or asked == request
    assert len(clicked) == CLICKS


def test_programs_are_told_the_same_numbers(client: FlaskClient, truth: Truth) -> None:
    for request in SOME:
        facets = client.get(f"/api/v1/search?{query_of(request)}").get_json()["facets"]
        for value in walked(facets["organisations"]["values"]):
            assert value["count"] == truth.of_organisation(request, value["id"]), request
        for value in walked(facets["dates"]["values"]):
            assert value["count"] == truth.of_period(request, value["id"]), request
        for value in facets["sources"]["values"]:
            assert value["count"] == truth.of_publisher(request, value["id"]), request
        for value in walked(facets["places"]["values"]):
            assert value["count"] == truth.of_place(request, value["id"]), request


def test_the_page_of_all_organisations_tells_the_same_numbers(
    client: FlaskClient, truth: Truth
) -> None:
    for request in FEW:
        page = Page.of(client.get(f"/bo-loc/co-quan?{query_of(request)}"))
        shown = list(links(page))
        assert len(shown) >= len(request.organisations)
        for address, count in shown:
            asked = asked_by(address)
            assert count == truth.total(alone(request, asked)), (request, address)


def query_of(request: SearchRequest) -> str:
    return urlencode(parameters_of(request), doseq=True)


def asked_by(address: str) -> SearchRequest:
    return read_request(parse_qs(urlsplit(address).query))


def links(page: Page) -> Iterator[tuple[str, int]]:
    """Yield the target of each link that shows a number, and the number."""
    for link in page.document.xpath("//main//a[.//*[@class='count']]"):
        count = link.xpath(".//*[@class='count']")[0].text_content()
        yield str(link.get("href")), int(count.strip(" ()\n").replace(".", ""))


def alone(before: SearchRequest, after: SearchRequest) -> SearchRequest:
    """Return the request for the value that a link adds or takes away, without its siblings."""
    if after.marks is not before.marks:
        return after
    changed = set(before.organisations) ^ set(after.organisations)
    if changed:
        return replace(before, organisations=tuple(changed))
    published = set(before.publishers) ^ set(after.publishers)
    if published:
        return replace(before, publishers=tuple(published))
    # A link names the unit of today, whatever name was asked for.
    placed = {NOW.get(each, each) for each in before.places} ^ set(after.places)
    if placed:
        return replace(before, places=tuple(placed))
    days = after if after.published_from else before
    return replace(before, published_from=days.published_from, published_to=days.published_to)


def walked(values: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for each in values:
        yield each
        yield from walked(each["parts"])
