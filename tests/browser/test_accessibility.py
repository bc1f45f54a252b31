"""axe-core checks every kind of page, light and dark, with the contrast of WCAG's level AAA."""

from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from tests.browser.conftest import Open, follow

PAGES = (
    "/",
    "/?q=dich+covid",
    "/?q=dich+covid&org=mttq&from=2019",
    "/?q=Mawjt+traanj",
    "/?q=zzzz",
    "/?from=31/2/2020",
    "/ngay/2020/05/12",
    "/lich/2020/05",
    "/lich/2020",
    "/co-quan",
    "/co-quan/mttq",
    "/dia-phuong",
    "/dia-phuong/tinh-tuyen-quang",
    "/van-ban",
    "/van-ban/42/NQ-CP",
    "/van-ban?so=42",
    "/?q=ubnd&place=tinh-lam-giang&duplicates=show",
    "/en/van-ban/42/NQ-CP",
    "/bo-loc/co-quan",
    "/tro-giup",
    "/khong-co",
    "/api",
    "/en/?q=dich+covid",
)

_RUN = """async (options) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options });
  return violations.flatMap(({ id, nodes }) => nodes.map((each) => `${id}: ${each.html}`));
}"""
_ALL = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
_COLOURS = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}


def violations(page: Any) -> list[str]:
    """Return what axe-core finds wrong with a page in its light and in its dark colours."""
    page.evaluate(_axe())
    found = page.evaluate(_RUN, _ALL)
    page.emulate_media(color_scheme="dark")
    return [str(each) for each in (*found, *page.evaluate(_RUN, _COLOURS))]


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_for_everyone(open_page: Open, address: str) -> None:
    assert violations(open_page(address)) == []


def test_what_is_opened_is_for_everyone(open_page: Open) -> None:
    page = open_page("/?q=dich+covid", 360)
    page.locator("a.open-filters").click()
    for each in page.locator("summary:visible").all():
        each.click()
    assert violations(page) == []


def test_suggestions_are_for_everyone(open_page: Open) -> None:
    page = open_page("/?q=")
    page.get_by_role("combobox").press_sequentially("hội")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert violations(page) == []


def test_a_marked_bulletin_is_for_everyone(open_page: Open) -> None:
    page = open_page("/?q=dich+covid")
    follow(page.locator("ol.hits h2 a").first)
    page.keyboard.press("n")
    assert violations(page) == []


def test_the_number_found_is_announced_once(open_page: Open) -> None:
    page = open_page("/?q=dich+covid")
    said = [each.inner_text() for each in page.get_by_role("status").all()]
    assert len([each for each in said if each]) == 1
    assert page.locator("[aria-live=assertive], [role=alert]").count() == 0


def test_whoever_has_only_keys_comes_everywhere(open_page: Open) -> None:
    page = open_page("/?q=dich+covid")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'noi-dung'")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused is None:
            break
        assert focused["outline"] != "none", focused
        reached.add(focused["href"])
    assert (
        set(page.locator("ol.hits a").evaluate_all("all => all.map((each) => each.href)"))
        <= reached
    )


_FOCUSED = """() => {
  const each = document.activeElement;
  if (each === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(each);
  return { href: each.href, outline: parseFloat(outlineWidth) ? outlineStyle : "none" };
}"""
