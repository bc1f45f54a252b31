"""The layout: one grid on a wide screen, and a hit without scrolling on a narrow one."""

from typing import Any

import pytest

from tests.browser.conftest import Open, follow

WIDE = (
    "/?q=dich+covid",
    "/lich/2020/05",
    "/lich/2020",
    "/co-quan",
    "/co-quan/chinh-phu",
    "/van-ban",
    "/dia-phuong",
    "/dia-phuong/tinh-lam-giang",
    "/ngay/2020/05/12",
    "/tro-giup",
    "/api",
)

_EDGES = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  const { paddingLeft, paddingRight } = getComputedStyle(document.querySelector(selector));
  return [box.left + parseFloat(paddingLeft), box.right - parseFloat(paddingRight)].map(Math.round);
}"""
_FILLED = """() => {
  const main = document.querySelector("main").getBoundingClientRect();
  const boxes = [...document.querySelectorAll("main h1, main p, main a, main table, main input")]
    .map((each) => each.getBoundingClientRect()).filter((each) => each.width > 1);
  const within = (first, last) => boxes.some((each) => each.left < last && each.right > first);
  const third = main.width / 3;
  return [0, 1, 2].map((n) => within(main.left + n * third + 24, main.left + (n + 1) * third - 24));
}"""

_RING = """(each) => {
  const { outlineWidth, outlineOffset } = getComputedStyle(each);
  return parseFloat(outlineWidth) + parseFloat(outlineOffset);
}"""


def top(page: Any, selector: str) -> float:
    """Return how far below the top of the window an element begins."""
    return float(page.locator(selector).first.bounding_box()["y"])


@pytest.mark.parametrize("address", WIDE)
def test_header_text_and_footer_share_one_grid(open_page: Open, address: str) -> None:
    page = open_page(address, 1280)
    edges = {
        str(page.evaluate(_EDGES, each)) for each in ("header .frame", "main", "footer .frame")
    }
    assert len(edges) == 1
    assert page.evaluate(_FILLED) == [True, True, True]


def test_the_search_field_begins_where_the_hits_do(open_page: Open) -> None:
    page = open_page("/?q=dich+covid", 1280)
    field, hits = (page.locator(each).bounding_box() for each in ("form.search", "#ket-qua"))
    assert round(field["x"]) == round(hits["x"])
    assert round(field["x"] + field["width"]) == round(hits["x"] + hits["width"])


@pytest.mark.parametrize("address", ["/en/", "/en/?q=dich+covid", "/en/lich/2020"])
def test_the_english_head_fits_a_phone_in_one_line(open_page: Open, address: str) -> None:
    page = open_page(address, 360)
    boxes = [each.bounding_box() for each in page.locator(".brand a:visible").all()]
    assert len(boxes) == 3
    middles = [each["y"] + each["height"] / 2 for each in boxes]
    assert max(middles) - min(middles) < 12
    assert max(each["x"] + each["width"] for each in boxes) <= 344


def test_a_phone_shows_the_title_and_a_result_at_once(open_page: Open) -> None:
    page = open_page("/?q=dich+covid", 360)
    page.set_viewport_size({"width": 360, "height": 640})
    assert top(page, "ol.hits h2") < 400
    follow(page.locator("ol.hits h2 a").first)
    assert top(page, "h1") < 320
    assert page.locator("[data-keys]:visible").count() == 0


@pytest.mark.parametrize("query", ["dich+covid", "Mawjt+traanj", "mttq+tinh", "ubnd+huyen+son+khe"])
def test_what_is_suggested_takes_one_line_and_a_third_of_a_phone_at_most(
    open_page: Open, query: str
) -> None:
    page = open_page(f"/?q={query}", 360)
    shown = page.locator(".understood")
    if shown.count():
        assert shown.locator("p:visible").count() == 1
        assert shown.bounding_box()["height"] < 640 / 3


def test_the_dates_are_folded_to_a_line_and_a_histogram(open_page: Open) -> None:
    page = open_page("/?q=dich+covid", 1280)
    facet = page.locator("[aria-labelledby=loc-ngay]")
    assert facet.locator("svg").is_visible()
    assert not facet.locator("input").first.is_visible()
    assert facet.bounding_box()["height"] < 260
    facet.get_by_text("Chọn ngày, tháng, năm").click()
    assert facet.locator("input").first.is_visible()


def test_the_ring_of_a_field_hides_no_label(open_page: Open) -> None:
    page = open_page("/?q=dich+covid&from=2020", 1280)
    field = page.locator("#from")
    field.focus()
    label = page.locator("label[for=from]").bounding_box()
    assert field.bounding_box()["y"] - field.evaluate(_RING) >= label["y"] + label["height"] - 1
