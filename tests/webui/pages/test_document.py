from collections.abc import Sequence
from datetime import datetime, timedelta

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
        Bulletin(f"b{number}", f"Tin {number}", DAY + timedelta(days=number), body=(body,))
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


@pytest.fixture(scope="module")
def decrees(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Return a browser on a site over bulletins that cite documents of one number."""
    bodies = (
        "Nghị định 168/2024/NĐ-CP ngày 26/12/2024 của Chính phủ về xử phạt vi phạm giao thông.",
        "Theo 168/NĐ-CP, mức phạt tăng.",
        "Theo Kế hoạch 168/KH-UBND về trồng rừng, và 16/KH-UBND.",
    )
    bulletins = [
        Bulletin(f"d{number}", f"Tin {number}", DAY + timedelta(days=number), body=(body,))
        for number, body in enumerate(bodies)
    ]
    client = create_app(build(tmp_path_factory.mktemp("decrees"), bulletins)).test_client()
    return Browser(client)


def test_a_number_lists_its_documents(decrees: Browser) -> None:
    page = decrees.open("/van-ban?so=168")
    assert page.text("//h1") == "Văn bản số 168"
    assert sorted(page.texts("//ol[@class='tally']//strong")) == [
        "168/2024/NĐ-CP",
        "168/KH-UBND",
        "168/NĐ-CP",
    ]
    led = decrees.client.get("/van-ban?so-hieu=0168")
    assert led.headers["Location"] == "/van-ban?so=0168"
    assert "Không có bản tin nào" in decrees.open("/van-ban?so=9").text("//p[@class='nothing']")


def test_a_document_tells_its_subject_and_other_ways_to_write_it(decrees: Browser) -> None:
    page = decrees.open("/van-ban/168/2024/nd-cp")
    assert page.text("//h1") == "Nghị định 168/2024/NĐ-CP về xử phạt vi phạm giao thông"
    assert page.texts("//section[@aria-labelledby='cach-viet-khac']//a/span[1]") == ["168/NĐ-CP"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("nđ 168/2024", "168/2024/nd-cp"),
        ("nghị định 168", "168/2024/nd-cp"),
        ("kế hoạch 168", "168/kh-ubnd"),
    ],
)
def test_what_only_one_document_can_mean_leads_to_it(
    decrees: Browser, written: str, code: str
) -> None:
    response = decrees.client.get(f"/van-ban/{written}")
    assert response.status_code == 302
    assert decrees.client.get(response.headers["Location"]).status_code == 200
    assert decrees.open(response.headers["Location"]).values("//link[@rel='canonical']/@href") == [
        decrees.open(f"/van-ban/{code}").values("//link[@rel='canonical']/@href")[0]
    ]


def test_what_several_can_mean_leads_to_none(decrees: Browser) -> None:
    assert decrees.client.get("/van-ban/ubnd 99").status_code == 404
    assert decrees.client.get("/van-ban/168").status_code == 404
