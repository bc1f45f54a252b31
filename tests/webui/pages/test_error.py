"""Readers see each error in both languages, with links that lead on."""

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from werkzeug.exceptions import TooManyRequests

from tests.webui.browser import Browser
from tests.webui.fake import FakeSearcher
from webui.i18n.language import PageBlueprint

HEADINGS = {
    400: ("Yêu cầu không hợp lệ", "Invalid request"),
    404: ("Không tìm thấy trang", "Page not found"),
    405: ("Phương thức không được hỗ trợ", "Method not allowed"),
    413: ("Yêu cầu quá lớn", "The request is too large"),
    429: ("Quá nhiều yêu cầu", "Too many requests"),
    500: ("Hệ thống gặp lỗi", "Something went wrong"),
    503: ("Chưa trả lời được", "No answer for now"),
}


@pytest.fixture
def app(app: Flask) -> Flask:
    """Return the site of the newsroom, with addresses that raise errors."""
    failing = PageBlueprint("failing", __name__)

    @failing.get("/fail/<int:status>")
    def fail(status: int) -> str:
        if status == 429:
            raise TooManyRequests(retry_after=7)
        if status == 500:
            raise ZeroDivisionError
        abort(status)

    app.register_blueprint(failing)
    app.testing = False
    return app


@pytest.mark.parametrize("status", HEADINGS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_error_is_a_page_of_the_site(client: FlaskClient, status: int, language: str) -> None:
    prefix = "" if language == "vi" else "/en"
    page = Browser(client).open(f"{prefix}/fail/{status}", status=status)
    assert page.values("/html/@lang") == [language]
    assert page.text("//h1") == HEADINGS[status][language == "en"]
    assert page.text("//*[@role='alert']")
    assert page.values("//main//a/@href")[-1] == f"{prefix}/"
    assert page.values("//form[@role='search']/@action") == [f"{prefix}/"]
    assert "Content-Security-Policy" in page.response.headers
    if language == "en":
        vietnamese = Browser(client).open(f"/fail/{status}", status=status)
        assert page.text("//*[@role='alert']") != vietnamese.text("//*[@role='alert']")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_can_be_tried_again(client: FlaskClient, status: int) -> None:
    page = Browser(client).open(f"/en/fail/{status}?q=c%E1%BA%A7u", status=status)
    assert page.link("Try again") == f"/en/fail/{status}?q=c%E1%BA%A7u"


def test_who_asks_too_fast_is_told_when_to_come_back(client: FlaskClient) -> None:
    assert client.get("/fail/429").headers["Retry-After"] == "7"


def test_what_can_only_be_read_is_offered_for_reading(client: FlaskClient) -> None:
    answer = client.post("/ngay/2021/03/08")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert 'href="/ngay/2021/03/08">Đọc trang này' in answer.text


@pytest.mark.parametrize(
    ("address", "way", "target"),
    [
        (
            "/ban-tin/2021-03-08-khánh-thành-cầu-0dd911",
            "Tìm “khánh thành cầu” (1 kết quả)",
            "/?q=kh%C3%A1nh+th%C3%A0nh+c%E1%BA%A7u",
        ),
        ("/en/x/cầu.html", None, None),
        ("/en/x/cầu", "Search for “cầu” (3 results)", "/en/?q=c%E1%BA%A7u"),
        ("/không-hề-có", None, None),
        ("/2021", None, None),
    ],
)
def test_an_unknown_address_is_searched_for_in_words(
    client: FlaskClient, address: str, way: str | None, target: str | None
) -> None:
    page = Browser(client).open(address, status=404)
    if way is None:
        assert len(page.values("//*[@class='way-on']/a")) == 1
    else:
        assert page.link(way) == target


def test_a_page_past_the_end_offers_the_last(client: FlaskClient) -> None:
    page = Browser(client).open("/en/?q=tin&page=9", status=404)
    assert page.link("To the last page (page 3)") == "/en/?q=tin&page=3"


def test_what_is_right_in_a_wrong_request_can_be_kept(client: FlaskClient) -> None:
    page = Browser(client).open("/en/?q=cầu&from=mai&page=x&utm_source=y&_external=1", status=400)
    assert page.link("Continue without the invalid value") == "/en/?q=c%E1%BA%A7u"
    nothing_left = Browser(client).open("/?from=mai", status=400)
    assert len(nothing_left.values("//*[@class='way-on']/a")) == 1


def test_an_unknown_address_needs_no_index(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from search.errors import BantinError

    def refuse(self: FakeSearcher, request: object) -> None:
        raise BantinError("hỏng", "broken")

    monkeypatch.setattr(FakeSearcher, "execute", refuse)
    Browser(client).open("/cầu", status=404)
