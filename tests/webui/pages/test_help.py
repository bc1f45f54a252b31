from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.webui.browser import Browser
from webui.pages.help import TITLES

SYNTAX = (Path(__file__).parents[3] / "docs" / "query-syntax.md").read_text("utf-8")


@pytest.fixture
def headings(client: FlaskClient) -> list[str]:
    """Return the headings of the page, Vietnamese and English, in the form of the documents."""
    vietnamese, english = (
        Browser(client).open(f"{prefix}/tro-giup").texts("//section[@id]/h2")
        for prefix in ("", "/en")
    )
    return [f"{one} · {other}" for one, other in zip(vietnamese, english, strict=True)]


def test_every_subject_is_one_of_the_document_of_the_syntax(headings: list[str]) -> None:
    assert len(headings) == len(TITLES)
    for heading in headings:
        assert f"\n## {heading}\n" in SYNTAX, f"help: docs/query-syntax.md has no {heading!r}"


def test_what_the_bulletins_hold_nothing_for_is_explained_without_an_example(
    client: FlaskClient,
) -> None:
    page = Browser(client).open("/tro-giup")
    assert page.texts("//section[@id='amount']//p")
    assert not page.values("//section[@id='amount']//a")


def test_other_ways_to_bulletins_are_beside(client: FlaskClient) -> None:
    page = Browser(client).open("/tro-giup")
    links = page.values("//aside//a/@href")
    assert links == ["/lich", "/co-quan", "/dia-phuong", "/van-ban"]


def test_examples_lead_to_searches_in_the_language_of_the_page(client: FlaskClient) -> None:
    for prefix in ("", "/en"):
        page = Browser(client).open(f"{prefix}/tro-giup")
        links = page.values("//section[@id]//a/@href")
        assert links
        assert all(each.startswith(f"{prefix}/?q=") for each in links)
        assert page.values("//section[@id]//kbd/@lang") == ["vi"] * len(links) * bool(prefix)
