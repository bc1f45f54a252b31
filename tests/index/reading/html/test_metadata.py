"""What pages say of themselves, and whom we believe."""

from json import dumps
from typing import Any

import pytest
from lxml.html import document_fromstring

from index.bulletin import Attachment
from index.reading.html.metadata import Metadata, read_metadata


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
TIME = "<time datetime='2021-03-04'>hôm kia</time>"


@pytest.mark.parametrize(
    "data", [ARTICLE, [{"@type": "Organization"}, ARTICLE], {"@graph": [[], ARTICLE]}]
)
def test_linked_data_is_believed_first(data: Any) -> None:
    found = metadata(linked(data) + GRAPH + "<meta name=author content=admin>", TIME)
    assert found.title == "Xã Đồng Lau trồng cây"
    assert found.dates == ("2021-03-02T08:15:00+07:00", "2021-03-04")
    assert (found.author, found.publisher) == ("Lò Hiền, Hà Linh", "Đài Đồng Lau")


def test_open_graph_comes_second() -> None:
    published = "<meta property='article:published_time' content='2021-03-03'>"
    found = metadata(GRAPH + SITE + published, TIME)
    assert (found.title, found.publisher) == ("Trồng cây", "Đài Đồng Lau")
    assert found.dates == ("2021-03-03", "2021-03-04")


def test_the_heading_that_the_window_title_repeats() -> None:
    found = metadata("<title>Trồng cây - Đài</title>", "<h1>Đài</h1><h2>Trồng cây</h2>")
    assert found.title == "Trồng cây"


def test_the_address_is_canonical_and_makes_links_whole() -> None:
    found = metadata(
        "<link rel=canonical href='https://dai.example/tin/1'>",
        "<nav><a href='/x.pdf'>x</a></nav>"
        "<a href='/kh.PDF?v=1'><img></a><a href='/kh.PDF?v=1'>KH</a><a href='/b.html'>b</a>",
    )
    assert found.url == "https://dai.example/tin/1"
    assert found.attachments == (Attachment("KH", "https://dai.example/kh.PDF?v=1"),)


def test_without_an_address_relative_attachments_are_lost() -> None:
    found = metadata("<link rel=canonical href='/tin/1'>", "<a href='kh.pdf'>KH</a>")
    assert (found.url, found.attachments, found.lost_attachments) == ("", (), 1)


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>{</script>",
        "<script type='application/ld+json'></script>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        linked({"@type": [7, "Article"], "headline": {"name": 7}, "author": [[["x"]]]}),
        linked({"@type": "Article", "datePublished": 7, "url": ["javascript:x"]}),
    ],
)
def test_nonsense_is_silence(head: str) -> None:
    found = metadata(head)
    assert (found.title, found.dates, found.author, found.url) == ("", (), "", "")
