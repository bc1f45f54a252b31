"""A page lists all organisations of a search."""

from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from index.opening.generation import Generation
from search.searcher import Searcher
from tests.webui.browser import Browser, Page
from tests.webui.fake import FakeGeneration, FakeSearcher
from webui.application import create_app
from webui.pages import facet as facet_page

VALUES = "//main//a[contains(concat(' ', @class, ' '), ' value ')]"
HUYEN = "ubnd-huyen-song-may"
HREFS = f"{VALUES}/@href"


@pytest.fixture
def app(searcher: Searcher) -> Flask:
    """Return the site over the newsroom's real index."""

    def open_generation(index_dir: Path) -> Generation:
        held = FakeGeneration(index_dir, cast(FakeSearcher, searcher))
        return cast(Generation, held)

    return create_app(Path("anywhere"), open_generation=open_generation, locate=lambda dir: dir)


def test_all_are_listed_with_their_counts(browser: Browser) -> None:
    page = browser.open("/bo-loc/co-quan")
    assert values(page) == [
        "Không rõ cơ quan 5",
        "Hội LHPN xã Nậm Hoa 1",
        "Hội Nông dân huyện Sông Mây 1",
        # Two bulletins tell of the same visit.
        "UBND huyện Sông Mây 1",
        "Ủy ban MTTQ huyện Sông Mây 1",
        "Ủy ban MTTQ xã Nậm Hoa 1",
    ]


def test_each_is_added_to_the_search_or_taken_from_it(browser: Browser) -> None:
    page = browser.open("/bo-loc/co-quan?q=mat&org=ubnd-huyen-song-may&to=2021&page=3")
    assert dict(zip(values(page), page.values(HREFS), strict=True)) == {
        "Không rõ cơ quan 1": address("mat", "khong-ro", HUYEN),
        "Hội LHPN xã Nậm Hoa 1": address("mat", "hoi-lhpn-xa-nam-hoa", HUYEN),
        "Hội Nông dân huyện Sông Mây 1": address("mat", "hoi-nong-dan-huyen-song-may", HUYEN),
        "Ủy ban MTTQ huyện Sông Mây 1": address("mat", HUYEN, "uy-ban-mttq-huyen-song-may"),
        "Ủy ban MTTQ xã Nậm Hoa 1": address("mat", HUYEN, "uy-ban-mttq-xa-nam-hoa"),
        "UBND huyện Sông Mây (đang chọn, bấm để bỏ) 0": address("mat"),
    }
    assert page.link("‹ Trở lại kết quả") == address("mat", HUYEN)


def test_a_name_is_looked_for_within(browser: Browser) -> None:
    page = browser.open("/bo-loc/co-quan?q=mat&org=khong-ro&ten=nong+d")
    assert page.text("//*[@role='status']") == "1 cơ quan, tổ chức có tên như vậy"
    assert values(page) == [
        "Không rõ cơ quan (đang chọn, bấm để bỏ) 1",
        "Hội Nông dân huyện Sông Mây 1",
    ]
    assert page.values("//input[@id='ten']/@value") == ["nong d"]
    kept = page.values("//main//input[@type='hidden']/@name")
    assert dict(zip(kept, page.values("//main//input[@type='hidden']/@value"), strict=True)) == {
        "q": "mat",
        "org": "khong-ro",
    }


def test_a_name_that_nobody_has_leads_back_to_all(browser: Browser) -> None:
    page = browser.open("/bo-loc/co-quan?ten=xyz")
    assert "Không có cơ quan, tổ chức nào có tên như vậy." in page.text("//p[@class='nothing']")
    assert page.link("Xem tất cả") == "/bo-loc/co-quan"


def test_names_are_in_the_order_of_the_alphabet(browser: Browser) -> None:
    by_name = browser.open("/bo-loc/co-quan").link("Theo tên")
    page = browser.open(by_name)
    assert values(page) == [
        "Hội LHPN xã Nậm Hoa 1",
        "Hội Nông dân huyện Sông Mây 1",
        "Không rõ cơ quan 5",
        "UBND huyện Sông Mây 1",
        "Ủy ban MTTQ huyện Sông Mây 1",
        "Ủy ban MTTQ xã Nậm Hoa 1",
    ]
    assert page.values("//nav[@class='sorts']/a[@aria-current]/@href") == [by_name]
    assert page.link("Nhiều bản tin nhất") == "/bo-loc/co-quan"


def test_a_long_list_has_pages(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facet_page, "_PER_PAGE", 3)
    told = []
    for number in (1, 2):
        told += values(browser.open(f"/bo-loc/co-quan?thu-tu=ten&trang={number}"))
    assert len(told) == len(set(told)) == 6
    page = browser.open("/bo-loc/co-quan?thu-tu=ten&trang=3", 404)
    assert page.link("Đến trang cuối (trang 2)") == "/bo-loc/co-quan?thu-tu=ten&trang=2"


@pytest.mark.parametrize("address", ["?thu-tu=x", "?trang=0", "?from=hom+qua"])
def test_what_is_wrong_is_told(browser: Browser, address: str) -> None:
    browser.open(f"/bo-loc/co-quan{address}", 400)


def values(page: Page) -> list[str]:
    return page.texts(VALUES)


def address(text: str, *organisations: str) -> str:
    """Return the address of a search up to 2021, with organisations chosen."""
    chosen = "".join(f"&org={each}" for each in organisations)
    return f"/?q={text}{chosen}&to=2021-12-31"
