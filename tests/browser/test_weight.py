"""Pages are small to transfer, and their layout stays stable."""

from pathlib import Path

import pytest

from tests.browser.conftest import WIDTHS, Open
from tests.browser.shift import layout_shift

SCRIPT = Path(__file__).parents[2] / "webui" / "static" / "bantin.js"
BUDGET = 40_000
"""Bytes of a search page with all it needs, as transferred."""


def test_a_search_page_is_light(open_page: Open) -> None:
    page = open_page("about:blank")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    kinds: dict[str, str] = {}
    received: dict[str, int] = {}
    network.on(
        "Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]})
    )
    network.on(
        "Network.loadingFinished",
        lambda told: received.update({told["requestId"]: int(told["encodedDataLength"])}),
    )
    page.goto("/?q=dich+covid", wait_until="networkidle")
    assert sum(received.values()) <= BUDGET, {kinds[each]: size for each, size in received.items()}
    assert sorted(kinds.values()).count("Stylesheet") == 1
    assert sorted(kinds.values()).count("Script") == 1
    assert "Font" not in kinds.values()


def test_the_script_is_small() -> None:
    assert len(SCRIPT.read_bytes()) <= 12_000


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["/", "/?q=dich+covid"])
def test_nothing_moves_once_it_is_there(open_page: Open, address: str, width: int) -> None:
    assert layout_shift(open_page(address, width)) < 0.01


def test_suggestions_move_nothing(open_page: Open) -> None:
    page = open_page("/?q=dich+covid")
    page.get_by_role("combobox").fill("hội")
    page.get_by_role("option").first.wait_for()
    assert layout_shift(page) < 0.01


def test_pages_ask_nobody_else(open_page: Open, site: str) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("/", "/?q=dich+covid", "/ngay/2020/05/12"):
        page.goto(address)
    assert asked and all(each.startswith(site) for each in asked)
    assert page.context.cookies() == []
