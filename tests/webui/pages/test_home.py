from tests.webui.browser import Browser
from tests.webui.conftest import AppOver


def test_the_first_page_shows_the_newest_and_who_is_in_the_news(browser: Browser) -> None:
    page = browser.open("/")
    assert len(page.texts("//*[@class='newest']//li[@class='hit']")) == 8
    assert page.link("Xem tất cả 31 bản tin") == "/?sort=newest"
    assert page.link("Tỉnh đoàn 29") == "/co-quan/doan-thanh-nien"
    assert page.text("//table/caption").startswith("Tháng 3/2021")
    assert page.text("//h1") == "Tìm trong bản tin"


def test_it_says_how_much_there_is_and_how_old(browser: Browser) -> None:
    said = browser.open("/").text("//*[@class='size']")
    assert said == ("31 bản tin, từ 1/5/2019 đến 8/3/2021. Cập nhật: Thứ Ba, 9/3/2021 – 06:30.")


def test_what_others_add_to_a_link_asks_nothing(browser: Browser) -> None:
    assert browser.open("/?fbclid=x").texts("//*[@class='newest']")
    assert not browser.open("/?q=").texts("//*[@class='newest']")


def test_without_bulletins_it_says_so(app_over: AppOver) -> None:
    page = Browser(app_over().test_client()).open("/")
    assert page.text("//*[@class='size']").startswith("Chưa có bản tin nào.")
    assert not page.texts("//li[@class='hit']")
