"""JSON-LD is read as sites write it, and as it ought to be."""

from json import dumps
from time import process_time
from typing import Any

import pytest
from lxml.html import document_fromstring

from index.reading.html.linked_data import (
    LinkedData,
    names,
    persons,
    read_linked_data,
    unescaped,
    words,
)

ARTICLE = {"@type": "NewsArticle", "headline": "Trồng cây", "datePublished": "2021-03-02"}


def read(script: str) -> LinkedData:
    markup = f'<head><script type="application/ld+json">{script}</script></head><body>x</body>'
    return read_linked_data(document_fromstring(markup))


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "Organization"}, ARTICLE],
        {"@graph": [[], {"@type": "WebPage"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "http://schema.org/NewsArticle"]},
        [{"@type": "Article", "headline": "Khác"}, ARTICLE],
    ],
)
def test_the_article_among_other_objects(data: Any) -> None:
    assert read(dumps(data)).article["headline"] == "Trồng cây"


@pytest.mark.parametrize(
    "script",
    [
        "//<![CDATA[\n" + dumps(ARTICLE) + "\n//]]>",
        dumps(ARTICLE)[:-1] + ",}",
        dumps({"@type": "WebSite"}) + dumps(ARTICLE),
        dumps(ARTICLE).replace("Tr", "\n\tTr"),
    ],
    ids=["cdata", "comma", "two", "line-break"],
)
def test_slips_that_are_mended(script: str) -> None:
    found = read(script)
    assert (words(found.article["headline"]), found.is_broken) == ("Trồng cây", False)


@pytest.mark.parametrize("script", ["{", "[" * 100_000, '{"@type": "NewsArticle'])
def test_what_is_broken_is_said(script: str) -> None:
    assert read(script) == LinkedData({}, is_broken=True)


@pytest.mark.parametrize("script", ["", "7", "[[]]", '{"@type": 7}', '{"@graph": {"@graph": 1}}'])
def test_what_says_nothing_is_not_broken(script: str) -> None:
    assert read(script) == LinkedData({}, is_broken=False)


def test_escapes_are_undone_until_none_is_left() -> None:
    assert unescaped("Ch&amp;amp;#237;nh&nbsp;sách") == "Chính sách"
    assert unescaped("A &lt; B") == "A < B"


def test_names_of_all_shapes() -> None:
    value = ["A &amp; B", {"name": "C"}, {"@value": "D"}, {"name": 7}, [["E"]], 7, ""]
    assert names(value) == ["A & B", "C", "D"]
    assert words({"name": "C"}) == "C"


def test_persons_are_no_organisations() -> None:
    value = [{"@type": "Person", "name": "Lò Hiền"}, {"@type": "Organization", "name": "Đài"}]
    assert persons(value) == ["Lò Hiền"]


def test_many_values_take_as_long_as_their_letters() -> None:
    started = process_time()
    assert read("1 " * 300_000 + dumps(ARTICLE)).article == ARTICLE
    assert process_time() - started < 4, (
        "help: the time should grow with the script, not its square"
    )
