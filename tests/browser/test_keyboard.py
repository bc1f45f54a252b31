"""The head of a page and the drawer of filters are used with the keyboard alone."""

from typing import Any

from tests.browser.conftest import Open

_IN_DRAWER = "document.activeElement.closest('#bo-loc') !== null"


def stops_before(page: Any, selector: str) -> int:
    """Return how often Tab is pressed until something is focused."""
    for count in range(1, 60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({selector!r})"):
            return count
    raise AssertionError(f"{selector} is never focused")


def test_the_second_skip_link_leads_to_the_results(open_page: Open) -> None:
    page = open_page("/?q=dich+covid")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến kết quả"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'ket-qua'")
    assert stops_before(page, "ol.hits h2 a") < 8


def test_few_stops_are_before_the_first_hit(open_page: Open) -> None:
    assert stops_before(open_page("/?q=dich+covid"), "ol.hits h2 a") <= 18
    assert stops_before(open_page("/?q=dich+covid", 360), "ol.hits h2 a") <= 15


def test_the_drawer_keeps_the_focus_and_closes_with_escape(open_page: Open) -> None:
    page = open_page("/?q=dich+covid", 360)
    page.locator("a.open-filters").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Bộ lọc").wait_for()
    assert page.evaluate(_IN_DRAWER)
    for key in ("Tab", "Shift+Tab"):
        for _ in range(40):
            page.keyboard.press(key)
            assert page.evaluate(_IN_DRAWER), key
    page.keyboard.press("Escape")
    page.locator("#bo-loc").wait_for(state="hidden")
    # The style closes the drawer; the script gives the focus back a moment later.
    page.wait_for_function("document.activeElement.className === 'open-filters'")
    assert page.locator("[inert]").count() == 0


def test_filters_beside_the_hits_are_no_dialog(open_page: Open) -> None:
    page = open_page("/?q=dich+covid#bo-loc", 1280)
    assert page.get_by_role("dialog").count() == 0
    assert page.locator("[inert]").count() == 0
