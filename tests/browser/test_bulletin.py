"""A bulletin in a browser: highlights, size of text, citation, and printing."""

from typing import Any

import pytest

from tests.browser.conftest import WIDTHS, Open, follow
from tests.browser.shift import layout_shift

LARGEST = "Chữ rất lớn"


def open_bulletin(open_page: Open, width: int = 1280, **settings: Any) -> Any:
    """Open the first bulletin of a search, with its highlights."""
    page = open_page("/?q=dich+covid", width, **settings)
    follow(page.locator("ol.hits h2 a").first)
    return page


def text_size(page: Any) -> float:
    """Return the size of the text's letters in pixels."""
    paragraph = page.locator("article .text > p:not([class])").first
    return float(paragraph.evaluate("each => parseFloat(getComputedStyle(each).fontSize)"))


def test_keys_walk_from_mark_to_mark(open_page: Open) -> None:
    page = open_bulletin(open_page)
    last = page.locator(".found").count()
    assert last > 2
    for key, place in (("n", 1), ("n", 2), ("p", 1), ("p", last), ("n", 1)):
        page.keyboard.press(key)
        page.wait_for_url(f"**#dau-{place}")  # a browser reports its address a moment later
        assert page.evaluate("document.activeElement.id") == f"dau-{place}"
    page.go_back()
    assert "/?q=" in page.url


def test_typing_in_the_field_walks_nowhere(open_page: Open) -> None:
    page = open_bulletin(open_page)
    page.keyboard.press("/")
    page.keyboard.type("np/")
    assert page.get_by_role("combobox").input_value() == "np/"
    assert "#" not in page.url


def test_the_size_of_the_text_is_remembered(open_page: Open) -> None:
    page = open_bulletin(open_page)
    usual = text_size(page)
    page.get_by_role("button", name=LARGEST).click()
    large = text_size(page)
    assert large > 1.4 * usual
    page.reload()
    assert text_size(page) == large
    assert page.get_by_role("button", name=LARGEST).get_attribute("aria-pressed") == "true"
    assert page.context.cookies() == []
    page.get_by_role("button", name="Chữ thường").click()
    assert text_size(page) == usual


def test_the_size_that_was_chosen_moves_nothing(open_page: Open) -> None:
    page = open_bulletin(open_page)
    page.get_by_role("button", name=LARGEST).click()
    page.reload()
    assert layout_shift(page) < 0.01


@pytest.mark.parametrize("width", (320, *WIDTHS))
def test_large_text_fits_even_a_magnified_page(open_page: Open, width: int) -> None:
    # 320 pixels are what a window of 1280 has when it is magnified four times.
    page = open_bulletin(open_page, width)
    page.get_by_role("button", name=LARGEST).click()
    page.keyboard.press("n")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("button", name=LARGEST).is_visible()


def test_the_readers_own_size_is_respected(open_page: Open) -> None:
    page = open_bulletin(open_page)
    usual = text_size(page)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert text_size(page) == 2 * usual


def test_without_scripts_nothing_is_shown_that_needs_them(open_page: Open) -> None:
    page = open_bulletin(open_page, java_script_enabled=False)
    assert page.locator("article button:visible").count() == 0
    assert page.get_by_role("heading", name="Trích dẫn").is_visible()


def test_a_citation_is_taken_along(open_page: Open) -> None:
    page = open_bulletin(open_page, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép trích dẫn").click()
    page.get_by_text("Đã sao chép.").wait_for()
    assert (
        page.evaluate("navigator.clipboard.readText()") == page.locator("blockquote").inner_text()
    )


def test_paper_has_the_text_and_its_address_and_nothing_to_press(open_page: Open) -> None:
    page = open_bulletin(open_page)
    page.get_by_role("button", name=LARGEST).click()
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_text("In từ http").is_visible()
    for hidden in ("header", "footer", "aside", "article button", "article nav", ".marking"):
        assert page.locator(f"{hidden}:visible").count() == 0, hidden
    assert text_size(page) == pytest.approx(11 * 96 / 72, abs=0.1)
    assert page.pdf().startswith(b"%PDF")
