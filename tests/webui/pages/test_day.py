from dataclasses import replace

import pytest

from tests.webui.browser import Browser
from tests.webui.conftest import AppOver
from tests.webui.newsroom import BRIDGE, Filed


def test_a_day_has_its_bulletins_and_those_of_no_other(browser: Browser) -> None:
    page = browser.open("/ngay/2021/03/08")
    assert page.text("//h1") == "Thứ Hai, 8/3/2021"
    assert page.texts("//h2/a")[1:] == ["Khánh thành cầu dân sinh ở xã Suối Mây"]
    assert page.texts("//li[@class='hit']//time") == ["14:05", "07:57"]


def test_neighbours_are_the_days_that_have_any(browser: Browser) -> None:
    page = browser.open("/ngay/2020/12/30")
    assert set(page.values("//a[@rel='prev']/@href")) == {"/ngay/2019/05/28"}
    assert set(page.values("//a[@rel='next']/@href")) == {"/ngay/2021/03/08"}


def test_a_day_without_bulletins_still_has_neighbours(browser: Browser) -> None:
    page = browser.open("/ngay/2020/02/29")
    assert "Ngày này không có bản tin nào." in page.text()
    assert page.values("//a[@rel='prev']/@href") == ["/ngay/2019/05/28"]
    assert page.values("//a[@rel='next']/@href") == ["/ngay/2020/12/30"]


@pytest.mark.parametrize("day", ["2021/02/29", "2021/13/01", "0000/01/01", "2021/04/31"])
def test_an_impossible_day_is_missing(browser: Browser, day: str) -> None:
    assert "Lịch không có ngày" in browser.open(f"/ngay/{day}", status=404).text()


@pytest.mark.parametrize("address", ["/ngay/2021/3/8", "/ngay/21/03/08", "/ngay/2021/03/08x"])
def test_a_day_has_one_address(browser: Browser, address: str) -> None:
    browser.open(address, status=404)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("/ngay/", "/ngay/2021/03/08"),
        ("/ngay/?from=13/7/2020", "/ngay/2020/07/13"),
        ("/ngay/?from=", "/ngay/2021/03/08"),
    ],
)
def test_without_a_day_the_latest_is_shown(browser: Browser, address: str, day: str) -> None:
    assert browser.client.get(address).headers["Location"] == day


def test_a_day_that_is_none_is_refused_and_kept(browser: Browser) -> None:
    page = browser.open("/ngay/?from=32/1/2021", status=400)
    assert page.values("//input[@name='from']/@value") == ["32/1/2021"]


def test_an_index_without_bulletins_has_no_latest_day(app_over: AppOver) -> None:
    Browser(app_over().test_client()).open("/ngay/", status=404)


def test_a_busy_day_has_pages(app_over: AppOver) -> None:
    many = [Filed(replace(BRIDGE.bulletin, id=f"tin-{number}")) for number in range(51)]
    browser = Browser(app_over(*many).test_client())
    first = browser.open("/ngay/2021/03/08")
    assert len(first.texts("//li[@class='hit']")) == 50
    second = browser.open(first.link("Trang sau ›"))
    assert len(second.texts("//li[@class='hit']")) == 1
    past = browser.open("/ngay/2021/03/08?page=3", status=404)
    assert past.link("Đến trang cuối (trang 2)") == "/ngay/2021/03/08?page=2"
