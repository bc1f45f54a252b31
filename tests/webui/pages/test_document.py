from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from tests.webui.browser import Browser
from tests.webui.test_site import build
from webui.application import create_app

DAY = datetime(2021, 3, 1, 8, tzinfo=VIETNAM)
BODIES: Sequence[str] = (
    "Mở đầu. UBND tỉnh Lào Cai bàn Nghị quyết 73-NQ/TU về trồng rừng. Kết thúc.",
    "Theo 73-NQ/TU và 12/KH-UBND, <b>rừng</b> được trồng lại.",
    *[f"Lần {number}: theo Kế hoạch 5/KH-UBND." for number in range(21)],
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a site over bulletins that cite documents."""
    bulletins = [
        Bulletin(
            f"b{number}",
            f"Tin {number}",
            DAY + timedelta(days=number),
            body=(body,),
            publisher="Báo Mù Sương" if number == 1 else "",
        )
        for number, body in enumerate(BODIES)
    ]
    return create_app(build(tmp_path_factory.mktemp("site"), bulletins)).test_client()


def test_everyone_who_cites_is_told_by_time_with_the_first_sentence(browser: Browser) -> None:
    page = browser.open("/van-ban/73-nq/tu")
    assert page.text("//h1") == "Nghị quyết 73-NQ/TU về trồng rừng"
    assert page.texts("//h2/a") == ["Tin 1", "Tin 0"]
    assert page.texts("//blockquote") == [
        "Theo 73-NQ/TU và 12/KH-UBND, <b>rừng</b> được trồng lại.",
        "UBND tỉnh Lào Cai bàn Nghị quyết 73-NQ/TU về trồng rừng.",
    ]
    assert page.texts("//blockquote/mark") == ["73-NQ/TU", "73-NQ/TU"]
    assert browser.open("/van-ban/73-nq/tu?sort=oldest").texts("//h2/a") == ["Tin 0", "Tin 1"]


def test_who_published_a_citing_bulletin_stands_below_its_title(browser: Browser) -> None:
    page = browser.open("/van-ban/73-nq/tu")
    assert page.texts("//li[@class='hit']//span[@class='publisher']") == ["Báo Mù Sương"]


def test_organisations_beside_lead_to_their_pages(browser: Browser) -> None:
    page = browser.open("/van-ban/73-nq/tu")
    assert page.values("//aside//a[@class='value']/@href") == ["/co-quan/ubnd-tinh-lao-cai"]


@pytest.mark.parametrize(
    ("spelled", "status"),
    [
        ("/van-ban/73-NQ/TU", 301),
        ("/van-ban/73 – nq/tu", 301),
        ("/van-ban/nq 73 tu", 302),
        ("/van-ban/nghị quyết 73 tu", 302),
    ],
)
def test_other_spellings_lead_to_the_one_address(
    browser: Browser, spelled: str, status: int
) -> None:
    response = browser.client.get(spelled)
    assert (response.status_code, response.headers["Location"]) == (status, "/van-ban/73-nq/tu")


def test_an_unknown_code_offers_the_near_one(browser: Browser) -> None:
    page = browser.open("/van-ban/73/NQ-TU", status=404)
    assert page.link("Xem 73-NQ/TU") == "/van-ban/73-nq/tu"
    browser.open("/van-ban/<script>", status=404)


def test_the_form_finds_a_document_however_it_is_written(browser: Browser) -> None:
    found = browser.client.get("/van-ban?so-hieu=nq+73+tu", follow_redirects=True)
    assert found.request.path == "/van-ban/73-nq/tu"


def test_the_list_has_the_most_cited_first(browser: Browser) -> None:
    page = browser.open("/van-ban")
    assert page.texts("//li/a[@class='value']") == [
        "Kế hoạch 5/KH-UBND 21",
        "Nghị quyết 73-NQ/TU 2",
        "Kế hoạch 12/KH-UBND 1",
    ]


def test_many_are_cut_into_pages(browser: Browser) -> None:
    first = browser.open("/van-ban/5/kh-ubnd?sort=oldest")
    assert len(first.texts("//h2/a")) == 20
    second = browser.open(first.link("Trang sau ›"))
    assert second.texts("//h2/a") == ["Tin 22"]
    past = browser.open("/van-ban/5/kh-ubnd?page=3", status=404)
    assert past.link("Đến trang cuối (trang 2)") == "/van-ban/5/kh-ubnd?page=2"


def test_the_page_speaks_english_too(browser: Browser) -> None:
    assert browser.open("/en/van-ban/73-nq/tu").values("//h2/a/@href") == [
        "/en/ban-tin/b1",
        "/en/ban-tin/b0",
    ]


DECREES = (
    "Nghị định 168/2024/NĐ-CP ngày 26/12/2024 của Chính phủ về xử phạt vi phạm giao thông.",
    "Theo 168/NĐ-CP, mức phạt tăng.",
    "Theo Kế hoạch 168/KH-UBND về trồng rừng, và 16/KH-UBND.",
    "Công an phường phổ biến Nghị định 168 cho bà con.",
    "Từ đầu năm, theo Nghị định số 168/2024, xe ba bánh phải có biển số.",
)
OF_ANOTHER_YEAR = "Nghị định 168/2017/NĐ-CP về du lịch đã hết hiệu lực."


def site_over(folder: Path, bodies: Sequence[str]) -> Browser:
    bulletins = [
        Bulletin(f"d{number}", f"Tin {number}", DAY + timedelta(days=number), body=(body,))
        for number, body in enumerate(bodies)
    ]
    return Browser(create_app(build(folder, bulletins)).test_client())


@pytest.fixture(scope="module")
def decrees(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Return a browser on a site over bulletins that cite documents of one number."""
    return site_over(tmp_path_factory.mktemp("decrees"), DECREES)


@pytest.fixture(scope="module")
def of_two_years(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Return a browser on a site over the same, and a decree of that number of another year."""
    return site_over(tmp_path_factory.mktemp("years"), [*DECREES, OF_ANOTHER_YEAR])


def test_a_number_lists_each_of_its_documents_once(decrees: Browser) -> None:
    page = decrees.open("/van-ban?so=168")
    assert page.text("//h1") == "Văn bản số 168"
    assert page.texts("//ol[@class='tally']//a") == [
        "Nghị định 168/2024/NĐ-CP về xử phạt vi phạm giao thông 4",
        "Kế hoạch 168/KH-UBND về trồng rừng 1",
    ]
    led = decrees.client.get("/van-ban?so-hieu=0168")
    assert led.headers["Location"] == "/van-ban?so=0168"
    assert "Không có bản tin nào" in decrees.open("/van-ban?so=9").text("//p[@class='nothing']")


def test_all_ways_to_write_a_document_are_one(decrees: Browser) -> None:
    page = decrees.open("/van-ban/168/2024/nd-cp")
    assert page.text("//h1") == "Nghị định 168/2024/NĐ-CP về xử phạt vi phạm giao thông"
    assert page.text("//p[@class='total']/strong") == "4"
    assert page.texts("//h2/a") == ["Tin 4", "Tin 3", "Tin 1", "Tin 0"]
    assert page.texts("//blockquote/mark") == [
        "Nghị định số 168/2024",
        "Nghị định 168",
        "168/NĐ-CP",
        "168/2024/NĐ-CP",
    ]
    assert page.text("//div[@class='results']/p[@class='hint']") == (
        "Tính cả cách viết: 168/NĐ-CP, Nghị định 168/2024, Nghị định 168"
    )


def test_what_can_be_of_two_years_stays_apart_and_is_told(of_two_years: Browser) -> None:
    page = of_two_years.open("/van-ban/168/2024/nd-cp")
    assert page.texts("//h2/a") == ["Tin 4", "Tin 0"]
    assert page.texts("//section[@aria-labelledby='cung-so']//li") == [
        "168/2017/NĐ-CP 1",
        "168/NĐ-CP 1",
    ]
    told = page.texts("//div[@class='results']/p[@class='hint']")
    assert told[0] == "Tính cả cách viết: Nghị định 168/2024"
    assert told[1].startswith("Không tính những bản tin chỉ viết “Nghị định 168”")
    assert of_two_years.open("/van-ban/168/nd-cp").texts("//h2/a") == ["Tin 1"]


@pytest.mark.parametrize(
    "written", ["nđ 168/2024", "nghị định 168", "Nghị định số 168", "168/NĐ-CP"]
)
def test_what_only_one_document_can_mean_leads_to_it(decrees: Browser, written: str) -> None:
    response = decrees.client.get(f"/van-ban/{written}")
    assert (response.status_code, response.headers["Location"]) == (302, "/van-ban/168/2024/nd-cp")


def test_what_several_can_mean_leads_to_the_list_of_the_number(of_two_years: Browser) -> None:
    response = of_two_years.client.get("/van-ban/nghị định 168")
    assert response.headers["Location"] == "/van-ban?so=168"


def test_what_nothing_can_mean_is_missing(decrees: Browser) -> None:
    assert decrees.client.get("/van-ban/ubnd 99").status_code == 404
    assert decrees.client.get("/van-ban/168").status_code == 404


def test_a_suggested_code_counts_what_its_page_lists(decrees: Browser) -> None:
    _, texts, notes, *_ = decrees.client.get("/goi-y?q=168/2").get_json(force=True)
    assert dict(zip(texts, notes, strict=True))["168/2024/NĐ-CP"] == "4 bản tin"
