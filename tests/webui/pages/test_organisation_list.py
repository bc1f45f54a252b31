from datetime import datetime

import pytest
from flask.testing import FlaskClient

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from tests.webui.browser import Browser
from tests.webui.test_site import build
from webui.application import create_app

COMMUNES = [f"UBND xã Tân {first}{second}" for first in "BCDGHKLM" for second in "aeiou"]
LEAD = "Sở Y tế tỉnh Lào Cai, UBND tỉnh Lào Cai, Chính phủ và Trường THPT Lê Lợi gặp nhau."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over bulletins of all levels."""
    day = datetime(2021, 3, 1, tzinfo=VIETNAM)
    bulletins = [
        Bulletin("tren", "Gặp nhau", day, LEAD),
        Bulletin("len", "Lại gặp nhau", day, LEAD),
        # What no list knows is listed from its third bulletin on.
        *(
            Bulletin(f"duoi-{each}", "Các xã", day, body=tuple(f"{each} họp." for each in COMMUNES))
            for each in "abc"
        ),
    ]
    return create_app(build(tmp_path_factory.mktemp("site"), bulletins)).test_client()


def test_the_tree_goes_level_by_level_with_counts(browser: Browser) -> None:
    page = browser.open("/co-quan")
    assert page.texts("//section/h2") == [
        "Cấp trung ương",
        "Cấp tỉnh",
        "Cấp xã",
        "Trường học, đơn vị khác",
    ]
    assert page.link("UBND tỉnh Lào Cai 2") == "/co-quan/ubnd-tinh-lao-cai"
    (below,) = page.document.xpath("//details[summary[contains(., 'UBND tỉnh Lào Cai')]]")
    assert below.xpath(".//a/@href") == ["/co-quan/so-y-te-tinh-lao-cai"]


def test_a_long_level_has_a_page_of_its_own(browser: Browser) -> None:
    page = browser.open("/co-quan")
    assert len(page.texts("//section[h2='Cấp xã']/ul/li")) == 30
    whole = browser.open(page.link("Xem tất cả 40 cơ quan cấp xã"))
    assert whole.texts("//main//ul/li/a/span[1]") == sorted(COMMUNES)
    assert whole.text("//h1") == "Cấp xã"


@pytest.mark.parametrize("typed", ["lao cai", "so y te", "SỞ Y"])
def test_a_name_is_found_without_marks(browser: Browser, typed: str) -> None:
    page = browser.open(f"/co-quan?ten={typed}")
    assert "Sở Y tế tỉnh Lào Cai" in page.texts("//main//li/a/span[1]")
    assert "Chính phủ" not in page.texts("//main//li/a/span[1]")


def test_a_name_that_nobody_has_finds_nothing(browser: Browser) -> None:
    assert "0 cơ quan" in browser.open("/co-quan?ten=xyzt").text()


def test_a_level_that_is_none_is_refused(browser: Browser) -> None:
    browser.open("/co-quan?cap=xom", status=400)
    browser.open("/co-quan?page=2", status=200)


def test_where_nobody_is_named_it_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    rain = Bulletin("mua", "Mưa", datetime(2021, 3, 1, tzinfo=VIETNAM))
    client = create_app(build(tmp_path_factory.mktemp("rain"), [rain])).test_client()
    assert "Chưa có bản tin nào nhắc đến" in Browser(client).open("/co-quan").text()
