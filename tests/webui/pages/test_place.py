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
        Bulletin("moi", "Hội xuân tỉnh Tuyên Quang", NEW, lead="UBND tỉnh Tuyên Quang khai mạc."),
    ]
    return create_app(build(tmp_path_factory.mktemp("site"), bulletins)).test_client()


def test_a_province_of_today_has_the_bulletins_of_what_it_was_made_of(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-tuyen-quang")
    assert page.text("//h1") == "Tỉnh Tuyên Quang"
    assert "theo Nghị quyết số 202/2025/QH15, sáp nhập từ" in page.text()
    assert page.link("tỉnh Hà Giang").endswith("tinh-ha-giang-cu")
    assert page.link("xã Nà Hang") == "/dia-phuong/xa-na-hang-tinh-tuyen-quang"
    assert "3 bản tin" in page.text("//main")


def test_places_that_bulletins_name_most_come_before_all_provinces(browser: Browser) -> None:
    page = browser.open("/dia-phuong")
    assert page.texts("//h2") == ["Được nhắc nhiều", "Tỉnh, thành phố từ ngày 1/7/2025"]
    assert page.texts("//main//ul[1]/li/a") == ["Tỉnh Tuyên Quang 3"]


def test_beside_a_place_are_its_units_and_who_is_named_there(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-tuyen-quang")
    assert page.texts("//aside//h2") == [
        "Cơ quan được nhắc nhiều",
        "124 đơn vị hành chính trực thuộc",
    ]
    search = "/?org=ubnd-tinh-tuyen-quang&place=tinh-tuyen-quang"
    assert page.values("//aside//section[1]//a/@href") == [search]
    assert browser.open(search).texts("//li[@class='hit']//h2") == ["Hội xuân tỉnh Tuyên Quang"]


def test_a_former_province_can_be_seen_as_it_was(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-ha-giang")
    assert "1 bản tin" in page.text("//main")
    assert page.link("Như hiện nay") == "/dia-phuong/tinh-tuyen-quang"


def test_another_spelling_of_a_province_leads_to_it(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-kontum")
    assert page.text("//h1") == "Tỉnh Kon Tum"


def test_a_former_district_leads_to_the_communes_of_today(browser: Browser) -> None:
    page = browser.open("/dia-phuong/huyen-na-hang-tinh-tuyen-quang")
    assert page.link("xã Nà Hang") == "/dia-phuong/xa-na-hang-tinh-tuyen-quang"
    assert "Nghị quyết số 203/2025/QH15" in page.text("//main")
    assert page.link("xã Khâu Tinh") == "/dia-phuong/xa-khau-tinh-huyen-na-hang-tinh-tuyen-quang"


def test_a_commune_says_of_what_and_by_which_resolution_it_was_made(browser: Browser) -> None:
    page = browser.open("/dia-phuong/phuong-ha-giang-1-tinh-tuyen-quang")
    assert "theo Nghị quyết số 1684/NQ-UBTVQH15, sáp nhập từ" in page.text("//main")
    assert "một phần của: phường Quang Trung" in page.text("//main")
    divided = browser.open(page.link("phường Quang Trung"))
    assert (
        "sáp nhập thành: phường Hà Giang 2; một phần nhập vào: phường Hà Giang 1"
        in divided.text("//main")
    )


def test_a_province_that_was_renamed_is_one_place_under_both_names(browser: Browser) -> None:
    former = browser.open("/dia-phuong/tinh-thua-thien-hue")
    assert former.text("//h1") == "Tỉnh Thừa Thiên Huế"
    told = "Từ ngày 1/1/2025, theo Nghị quyết số 175/2024/QH15, là: thành phố Huế"
    assert told in former.text("//main")
    city = browser.open(former.link("thành phố Huế"))
    assert "Trước ngày 1/1/2025: tỉnh Thừa Thiên Huế" in city.text("//main")


def test_a_province_that_merged_with_no_other_says_so(browser: Browser) -> None:
    page = browser.open("/dia-phuong/thanh-pho-ha-noi")
    assert "không sáp nhập với tỉnh nào" in page.text("//main")
    assert "1656/NQ-UBTVQH15" in page.text("//main") and "202/2025" not in page.text("//main")
    former = browser.open(page.link("Như trước 1/7/2025"))
    assert "202/2025" not in former.text("//main")


def test_the_list_of_provinces_has_counts_and_what_they_were_made_of(browser: Browser) -> None:
    page = browser.open("/dia-phuong")
    assert len(page.texts("//main//ul[2]/li/a[@class='value']")) == 34
    assert page.link("Tỉnh Tuyên Quang 3") == "/dia-phuong/tinh-tuyen-quang"
    assert page.link("tỉnh Hà Giang") == "/dia-phuong/tinh-ha-giang-cu"


def test_a_place_that_a_query_names_is_offered_with_what_a_click_finds(browser: Browser) -> None:
    page = browser.open("/?q=khách+Hà+Giang")
    assert "Chỉ xem: tỉnh Tuyên Quang (1)" in page.text("//main")
    assert "Chỉ xem: tỉnh Hà Giang (cũ) (1)" in page.text("//main")


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


def test_an_unknown_one_offers_what_has_its_name(browser: Browser) -> None:
    page = browser.open("/dia-phuong/ha-noi", status=404)
    assert page.link("thành phố Hà Nội") == "/dia-phuong/thanh-pho-ha-noi"
    assert page.link("Tỉnh, thành phố từ ngày 1/7/2025") == "/dia-phuong"


def test_a_mistyped_one_offers_the_likest(browser: Browser) -> None:
    page = browser.open("/dia-phuong/tinh-tuyen-quan", status=404)
    assert page.link("tỉnh Tuyên Quang") == "/dia-phuong/tinh-tuyen-quang"


def test_an_unknown_one_offers_places_that_bulletins_name_and_no_list_has(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    bulletins = [
        Bulletin(f"la-{number}", f"Tỉnh Lâm Giang mở hội đền lần {number}", OLD)
        for number in range(3)
    ]
    app = create_app(build(tmp_path_factory.mktemp("site"), bulletins))
    browser = Browser(app.test_client())
    for address in ("/dia-phuong/lam-giang", "/dia-phuong/tinh-lam-gian"):
        page = browser.open(address, status=404)
        assert page.link("tỉnh Lâm Giang") == "/dia-phuong/tinh-lam-giang"
