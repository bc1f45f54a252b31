"""The page of a place and the facet of places show the right bulletins."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from tests.webui.browser import Browser
from tests.webui.test_site import build
from webui.application import create_app

OLD, NEW = datetime(2024, 5, 1, tzinfo=VIETNAM), datetime(2025, 9, 1, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    bulletins = [
        Bulletin("cu", "Tỉnh Hà Giang đón khách", OLD),
        Bulletin("huyen", "Chợ phiên huyện Na Hang, tỉnh Tuyên Quang", OLD),
        Bulletin("moi", "Hội xuân tỉnh Tuyên Quang", NEW),
    ]
    return create_app(build(tmp_path_factory.mktemp("site"), bulletins)).test_client()


def test_a_province_of_today_has_the_bulletins_of_what_it_was_made_of(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-tuyen-quang")
    assert page.text("//h1") == "Tỉnh Tuyên Quang"
    assert "202/2025/QH15" in page.text() and page.link("tỉnh Hà Giang").endswith(
        "tinh-ha-giang-cu"
    )
    assert "3 bản tin" in page.text("//main")


def test_a_former_province_can_be_seen_as_it_was(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-ha-giang")
    assert "1 bản tin" in page.text("//main")
    assert page.link("Như hiện nay") == "/dia-phuong/tinh-tuyen-quang"


def test_a_former_district_leads_to_the_communes_of_today(browser: Browser) -> None:
    page = browser.open("/dia-phuong/huyen-na-hang-tinh-tuyen-quang")
    assert page.link("xã Nà Hang") == "/dia-phuong/xa-na-hang-tinh-tuyen-quang"


def test_an_unknown_place_is_missing(client: FlaskClient) -> None:
    assert client.get("/dia-phuong/khong-co").status_code == 404


def test_places_stand_beside_the_hits_and_filter_them(browser: Browser) -> None:
    page = browser.open("/?sort=newest")
    assert page.texts("//section[@aria-labelledby='loc-dia-phuong']//a/span[1]") == [
        "Tỉnh Tuyên Quang",
        "Huyện Na Hang",
    ]
    chosen = browser.open("/?place=huyen-na-hang-tinh-tuyen-quang")
    assert "1 kết quả" in chosen.text("//main")
    assert "Huyện Na Hang" in chosen.text("//div[@class='chips']")
