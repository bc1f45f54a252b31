import pytest
from flask.testing import FlaskClient

from tests.webui.browser import Browser


@pytest.mark.parametrize(
    "address", ["/", "/ban-tin/cau-moi", "/khong-co", "/api/v1/search", "/static/bantin.css"]
)
def test_every_answer_carries_the_security_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/?q=zzz", "/ban-tin/cau-moi", "/ngay/2021/03/08", "/x"])
def test_pages_need_nothing_that_the_policy_forbids(browser: Browser, address: str) -> None:
    response = browser.client.get(address)
    page = browser.open(address, status=response.status_code)
    assert not page.values("//@style | //style | //@*[starts-with(name(), 'on')]")
    # What is not run may stand in the page: search engines read it.
    (script,) = page.document.xpath("//script[not(@type='application/ld+json')]")
    assert script.get("src").startswith("/static/") and not script.text
    assert len(page.values("//link[@rel='stylesheet']")) == 1
    assert all(each.startswith("/static/") for each in page.values("//img/@src"))


def test_pages_set_no_cookie(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/?q=tin").headers


def test_static_files_are_kept_until_their_address_changes(browser: Browser) -> None:
    (stylesheet,) = browser.open("/").values("//link[@rel='stylesheet']/@href")
    assert "?v=" in stylesheet
    with browser.client.get(stylesheet) as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]
