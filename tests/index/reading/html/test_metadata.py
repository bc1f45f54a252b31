"""Metadata that pages give besides their text is read."""

from json import dumps
from typing import Any

import pytest
from lxml.html import document_fromstring

from index.reading.html.metadata import Metadata, looks_like_address, read_metadata


def metadata(head: str, body: str = "") -> Metadata:
    return read_metadata(document_fromstring(f"<head>{head}</head><body>{body}</body>"))


def linked(data: Any) -> str:
    return f'<script type="application/ld+json">{dumps(data)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Xã Đồng Lau trồng cây",
    "datePublished": "2021-03-02T08:15:00+07:00",
    "author": [{"@type": "Person", "name": "Lò Hiền"}, "Hà Linh"],
    "publisher": {"name": "Đài Đồng Lau"},
}
GRAPH = '<meta property="og:title" content="Trồng cây | Đài Đồng Lau">'
SITE = '<meta property="og:site_name" content="Đài Đồng Lau">'


def test_linked_data_comes_first() -> None:
    found = metadata(linked(ARTICLE) + GRAPH + "<meta name=author content=admin>")
    assert found.titles[0] == "Xã Đồng Lau trồng cây"
    assert found.dates == ("2021-03-02T08:15:00+07:00",)
    assert found.authors == ("Lò Hiền", "Hà Linh", "admin")
    assert found.publisher == "Đài Đồng Lau"
    assert found.says_article


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2021-03-02T08:15:00+07:00'>",
        "<meta itemprop='datePublished' content='2021-03-02T08:15:00+07:00'>",
        "<meta name='DC.Date' content='2021-03-02T08:15:00+07:00'>",
        "<meta name=pubdate content='2021-03-02T08:15:00+07:00'>",
    ],
)
def test_each_way_to_declare_a_date(head: str) -> None:
    assert metadata(head).dates == ("2021-03-02T08:15:00+07:00",)


def test_microdata_and_rdfa_declare_dates_too() -> None:
    microdata = "<span itemprop=datePublished>2021-03-02</span>"
    rdfa = "<span property='dc:date dc:created' content='2021-03-02'>hôm kia</span>"
    assert metadata("", microdata).dates == metadata("", rdfa).dates == ("2021-03-02",)


def test_the_date_of_a_related_item_is_not_the_pages() -> None:
    related = "<div class=tin-lien-quan><span itemprop=datePublished>2020-01-01</span></div>"
    listed = "<ul><li><time itemprop=datePublished datetime=2020-01-01>cũ</time></ul>"
    assert metadata("", related + listed).dates == ()


def test_a_publisher_is_a_name_and_no_address() -> None:
    article = {**ARTICLE, "publisher": {"name": "https://dai.example"}}
    assert metadata(linked(article) + SITE).publisher == "Đài Đồng Lau"
    assert metadata("<meta property=og:site_name content=dai.example>").publisher == ""


def test_an_organisation_is_no_author() -> None:
    article = {**ARTICLE, "author": {"@type": "Organization", "name": "Lò Hiền"}}
    assert metadata(linked(article)).authors == ()


def test_the_address_is_canonical() -> None:
    head = "<link rel=canonical href='https://dai.example/tin/1'><meta property=og:url content=x>"
    assert metadata(head).url == "https://dai.example/tin/1"
    assert metadata("<link rel=canonical href='/tin/1'>").url == ""


def test_escapes_are_undone_in_meta() -> None:
    assert metadata('<meta property="og:title" content="Ch&amp;#237;nh sách">').titles == (
        "Chính sách",
    )


@pytest.mark.parametrize(
    ("name", "is_address"),
    [
        ("dai.example", True),
        ("https://dai.example", True),
        ("a@b.example", True),
        ("Đài A.", False),
    ],
)
def test_names_of_machines(name: str, is_address: bool) -> None:
    assert looks_like_address(name) is is_address
