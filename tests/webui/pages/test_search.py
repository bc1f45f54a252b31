from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest

from search.correction.query_suggestions import QuerySuggestion, QuerySuggestions
from search.label import Label
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import StricterInterpretation, Understanding
from tests.webui.browser import Browser
from tests.webui.conftest import AppOver
from tests.webui.newsroom import BRIDGE as BRIDGE_FILED
from tests.webui.newsroom import MEETING, SERIES, Filed

BRIDGE = "Khánh thành cầu dân sinh ở xã Suối Mây"


ALL = "/?sort=newest"


def test_without_a_query_the_newest_bulletins_are_shown(browser: Browser) -> None:
    page = browser.open(ALL)
    assert page.text("//*[@role='status']") == "31 kết quả Trang 1 trên 4 trang"
    assert page.texts("//h2/a")[1] == BRIDGE
    assert page.texts("//nav[@aria-label='Thứ tự']/a") == ["Mới nhất", "Cũ nhất"]
    assert page.texts("//nav[@aria-label='Thứ tự']/a[@aria-current]") == ["Mới nhất"]
    assert page.text("//*[@class='whole']") == "Trang 1 trên 4 trang · 31 kết quả"


def test_a_hit_says_what_when_and_who(browser: Browser) -> None:
    page = browser.open("/?q=" + quote("suối"))
    assert page.text("//*[@role='status']") == "1 kết quả có suối"
    assert page.link(BRIDGE) == "/ban-tin/cau-moi?q=su%E1%BB%91i"
    assert page.texts("//li[@class='hit']//time") == ["Thứ Hai, 8/3/2021 – 07:57"]
    assert page.texts("//li[@class='hit']//p[@class='byline']/a") == [
        "Tỉnh đoàn",
        "Liên đoàn Lao động tỉnh",
    ]
    assert page.link("12-KH/TĐ") == "/van-ban/12-kh/td"
    assert page.texts("//mark") == ["Suối", "suối"]


def test_bulletins_cannot_bring_markup_of_their_own(browser: Browser) -> None:
    page = browser.open("/?q=alert")
    assert page.texts("//h2/a") == ['<script>alert("a")</script> & cầu']
    assert page.texts("//h2//mark") == ["alert"]
    assert not page.values("//script[not(@src)] | //main//b")


def test_a_query_cannot_bring_markup_of_its_own(browser: Browser) -> None:
    query = '"><script>x</script>'
    page = browser.open("/?q=" + quote(query))
    assert page.values("//input[@name='q']/@value") == [query]
    assert not page.values("//script[not(@src)]")


def test_the_form_keeps_filters_and_order(browser: Browser) -> None:
    page = browser.open("/?q=tin&org=doan-thanh-nien&org=cong-doan&from=2019-05-02&sort=oldest")
    assert page.values("//form[@id='tim']//input[@name='org']/@value") == [
        "doan-thanh-nien",
        "cong-doan",
    ]
    assert page.values("//form[@id='tim']//input[@name='sort']/@value") == ["oldest"]
    assert page.values("//input[@name='from' and @form='tim']/@value") == ["2/5/2019"]


def test_every_spelling_of_a_search_has_one_canonical_address(browser: Browser) -> None:
    page = browser.open(
        "/?page=1&to=&org=doan-thanh-nien&org=cong-doan&q=+c%E1%BA%A7u&from=8.3.2021&fbclid=x"
    )
    assert page.values("//link[@rel='canonical']/@href") == [
        "http://localhost/?q=c%E1%BA%A7u&org=cong-doan&org=doan-thanh-nien&from=2021-03-08"
    ]


def test_organisations_are_chosen_together_and_taken_off_one_by_one(browser: Browser) -> None:
    page = browser.open("/?org=doan-thanh-nien")
    assert page.text("//*[@role='status']/strong") == "29"
    assert page.link("Liên đoàn Lao động tỉnh 2") == "/?org=cong-doan&org=doan-thanh-nien"
    assert page.link("Tỉnh đoàn (đang chọn, bấm để bỏ) 29") == ALL

    page = browser.open("/?org=cong-doan&org=doan-thanh-nien&q=c%E1%BA%A7u")
    assert page.link("Bỏ lọc: Tỉnh đoàn ×") == "/?q=c%E1%BA%A7u&org=cong-doan"
    assert page.link("Bỏ tất cả") == "/?q=c%E1%BA%A7u"


def test_years_and_months_set_the_days(browser: Browser) -> None:
    page = browser.open(ALL)
    year = browser.open(page.link("Năm 2021 2"))
    assert year.link("Bỏ lọc: Năm 2021 ×") == ALL
    assert year.link("Tháng 3/2021 2") == "/?from=2021-03-01&to=2021-03-31"

    page = browser.open("/?from=2021-03-01&to=2021-03-31")
    assert page.texts("//*[@class='hits']//h2")[1:] == [BRIDGE]
    assert page.link("Bỏ lọc: Tháng 3/2021 ×") == ALL
    assert page.link("Tháng 3/2021 (đang chọn, bấm để bỏ) 2") == ALL
    assert page.link("Năm 2021 2") == "/?from=2021-01-01&to=2021-12-31"


def test_years_long_past_are_folded_away_until_one_is_chosen(app_over: AppOver) -> None:
    moments = [MEETING.bulletin.published.replace(year=year) for year in range(2015, 2022)]
    old = [Filed(replace(MEETING.bulletin, id=f"{each}", published=each)) for each in moments]
    browser = Browser(app_over(*old).test_client())
    folded = "//details[@class='more' and contains(summary, 'năm trước')]"
    page = browser.open(ALL)
    assert page.texts(f"{folded}/summary") == ["Thêm 2 năm trước"]
    assert page.texts(f"{folded}//a") == ["Năm 2016 1", "Năm 2015 1"]
    assert not page.values(f"{folded}/@open")
    page = browser.open("/?from=2015-12-01&to=2015-12-31")
    assert page.texts(f"{folded}//a") == ["Năm 2016 1"]
    assert page.link("Tháng 12/2015 (đang chọn, bấm để bỏ) 1") == ALL


def test_organisations_after_the_first_are_on_a_page_of_their_own(app_over: AppOver) -> None:
    several = [
        Filed(replace(MEETING.bulletin, id=f"tin-{number}"), (Label(f"hoi-{number}", "Hội"),))
        for number in range(10)
    ]
    page = Browser(app_over(*several).test_client()).open("/?org=hoi-9")
    listed = page.texts("//*[@aria-labelledby='loc-co-quan']//a[contains(@class, 'value')]")
    assert listed == ["Hội (đang chọn, bấm để bỏ) 1", *["Hội 1"] * 8]
    assert page.link("Xem tất cả 10 cơ quan, tổ chức") == "/bo-loc/co-quan?org=hoi-9"
    assert page.values("//form[@class='in-facet']//input[@name='org']/@value") == ["hoi-9"]


def test_the_order_is_a_link_and_leads_to_the_first_page(browser: Browser) -> None:
    page = browser.open("/?q=tin&page=2")
    assert page.link("Mới nhất") == "/?q=tin&sort=newest"
    assert page.texts("//nav[@aria-label='Thứ tự']/*[@aria-current]") == ["Phù hợp nhất"]
    oldest = browser.open(page.link("Cũ nhất"))
    assert oldest.texts("//h2/a")[0] == "Tin vắn số 1"


def test_pages_follow_one_another(browser: Browser) -> None:
    page = browser.open("/?q=tin&page=2")
    assert page.texts("//h2/a")[0] == "Tin vắn số 18"
    assert page.values("//a[@rel='prev']/@href") == ["/?q=tin"]
    assert page.values("//a[@rel='next']/@href") == ["/?q=tin&page=3"]
    assert page.texts("//nav[@class='pager']//*[@aria-current='page']") == ["2"]


def test_a_page_past_the_end_offers_the_last(browser: Browser) -> None:
    page = browser.open("/?q=tin&page=4", status=404)
    assert "Không có trang 4: kết quả chỉ có 3 trang." in page.text()
    assert page.link("Đến trang cuối (trang 3)") == "/?q=tin&page=3"


def test_nothing_found_says_what_to_do(browser: Browser) -> None:
    page = browser.open("/?q=zzz&org=cong-doan")
    assert page.text("//*[@role='status']") == "0 kết quả có zzz"
    assert "Không tìm thấy bản tin nào" in page.text()
    assert not page.texts("//*[@class='ways']")
    assert page.link("xem các bản tin mới nhất") == ALL


@pytest.mark.parametrize("address", ["/", ALL, "/?q=tin&org=cong-doan", "/?q=zzz"])
def test_every_field_has_a_label_and_no_id_comes_twice(browser: Browser, address: str) -> None:
    page = browser.open(address)
    labels = page.values("//label/@for")
    fields = page.values("//input[@type!='hidden' or not(@type)]/@id")
    assert sorted(labels) == sorted(fields)
    ids = page.values("//@id")
    assert len(ids) == len(set(ids))
    assert page.values("/html/@lang") == ["vi"]
    assert len(page.texts("//h1")) == 1


ASKED = SearchRequest("cau")
UNDERSTOOD = "//*[@class='understood']"


def test_what_is_understood_as_typed_needs_no_words(browser: Browser) -> None:
    assert not browser.open("/?q=tin").texts(UNDERSTOOD)


def test_keystrokes_are_shown_with_a_way_back(app_over: AppOver) -> None:
    literal = QuerySuggestion("caauf", SearchRequest("caauf", is_literal=True), 1)
    app = app_over(
        BRIDGE_FILED,
        understanding=Understanding("cầu", AccentMatching.COMPATIBLE, literal_total=1),
        advice=QuerySuggestions(literal=literal),
    )
    page = Browser(app.test_client()).open("/?q=caauf")
    assert "Đang tìm: cầu (đọc theo kiểu gõ Telex hoặc VNI)" in page.text(UNDERSTOOD)
    assert page.link("Tìm đúng như đã gõ (1)") == "/?q=caauf&literal=1"
    assert page.text("//*[@role='status']") == "0 kết quả có cầu"
    assert page.values("//input[@name='q']/@value") == ["caauf"]


def test_a_relaxed_query_says_so_with_links_to_stricter_readings(app_over: AppOver) -> None:
    stricter = tuple(
        StricterInterpretation(marks, total)
        for marks, total in zip(AccentMatching, (1, 2), strict=False)
    )
    offered = tuple(
        QuerySuggestion(each.marks.value, replace(ASKED, marks=each.marks), each.total)
        for each in stricter
    )
    app = app_over(
        BRIDGE_FILED,
        understanding=Understanding("cau", AccentMatching.IGNORE, True, stricter),
        advice=QuerySuggestions(stricter=offered),
    )
    page = Browser(app.test_client()).open("/?q=cau")
    assert "Ít kết quả đúng dấu; đã tìm thêm từ khác dấu" in page.text(UNDERSTOOD)
    assert page.link("Chỉ tìm khớp từng dấu (1)") == "/?q=cau&marks=exact"
    assert page.link("Chỉ tìm đúng dấu đã gõ (2)") == "/?q=cau&marks=compatible"
    assert page.text("//*[@role='status']") == "0 kết quả có cau"


def test_advice_is_links_with_counts(app_over: AppOver) -> None:
    days = replace(ASKED, published_from=date(2021, 1, 1), published_to=date(2021, 12, 31))
    app = app_over(
        BRIDGE_FILED,
        advice=QuerySuggestions(
            restored=(QuerySuggestion("cầu", SearchRequest("cầu"), 1234),),
            corrected=(
                QuerySuggestion("cây", SearchRequest("cây", marks=AccentMatching.COMPATIBLE), 3),
            ),
            codes=(QuerySuggestion("12-KH/TĐ", SearchRequest("12-KH/TĐ"), 1),),
            period=QuerySuggestion("năm 2021", days, 2),
            organisations=(QuerySuggestion("Tỉnh đoàn", replace(ASKED, organisations=("td",)), 4),),
        ),
    )
    page = Browser(app.test_client()).open("/?q=cau")
    assert page.link("cầu (1.234)") == "/?q=c%E1%BA%A7u"
    assert page.link("cây (3)") == "/?q=c%C3%A2y&marks=compatible"
    assert page.link("12-KH/TĐ (1)") == "/?q=12-KH/T%C4%90"
    assert page.link("“cau” – Năm 2021 (2)") == "/?q=cau&from=2021-01-01&to=2021-12-31"
    assert page.link("Tỉnh đoàn (4)") == "/?q=cau&org=td"
    assert len(page.texts("//*[@role='status']")) == 1


def test_advice_is_given_on_the_first_page_only(app_over: AppOver) -> None:
    advice = QuerySuggestions(restored=(QuerySuggestion("tìn", SearchRequest("tìn"), 1),))
    browser = Browser(app_over(*SERIES, advice=advice).test_client())
    assert browser.open("/?q=tin").texts(UNDERSTOOD)
    assert not browser.open("/?q=tin&page=2").texts(UNDERSTOOD)
    assert not browser.open("/?org=doan-thanh-nien").texts(UNDERSTOOD)


def test_filters_that_leave_nothing_are_dropped_one_by_one_with_a_count(browser: Browser) -> None:
    page = browser.open("/?q=tin&org=doan-thanh-nien&from=2021-01-01")
    assert page.texts("//*[@class='ways']/li") == [
        "Bỏ lọc: Từ 1/1/2021 28 kết quả",
        "Bỏ tất cả bộ lọc 28 kết quả",
    ]
    assert page.link("Bỏ lọc: Từ 1/1/2021") == "/?q=tin&org=doan-thanh-nien"


def test_fixed_marks_stay_under_other_days_and_can_be_set_free(browser: Browser) -> None:
    page = browser.open("/?q=tin&marks=exact")
    assert page.link("Bỏ lọc: Khớp từng dấu ×") == "/?q=tin"
    assert page.link("Tháng 5/2019 28") == "/?q=tin&from=2019-05-01&to=2019-05-31&marks=exact"
    assert page.values("//button[@name='marks']/@value") == ["exact"]
    assert not page.values("//form[@id='tim']//*[@name='marks']")


def test_hits_tell_their_publisher_and_a_filter_keeps_only_its_bulletins(browser: Browser) -> None:
    page = browser.open("/?q=cầu")
    assert page.texts("//ol[@class='hits']//*[@class='publisher']") == ["Nơi lạ", "Báo Suối Mây"]
    narrowed = browser.open(page.link("Báo Suối Mây 1"))
    assert narrowed.texts("//ol[@class='hits']//h2") == ["Khánh thành cầu dân sinh ở xã Suối Mây"]
    assert browser.open(narrowed.link("Bỏ lọc: Báo Suối Mây ×")).response.request.path == "/"
    assert narrowed.values("//form[@id='tim']/input[@name='source']/@value") == ["bao-suoi-may"]
