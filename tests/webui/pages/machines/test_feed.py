from datetime import datetime

import feedparser
import pytest
from flask.testing import FlaskClient
from lxml import etree

from search.searcher import Searcher
from tests.webui.atom import check_feed
from tests.webui.conftest import AppOver
from tests.webui.fake import META
from tests.webui.newsroom import BRIDGE, MEETING, NEWSROOM, SCRIPT, SERIES

ADDRESSES = [
    "/ban-tin.atom",
    "/en/ban-tin.atom?q=cầu",
    "/ban-tin.atom?q=xyz",
    "/co-quan/cong-doan.atom",
]


def read(client: FlaskClient, address: str) -> feedparser.FeedParserDict:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.data)
    assert not feed.bozo, feed.bozo_exception
    return feed


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_is_what_the_standard_says(client: FlaskClient, address: str) -> None:
    check_feed(client.get(address).data)


def test_a_feed_has_the_newest_first_whatever_the_order_of_the_page(client: FlaskClient) -> None:
    feed = read(client, "/ban-tin.atom?q=cầu&sort=oldest&per_page=1")
    assert [each.title for each in feed.entries] == [
        SCRIPT.bulletin.title,
        BRIDGE.bulletin.title,
        MEETING.bulletin.title,
    ]
    assert feed.feed.title == "Bantin · “cầu”"
    assert datetime.fromisoformat(feed.feed.updated) == SCRIPT.bulletin.published


def test_an_entry_tells_what_a_hit_tells(client: FlaskClient) -> None:
    (entry,) = read(client, "/ban-tin.atom?q=dân+sinh").entries
    assert entry.id == "tag:localhost,2021-03-08:/ban-tin/cau-moi"
    assert entry.link == "http://localhost/ban-tin/cau-moi"
    assert entry.author == "Lò Thị Mận"
    assert entry.summary == BRIDGE.bulletin.lead
    assert [each.label for each in entry.tags] == ["Tỉnh đoàn", "Liên đoàn Lao động tỉnh"]
    assert "https://www.baosuoimay.example/cau-moi" in [each.href for each in entry.links]


def test_an_entry_keeps_its_id_in_the_other_language(client: FlaskClient) -> None:
    (vietnamese,) = read(client, "/ban-tin.atom?q=dân+sinh").entries
    (english,) = read(client, "/en/ban-tin.atom?q=dân+sinh").entries
    assert english.id == vietnamese.id
    assert english.link == "http://localhost/en/ban-tin/cau-moi"


def test_the_pages_of_a_feed_hold_everything_once(client: FlaskClient) -> None:
    titles, address = [], "/ban-tin.atom"
    while address:
        feed = read(client, address)
        titles += [each.title for each in feed.entries]
        links = {each.rel: each.href for each in feed.feed.links}
        assert links["self"].removeprefix("http://localhost") == address
        address = links.get("next", "").removeprefix("http://localhost")
    assert sorted(titles) == sorted(each.bulletin.title for each in NEWSROOM)


def test_a_page_past_the_end_is_missing(client: FlaskClient) -> None:
    assert client.get("/ban-tin.atom?page=3").status_code == 404


def test_an_organisation_has_a_feed_of_its_own(client: FlaskClient) -> None:
    feed = read(client, "/co-quan/doan-thanh-nien.atom")
    assert feed.feed.title == "Bantin · Tỉnh đoàn"
    assert len(feed.entries) == len(SERIES) + 1
    assert client.get("/co-quan/khong-co.atom").status_code == 404


def test_hostile_text_is_text(client: FlaskClient) -> None:
    (entry,) = [each for each in read(client, "/ban-tin.atom").entries if "alert" in each.title]
    assert entry.title == SCRIPT.bulletin.title
    assert entry.summary == SCRIPT.bulletin.lead
    assert not any("javascript:" in each.href for each in entry.links)


def test_characters_that_xml_cannot_hold_are_left_out(app_over: AppOver) -> None:
    from dataclasses import replace

    odd = replace(
        BRIDGE, bulletin=replace(BRIDGE.bulletin, title="Cầu\x00\x0b\ufffe mới \U0001f309")
    )
    answer = app_over(odd).test_client().get("/ban-tin.atom")
    titles = etree.fromstring(answer.data).findall("{*}entry/{*}title")
    assert [each.text for each in titles] == ["Cầu mới \U0001f309"]


def test_the_search_page_names_its_feed(client: FlaskClient) -> None:
    text = client.get("/?q=cầu&sort=oldest&page=1").text
    assert 'type="application/atom+xml"' in text
    assert 'href="http://localhost/ban-tin.atom?q=c%E1%BA%A7u"' in text


def test_an_entry_tells_its_publisher_and_a_feed_may_be_of_one(client: FlaskClient) -> None:
    feed = read(client, "/ban-tin.atom?source=bao-suoi-may")
    assert [each.title for each in feed.entries] == [BRIDGE.bulletin.title]
    assert feed.entries[0].publisher == "Báo Suối Mây"
    assert feed.feed.title == "Bantin · Báo Suối Mây"


@pytest.mark.parametrize("address", ["/ban-tin.atom?q=cầu", "/co-quan/cong-doan.atom"])
def test_who_has_a_feed_is_not_sent_it_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    assert first.last_modified == META.built_at
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        again = client.get(address, headers=known)
        assert (again.status_code, again.data) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200
    assert client.get("/en" + address).headers["ETag"] != first.headers["ETag"]


def test_for_who_has_a_compressed_feed_nothing_is_searched(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    gzip = {"Accept-Encoding": "gzip"}
    tag = client.get("/ban-tin.atom", headers=gzip).headers["ETag"]

    def refuse(self: Searcher, request: object) -> None:
        raise AssertionError("searched")

    monkeypatch.setattr(Searcher, "search", refuse)
    again = client.get("/ban-tin.atom", headers={**gzip, "If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
