from collections.abc import Sequence
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from tests.webui.browser import Browser
from tests.webui.test_site import build
from webui.application import create_app

HEALTH = "Sở Y tế tỉnh Lào Cai"
POLICE = "Công an tỉnh Lào Cai"
GOVERNMENT = "UBND tỉnh Lào Cai"
TEXTS: Sequence[tuple[int, str]] = (
    (2012, f"{GOVERNMENT} tổ chức hội nghị về 12/KH-UBND."),
    (2015, f"Gặp {HEALTH} và {POLICE} ở chợ."),
    (2015, f"Quà của {GOVERNMENT} gửi {POLICE}."),
    *[(2021, f"Tin về {HEALTH}.")] * 9,
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over bulletins of a government and its department."""
    bulletins = [
        Bulletin(f"b{number}", f"Tin {number}", datetime(year, 3, 1 + number, tzinfo=VIETNAM), lead)
        for number, (year, lead) in enumerate(TEXTS)
    ]
    return create_app(build(tmp_path_factory.mktemp("site"), bulletins)).test_client()


def test_an_organisation_has_its_bulletins_the_newest_first(browser: Browser) -> None:
    page = browser.open("/co-quan/ubnd-tinh-lao-cai")
    assert page.text("//h1") == GOVERNMENT
    assert "Ủy ban nhân dân tỉnh Lào Cai" in page.text("//p[contains(., 'Atom')][@class='byline']")
    assert page.text("//*[@role='status']/strong") == "12"
    assert page.texts("//h2/a")[0] == "Tin 11"
    oldest = browser.open(page.link("Cũ nhất"))
    assert oldest.texts("//h2/a")[0] == "Tin 0"
    assert len(browser.open(page.link("Trang sau ›")).texts("//h2/a")) == 2


def test_it_stands_between_what_is_above_and_below(browser: Browser) -> None:
    page = browser.open("/co-quan/ubnd-tinh-lao-cai")
    assert page.link(f"{HEALTH} 10") == "/co-quan/so-y-te-tinh-lao-cai"
    below = browser.open("/co-quan/so-y-te-tinh-lao-cai")
    assert below.link(GOVERNMENT) == "/co-quan/ubnd-tinh-lao-cai"


def test_a_companion_leads_to_as_many_as_it_counts(browser: Browser) -> None:
    page = browser.open("/co-quan/ubnd-tinh-lao-cai")
    both = browser.open(page.link(f"Bản tin có cả {POLICE} 2"))
    assert both.text("//*[@role='status']/strong") == "2"
    assert both.texts("//h2/a") == ["Tin 2", "Tin 1"]
    assert both.link(f"Bỏ lọc: cùng {POLICE} ×") == "/co-quan/ubnd-tinh-lao-cai"


def test_bars_lead_to_as_many_as_they_count(browser: Browser) -> None:
    page = browser.open("/co-quan/ubnd-tinh-lao-cai")
    rows = page.document.xpath("//table[@class='figures']//tr[td]")
    assert len(rows) == 3
    for row in rows:
        (address,) = row.xpath("th/a/@href")
        year = browser.open(address)
        assert year.text("//*[@role='status']/strong") == row.xpath("td")[0].text
        assert address in page.values("//*[name()='svg']//a/@href")


def test_documents_beside_lead_to_their_pages(browser: Browser) -> None:
    page = browser.open("/co-quan/ubnd-tinh-lao-cai")
    assert page.link("12/KH-UBND 1") == "/van-ban/12/kh-ubnd"


def test_the_part_that_it_plays_is_told(browser: Browser) -> None:
    page = browser.open("/co-quan/ubnd-tinh-lao-cai?sort=oldest")
    assert page.texts("//p[@class='role']") == ["Chủ trì"]


def test_it_has_a_feed(browser: Browser) -> None:
    page = browser.open("/co-quan/so-y-te-tinh-lao-cai")
    (feed,) = page.values("//link[@type='application/atom+xml'][contains(@href, 'co-quan')]/@href")
    response = browser.client.get(feed)
    assert response.mimetype == "application/atom+xml"
    assert response.text.count("<entry") == 10


def test_an_unknown_one_offers_the_nearest(browser: Browser) -> None:
    page = browser.open("/co-quan/so-y-te-tinh-lao-ca", status=404)
    assert page.link(HEALTH) == "/co-quan/so-y-te-tinh-lao-cai"
    browser.open("/co-quan/ubnd-tinh-lao-cai?voi=khong-co", status=404)
