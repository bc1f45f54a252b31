from dataclasses import replace

from tests.webui.newsroom import BRIDGE, MEETING
from webui.view.linked_data import news_article

PAGE = "https://bantin.example/ban-tin/x"


def test_an_article_tells_what_its_source_told() -> None:
    article = news_article(BRIDGE.bulletin, [{"id": "x", "label": "Tỉnh đoàn"}], PAGE)
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == BRIDGE.bulletin.title
    assert article["datePublished"] == "2021-03-08T07:57:00+07:00"
    assert article["author"] == {"@type": "Person", "name": "Lò Thị Mận"}
    assert article["about"] == [{"@type": "Organization", "name": "Tỉnh đoàn"}]
    assert article["isBasedOn"] == BRIDGE.bulletin.url


def test_an_article_is_silent_about_the_rest() -> None:
    article = news_article(MEETING.bulletin, [], PAGE)
    assert not {"author", "publisher", "about", "isBasedOn"} & article.keys()


def test_only_web_addresses_are_told() -> None:
    hostile = replace(BRIDGE.bulletin, url="javascript:alert(1)")
    assert "isBasedOn" not in news_article(hostile, [], PAGE)
