import pytest

from tests.webui.browser import Browser
from tests.webui.conftest import AppOver


def test_a_month_is_a_table_whose_days_lead_to_their_bulletins(browser: Browser) -> None:
    page = browser.open("/lich/2021/03")
    assert page.text("//caption").startswith("Tháng 3/2021: 2 bản tin")
    assert page.texts("//th[@scope='col']") == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    assert page.values("//th/abbr/@title")[0] == "Thứ Hai"
    assert page.values("//td/a/@href") == ["/ngay/2021/03/08"]
    assert page.values("//td/a/@aria-label") == ["8 tháng 3: 2 bản tin"]


def test_neighbours_are_the_months_that_have_bulletins(browser: Browser) -> None:
    page = browser.open("/lich/2020/12")
    assert page.values("//a[@rel='prev']/@href") == ["/lich/2019/05"]
    assert page.values("//a[@rel='next']/@href") == ["/lich/2021/03"]
    assert browser.open("/lich/2021/03").values("//a[@rel='next']/@href") == []


def test_a_month_without_bulletins_still_has_neighbours(browser: Browser) -> None:
    page = browser.open("/lich/2020/02")
    assert page.values("//td/a/@href") == []
    assert page.values("//a[@rel='prev']/@href") == ["/lich/2019/05"]


def test_every_year_with_bulletins_is_one_step_away(browser: Browser) -> None:
    page = browser.open("/lich/2021/03")
    links = page.values("//nav[@class='years']//a/@href")
    assert links == ["/lich/2019", "/lich/2020", "/lich/2021"]
    assert page.texts("//a[@aria-current]")[-1] == "2021 2"


def test_a_year_has_twelve_months_and_links_to_those_with_bulletins(browser: Browser) -> None:
    page = browser.open("/lich/2019")
    assert len(page.texts("//table")) == 12
    assert page.values("//caption/a/@href") == ["/lich/2019/05"]
    assert len(page.values("//td/a/@href")) == 28
    assert page.values("//a[@rel='next']/@href") == ["/lich/2020"]


def test_without_a_month_the_latest_is_shown(browser: Browser, app_over: AppOver) -> None:
    assert browser.client.get("/lich").headers["Location"] == "/lich/2021/03"
    Browser(app_over().test_client()).open("/lich", status=404)


@pytest.mark.parametrize("address", ["/lich/2020/13", "/lich/2020/00", "/lich/0000"])
def test_an_impossible_month_is_missing(browser: Browser, address: str) -> None:
    assert "Lịch không có tháng" in browser.open(address, status=404).text()


@pytest.mark.parametrize("address", ["/lich/2020/7", "/lich/20", "/lich/2020/07/"])
def test_a_month_has_one_address(browser: Browser, address: str) -> None:
    browser.open(address, status=404)


def test_a_day_has_its_month_beside_it(browser: Browser) -> None:
    page = browser.open("/ngay/2021/03/08")
    assert page.values("//p[@class='kicker']/a/@href") == ["/lich/2021/03"]
    assert page.values("//td/a[@aria-current='date']/@href") == ["/ngay/2021/03/08"]
