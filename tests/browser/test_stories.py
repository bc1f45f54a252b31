"""A story that several bulletins tell, with keys, without a script, and on a phone."""

from collections.abc import Iterator
from json import dumps
from typing import Any

import pytest

from tests.browser.conftest import WIDTHS, Open, follow, site_over
from tests.browser.test_accessibility import violations
from tests.retold import RETOLD

SEARCH = "/?q=b%E1%BA%AFc+qua+s%C3%B4ng"


@pytest.fixture(scope="module")
def site(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site over the bulletins of `tests.retold`."""
    folder = tmp_path_factory.mktemp("stories")
    source = folder / "tin.jsonl"
    source.write_text("".join(f"{dumps(each.to_json())}\n" for each in RETOLD), "utf-8")
    with site_over(source, folder / "index") as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
def test_the_others_are_for_everyone_closed_and_opened(open_page: Open, width: int) -> None:
    page = open_page(SEARCH, width)
    assert violations(page) == []
    page.locator(".retellings summary").click()
    assert page.locator(".retellings li").count() == 3
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_each_bulletin_for_itself_is_for_everyone(open_page: Open) -> None:
    page = open_page(f"{SEARCH}&duplicates=show")
    assert page.locator("li.hit").count() == 4
    assert violations(page) == []


def test_the_others_open_without_a_script(open_page: Open) -> None:
    page = open_page(SEARCH, java_script_enabled=False)
    others = page.locator(".retellings li a")
    assert page.locator("li.hit").count() == 1
    assert not others.first.is_visible()
    page.locator(".retellings summary").click()
    follow(others.first)
    told = page.url
    assert "/ban-tin/hoa-" in told
    follow(page.locator("#cung-tin + ul a").first)
    assert "/ban-tin/hoa-" in page.url != told


def test_the_others_open_with_keys(open_page: Open) -> None:
    page = open_page(SEARCH)
    page.locator(".retellings summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.retellings li') !== null")


def test_a_reader_goes_from_stories_to_bulletins_and_back(open_page: Open) -> None:
    page = open_page(SEARCH)
    follow(page.locator(".counting a"))
    assert "duplicates=show" in page.url
    assert page.locator("li.hit").count() == 4
    follow(page.locator(".counting a"))
    assert "duplicates" not in page.url
    assert page.locator("li.hit").count() == 1
