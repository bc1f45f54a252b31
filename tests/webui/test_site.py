"""Files, an index on disk, the site over it, and a rebuild while it serves work together."""

from collections.abc import Sequence
from json import dumps
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index.bulletin import Bulletin
from index.writing.writer import reindex
from tests.webui.browser import Browser, Page
from tests.webui.newsroom import BRIDGE, MEETING, SCRIPT
from webui.application import create_app


def build(folder: Path, bulletins: Sequence[Bulletin]) -> Path:
    """Index some bulletins; return the folder of the index."""
    source = folder / "tin.jsonl"
    lines = [dumps(each.to_json(), ensure_ascii=False) for each in bulletins]
    source.write_text("\n".join(lines), encoding="utf-8")
    reindex([source], folder / "index", progress=lambda _: None, workers=1)
    return folder / "index"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over three bulletins, instead of the one over the fake."""
    filed = (BRIDGE, SCRIPT, MEETING)
    index_dir = build(tmp_path_factory.mktemp("site"), [each.bulletin for each in filed])
    return create_app(index_dir).test_client()


@pytest.mark.parametrize("query", ["cau dan sinh", "CẦU DÂN SINH", '"ngày công"', "1.200"])
def test_a_bulletin_is_found_and_read(browser: Browser, query: str) -> None:
    found = browser.open("/?q=" + quote(query))
    assert found.texts("//*[@class='hits']//mark")
    bulletin = browser.open(found.link(BRIDGE.bulletin.title))
    assert bulletin.text("//title") == f"{BRIDGE.bulletin.title} · Bantin"


def test_every_facet_leads_to_as_many_as_it_counts(browser: Browser) -> None:
    links = browser.open("/?q=cau").document.xpath("//a[contains(@class, 'value')]")
    assert len(links) > 3
    for link in links:
        (count,) = link.xpath("span[@class='count']")
        assert browser.open(link.get("href")).text("//*[@role='status']/strong") == count.text


def test_every_link_of_the_site_leads_somewhere(browser: Browser) -> None:
    waiting, seen = ["/"], set[str]()
    # Filters combine without end; this many addresses reach every kind of page.
    while waiting and len(seen) < 200:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        response = browser.client.get(address, follow_redirects=True)
        assert response.status_code == 200, f"help: {address} is a dead link"
        if response.mimetype == "text/html":
            links = Page.of(response).values("//a[starts-with(@href, '/')]/@href")
            # The examples of the API's page are of the sample bulletins.
            waiting += [each for each in links if not each.startswith("/api/v1/")]
    assert {"/ban-tin/" + BRIDGE.bulletin.id, "/ngay/2021/03/08"} <= seen


def test_the_endpoint_agrees_with_the_page(browser: Browser) -> None:
    answer = browser.client.get("/api/v1/search?q=cau&sort=oldest").json
    assert answer is not None
    page = browser.open("/?q=cau&sort=oldest")
    assert page.texts("//h2/a") == [" ".join(hit["title"].split()) for hit in answer["hits"]]
    assert page.text("//*[@role='status']/strong") == str(answer["total"])
    for hit in answer["hits"]:
        assert browser.client.get(hit["url"]).status_code == 200
        assert browser.client.get(f"/api/v1/bulletins/{hit['id']}").status_code == 200


def test_a_new_index_is_taken_up_without_a_restart(tmp_path: Path) -> None:
    client = create_app(build(tmp_path, [BRIDGE.bulletin])).test_client()
    assert client.get("/api/v1/search").json["total"] == 1  # type: ignore[index]
    build(tmp_path, [BRIDGE.bulletin, MEETING.bulletin])
    assert client.get("/api/v1/search").json["total"] == 2  # type: ignore[index]


def test_what_lacks_a_word_stands_apart_after_all_that_has_every_word(tmp_path: Path) -> None:
    titles = ["Khánh thành cầu treo Bản Mây", *["Khánh thành cầu treo Bản Gió"] * 3]
    told = [
        Bulletin(f"b{number}", title, BRIDGE.bulletin.published)
        for number, title in enumerate(titles)
    ]
    page = Browser(create_app(build(tmp_path, told)).test_client()).open(
        "/?q=khánh+thành+cầu+treo+bản+mây"
    )
    assert page.text("//*[@role='status']/strong") == "1"
    assert page.texts("//ol[@class='hits']//h2/a") == titles[:1]
    assert page.texts("//*[@role='status']/*[@class='place']") == ["3 kết quả gần đúng"]
    apart = "//section[@aria-labelledby='gan-dung']"
    assert page.text(f"{apart}/h2") == "Kết quả gần đúng"
    assert (
        page.text(f"{apart}/p")
        == "3 kết quả thiếu một vài từ của câu tìm, hoặc có các từ đứng rời nhau"
    )
    assert page.texts(f"{apart}//h3/a") == titles[1:]


def test_pages_and_the_number_beside_them_are_of_both_parts(tmp_path: Path) -> None:
    titles = ["Khánh thành cầu treo Bản Mây", *["Khánh thành cầu treo Bản Gió"] * 12]
    titles += ["Họp thôn"] * 60
    told = [
        Bulletin(f"b{number}", title, BRIDGE.bulletin.published)
        for number, title in enumerate(titles)
    ]
    browser = Browser(create_app(build(tmp_path, told)).test_client())
    page = browser.open("/?q=khánh+thành+cầu+treo+bản+mây&duplicates=show")
    assert page.text("//*[@role='status']/strong") == "1"
    assert page.text("//*[@class='whole']") == (
        "Trang 1 trên 2 trang · 1 kết quả · 12 kết quả gần đúng"
    )
