"""From a question to a bulletin and back, with and without scripts, on every screen."""

from typing import Any

import pytest

from tests.browser.conftest import WIDTHS, Open, follow

pytestmark = pytest.mark.parametrize("java_script_enabled", [True, False], ids=["script", "bare"])

QUERY = "dich covid"


def total(page: Any) -> str:
    """Return the number of hits that the page states."""
    return str(page.locator(".total strong").inner_text())


def open_filters(page: Any) -> None:
    """Open the filters if the screen is too narrow to show them beside the hits."""
    opener = page.locator("a.open-filters")
    if opener.is_visible():
        opener.click()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_searches_narrows_reads_and_comes_back(
    open_page: Open, width: int, java_script_enabled: bool
) -> None:
    page = open_page("/", width, java_script_enabled=java_script_enabled)
    field = page.get_by_role("search").locator("input[name=q]")
    field.fill(QUERY)
    field.press("Enter")
    page.wait_for_url("**/?q=dich+covid")
    everything = int(total(page))
    assert everything > 3
    assert page.locator("ol.hits mark").first.is_visible()

    open_filters(page)
    organisations = page.locator(".filters section[aria-labelledby='loc-co-quan']")
    facet = organisations.locator("ul a.value:visible").last
    count = facet.locator(".count").inner_text()
    follow(facet)
    assert "org=" in page.url
    assert total(page) == count

    narrowed = page.url
    follow(page.get_by_role("link", name="Bỏ lọc:").first)
    assert int(total(page)) == everything
    page.go_back()
    assert page.url == narrowed
    assert total(page) == count
    assert field.input_value() == QUERY

    if int(count) > 1:
        follow(page.get_by_role("link", name="Mới nhất", exact=True))
    first = page.locator("ol.hits h2 a").first
    title = first.inner_text()
    follow(first)
    assert page.get_by_role("heading", level=1).inner_text() == title
    assert page.locator("article mark").first.is_visible()
    follow(page.get_by_role("link", name="Tắt tô sáng"))
    assert page.locator("mark").count() == 0
    page.go_back()
    follow(page.get_by_role("link", name="Về kết quả tìm"))
    assert int(total(page)) == everything


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_screen(
    open_page: Open, width: int, java_script_enabled: bool
) -> None:
    page = open_page("/", width, java_script_enabled=java_script_enabled)
    for address in ("/?q=dich+covid", "/?q=zzzz", "/ngay/2020/05/12", "/lich/2020", "/khong-co"):
        page.goto(address)
        content = page.locator("html").bounding_box()
        assert content["width"] <= width
        main = page.locator("main").bounding_box()
        assert main["x"] + main["width"] <= width


def test_marks_are_walked_by_links(open_page: Open, java_script_enabled: bool) -> None:
    page = open_page("/?q=dich+covid", java_script_enabled=java_script_enabled)
    follow(page.locator("ol.hits h2 a").first)
    follow(page.get_by_role("link", name="Vị trí đầu tiên"))
    assert page.url.endswith("#dau-1")
    follow(page.get_by_role("link", name="Vị trí sau"))
    assert page.url.endswith("#dau-2")
    follow(page.get_by_role("link", name="Vị trí trước"))
    follow(page.get_by_role("link", name="Vị trí trước"))
    last = page.locator(".found").count()
    assert page.url.endswith(f"#dau-{last}")
    assert page.locator(f"#dau-{last}").is_visible()


def test_days_lead_to_days(open_page: Open, java_script_enabled: bool) -> None:
    page = open_page("/ngay/2020/05/12", java_script_enabled=java_script_enabled)
    follow(page.get_by_role("link", name="›").first)
    assert "/ngay/2020/08/05" in page.url
    follow(page.get_by_role("link", name="‹").first)
    assert "/ngay/2020/05/12" in page.url
    follow(page.locator("ol.hits a").first)
    assert "/ban-tin/" in page.url


def test_the_calendar_leads_to_days_and_bulletins(
    open_page: Open, java_script_enabled: bool
) -> None:
    page = open_page("/", 360, java_script_enabled=java_script_enabled)
    follow(page.get_by_role("link", name="Danh mục"))
    follow(page.get_by_role("navigation", name="Cuối trang").get_by_role("link", name="Lịch"))
    assert "/lich/" in page.url
    page.goto("/lich/2020/05")
    follow(page.get_by_role("link", name="12 tháng 5"))
    assert page.url.endswith("/ngay/2020/05/12")
    assert page.locator("ol.hits > li").count() > 0


def test_a_page_past_the_end_offers_the_last(open_page: Open, java_script_enabled: bool) -> None:
    page = open_page("/?q=covid&page=99", java_script_enabled=java_script_enabled)
    follow(page.locator("main a").first)
    assert page.locator("ol.hits > li").count() > 0
