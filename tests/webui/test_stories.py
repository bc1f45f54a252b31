"""Pages, feeds, downloads and the API show one story that several bulletins tell."""

from collections.abc import Sequence
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.retold import RETOLD, STORY
from tests.webui.browser import Browser
from tests.webui.test_site import build
from webui.application import create_app

QUERY = quote("Nậm Hoa")
"""Six bulletins of three stories: the bridge, and the markets of two months."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over the bulletins of `tests.retold`."""
    return create_app(build(tmp_path_factory.mktemp("stories"), RETOLD)).test_client()


def shown(browser: Browser, address: str) -> Sequence[str]:
    """Return the ids of the hits of a page."""
    links = browser.open(address).values("//li[@class='hit']/h2/a/@href")
    return [each.removeprefix("/ban-tin/").partition("?")[0] for each in links]


def test_a_page_shows_a_story_once_and_names_the_others(browser: Browser) -> None:
    page = browser.open(f"/?q={QUERY}&sort=newest")
    assert page.text("//*[@role='status']") == "3 kết quả có Nậm Hoa"
    assert page.text("//head/title") == "Nậm Hoa – 3 kết quả · Bantin"
    assert shown(browser, f"/?q={QUERY}&sort=newest") == ["hoa-4", "cho-8", "cho-7"]
    assert page.text("//details[contains(@class, 'retellings')]/summary") == "và 3 bản tương tự"
    assert page.texts("//details[contains(@class, 'retellings')]//li") == [
        "Khánh thành cầu Nậm Hoa Thứ Ba, 1/6/2021 – 20:00 · Xã Nậm Hoa",
        "Bà con sông Mây có cầu mới Thứ Hai, 31/5/2021 – 14:00 · Báo Sông Mây",
        "Khánh thành cầu Nậm Hoa Chủ Nhật, 30/5/2021 – 08:00 · Cổng tỉnh",
    ]


def test_a_page_says_what_it_counts_and_leads_to_the_other_way(browser: Browser) -> None:
    folded = browser.open(f"/?q={QUERY}")
    assert folded.text("//*[@class='counting']") == (
        "Gộp từ 6 bản tin; các bản tương tự tính một lần, cả trong bộ lọc. Hiện từng bản tin"
    )
    address = folded.link("Hiện từng bản tin")
    assert "duplicates=show" in address
    whole = browser.open(address)
    assert whole.text("//*[@role='status']") == "6 kết quả có Nậm Hoa"
    assert whole.text("//*[@class='counting']") == (
        "Chưa gộp các bản tương tự; gộp lại còn 3 kết quả. Gộp các bản tương tự"
    )
    assert not whole.texts("//details[contains(@class, 'retellings')]")
    assert "duplicates" not in whole.link("Gộp các bản tương tự")


def test_a_suggestion_counts_what_its_search_lists(browser: Browser) -> None:
    _, texts, notes, addresses, _ = browser.client.get("/goi-y?q=" + quote("cầu nậm h")).get_json(
        force=True
    )
    assert (texts[0].lower(), notes[0]) == ("cầu nậm hoa", "1 kết quả")
    assert browser.open(addresses[0]).text("//*[@role='status']").startswith("1 kết quả")


def test_nothing_is_said_where_bulletins_are_stories(browser: Browser) -> None:
    page = browser.open("/?q=" + quote("nuôi ong"))
    assert page.text("//*[@role='status']") == "1 kết quả có nuôi ong"
    assert not page.texts("//*[@class='counting']")


def test_other_links_of_a_page_keep_the_way_that_was_chosen(browser: Browser) -> None:
    page = browser.open(f"/?q={QUERY}&duplicates=show")
    assert "duplicates=show" in page.link("Cũ nhất")
    assert page.values("//link[@rel='canonical']/@href")[0].endswith(
        f"/?q={QUERY.replace('%20', '+')}&duplicates=show"
    )
    assert set(page.values("//input[@name='duplicates']/@value")) == {"show"}
    folded = browser.open(f"/?q={QUERY}&duplicates=fold")
    assert "duplicates" not in folded.link("Cũ nhất")


@pytest.mark.parametrize("link", ["CSV", "JSONL", "Atom"])
def test_what_programs_get_from_a_page_has_every_bulletin(browser: Browser, link: str) -> None:
    address = browser.open(f"/?q={QUERY}").link(link)
    assert "duplicates" not in address
    text = browser.client.get(address).text
    assert all(id in text for id in STORY)


def test_downloads_are_folded_where_that_is_asked_for(browser: Browser) -> None:
    for suffix, total in (("", 6), ("&duplicates=show", 6), ("&duplicates=fold", 3)):
        answer = browser.client.get(f"/ban-tin.csv?q={QUERY}{suffix}")
        assert answer.headers["X-Total-Count"] == str(total)
        assert len(answer.text.splitlines()) == total + 1
        lines = browser.client.get(f"/ban-tin.jsonl?q={QUERY}{suffix}").text.splitlines()
        assert len(lines) == total
        feed = browser.client.get(f"/ban-tin.atom?q={QUERY}{suffix}").text
        assert feed.count("<entry>") == total


def test_a_folded_feed_stays_folded_from_page_to_page(browser: Browser) -> None:
    feed = browser.client.get(f"/ban-tin.atom?q={QUERY}&duplicates=fold").text
    assert "duplicates=fold" in feed.split('rel="self"')[1].split(">")[0]


def test_programs_are_shown_everything_and_told_both_counts(browser: Browser) -> None:
    whole = browser.client.get(f"/api/v1/search?q={QUERY}").json
    assert whole and (whole["total"], len(whole["hits"])) == (6, 6)
    assert whole["counts"] == {"of": "bulletins", "stories": 3, "bulletins": 6}
    assert {each["retellings"]["total"] for each in whole["hits"]} == {0}
    folded = browser.client.get(f"/api/v1/search?q={QUERY}&duplicates=fold&sort=newest").json
    assert folded and (folded["total"], len(folded["hits"])) == (3, 3)
    assert folded["counts"] == {"of": "stories", "stories": 3, "bulletins": 6}
    others = folded["hits"][0]["retellings"]
    assert others["total"] == 3
    assert [each["id"] for each in others["bulletins"]] == ["hoa-3", "hoa-2", "hoa-1"]
    assert others["bulletins"][0]["url"] == "/ban-tin/hoa-3"
    assert sum(each["count"] for each in whole["facets"]["dates"]["values"]) == 6
    assert sum(each["count"] for each in folded["facets"]["dates"]["values"]) == 3
    assert all(
        "duplicates=fold" in part["apply"]
        for year in folded["facets"]["dates"]["values"]
        for part in year["parts"]
    )


def test_a_program_walks_through_stories_without_meeting_one_twice(browser: Browser) -> None:
    met, cursor = [], "*"
    while cursor:
        answer = browser.client.get(
            f"/api/v1/search?q={QUERY}&duplicates=fold&per_page=1&cursor={cursor}"
        ).json
        assert answer
        met += [each["id"] for each in answer["hits"]]
        cursor = answer["next_cursor"]
    assert len(met) == len(set(met)) == 3
    assert len(set(met) & set(STORY)) == 1


@pytest.mark.parametrize("address", ["/", "/ban-tin.csv", "/api/v1/search"])
def test_another_way_is_refused_with_the_nearest(browser: Browser, address: str) -> None:
    answer = browser.client.get(f"{address}?q={QUERY}&duplicates=folds")
    assert answer.status_code == 400
    assert "fold" in answer.text


def test_a_bulletin_leads_to_the_others_of_its_story(browser: Browser) -> None:
    page = browser.open("/ban-tin/hoa-2")
    assert page.values("//section[@aria-labelledby='cung-tin']//a/@href") == [
        "/ban-tin/hoa-4",
        "/ban-tin/hoa-3",
        "/ban-tin/hoa-1",
    ]
    alike = page.values("//section[@aria-labelledby='gan-giong']//a/@href")
    assert not {each.removeprefix("/ban-tin/") for each in alike} & set(STORY)
    assert not browser.open("/ban-tin/ong").texts("//section[@aria-labelledby='cung-tin']")
