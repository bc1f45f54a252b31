from json import loads

from flask.testing import FlaskClient

from tests.webui.browser import Browser
from tests.webui.conftest import AppOver
from tests.webui.newsroom import PLAN


def test_a_bulletin_is_shown_whole(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.text("//h1") == "Khánh thành cầu dân sinh ở xã Suối Mây"
    assert page.text("//p[@class='lead']") == "Cây cầu dài 42 mét nối hai bờ suối."
    assert page.texts("//*[@class='text']/p[not(@class)]") == [
        "Tỉnh đoàn huy động 1.200 ngày công.",
        "Bà con đi lại thuận tiện hơn.",
    ]
    assert page.texts("//*[@class='captions']//li") == ["Đoàn viên đổ bê tông mặt cầu"]
    assert page.text("//p[@class='author']") == "Tác giả: Lò Thị Mận"
    assert page.values("//article//p//time/@datetime") == ["2021-03-08T07:57:00+07:00"]


def test_its_links_lead_to_whom_and_what_it_names_and_to_its_day(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.link("Liên đoàn Lao động tỉnh") == "/co-quan/cong-doan"
    assert page.link("12-KH/TĐ") == "/van-ban/12-kh/td"
    assert page.link("Thứ Hai, 8/3/2021 – 07:57") == "/ngay/2021/03/08"


def test_links_to_other_sites_promise_nothing(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.link("Báo Suối Mây") == "https://www.baosuoimay.example/cau-moi"
    assert page.link("Bản vẽ") == "https://baosuoimay.example/ban-ve.pdf"
    outside = "//a[starts-with(@href, 'https:')]"
    assert page.values(f"{outside}/@rel") == ["external nofollow noopener"] * 2


def test_only_web_addresses_become_links(browser: Browser) -> None:
    page = browser.open("/ban-tin/tieu-de-la")
    assert "Nguồn: Nơi lạ" in page.text("//article")
    assert "Tệp lạ" in page.text("//aside")
    assert not [each for each in page.values("//a/@href") if not each.startswith(("/", "#"))]


def test_bulletins_cannot_bring_markup_of_their_own(browser: Browser) -> None:
    page = browser.open("/ban-tin/tieu-de-la")
    assert page.text("//h1") == '<script>alert("a")</script> & cầu'
    assert page.text("//p[@class='lead']") == "<b>đậm</b>"
    assert not page.values("//main//script | //main//b")
    (data,) = page.texts("//script[@type='application/ld+json']")
    assert "<" not in data
    assert loads(data)["headline"] == '<script>alert("a")</script> & cầu'


def test_an_id_may_hold_a_slash(browser: Browser) -> None:
    hit = browser.open("/?q=tin&sort=oldest").link("Tin vắn số 7")
    assert browser.open(hit).text("//h1") == "Tin vắn số 7"


def test_an_unknown_bulletin_is_missing(browser: Browser) -> None:
    page = browser.open("/ban-tin/khong-co", status=404)
    assert "Không có bản tin này." in page.text()


def test_what_led_here_is_marked_and_the_marks_can_be_walked(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi?q=cầu")
    assert page.texts("//mark") == ["cầu", "cầu", "cầu"]
    assert page.values("//*[@class='found']/@id") == ["dau-1", "dau-2", "dau-3"]
    assert page.link("Vị trí đầu tiên") == "#dau-1"
    steps = "//*[@id='dau-{}']//*[@class='steps']/a/@href"
    assert page.values(steps.format(1)) == ["#dau-3", "#dau-2"]
    assert page.values(steps.format(3)) == ["#dau-2", "#dau-1"]


def test_marks_are_turned_off_by_a_link(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi?q=cầu")
    plain = page.link("Tắt tô sáng")
    assert plain == "/ban-tin/cau-moi"
    assert not browser.open(plain).values("//mark | //*[@class='marking']")


def test_one_mark_needs_no_walk(browser: Browser) -> None:
    page = browser.open("/ban-tin/giao-ban?q=quý")
    assert page.texts("//*[@class='found']") == ["quý"]


def test_a_query_that_is_not_in_the_text_is_told_so(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi?q=zzz")
    assert "Không có vị trí nào khớp với zzz" in page.text("//*[@class='marking']")


def test_marks_of_hostile_text_stay_text(browser: Browser) -> None:
    page = browser.open("/ban-tin/tieu-de-la?q=<b>đậm")
    assert not page.values("//main//b | //main//script")
    assert page.texts("//mark") == ["<b>đậm"]


def test_only_the_page_without_marks_is_for_search_engines(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi?q=cầu")
    assert page.values("//link[@rel='canonical']/@href") == ["http://localhost/ban-tin/cau-moi"]
    assert page.values("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert not browser.open("/ban-tin/cau-moi").values("//meta[@name='robots']")


def test_wrong_marks_are_an_error(browser: Browser) -> None:
    assert "“hay”" in browser.open("/ban-tin/cau-moi?q=cầu&marks=hay", status=400).text()


def test_hits_lead_to_marked_bulletins(browser: Browser) -> None:
    link = browser.open("/?q=khánh").link("Khánh thành cầu dân sinh ở xã Suối Mây")
    assert browser.open(link).texts("//mark") == ["Khánh"]


def test_codes_and_organisations_are_links_where_they_stand(app_over: AppOver) -> None:
    page = Browser(app_over(PLAN).test_client()).open("/ban-tin/ke-hoach")
    (paragraph,) = page.document.xpath("//*[@class='text']/p[not(@class)]")
    assert [each.text for each in paragraph.xpath(".//a")] == [
        "Liên đoàn Lao động tỉnh",
        "12-KH/TĐ",
    ]


def test_bulletins_before_and_after_are_a_step_away(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    beside = "//nav[@class='beside']/a[@rel='{}']/@href"
    assert page.values(beside.format("prev")) == ["/ban-tin/giao-ban"]
    assert page.values(beside.format("next")) == ["/ban-tin/tieu-de-la"]


def test_similar_bulletins_are_offered(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.values("//section[@class='similar']//a/@href")[0] == "/ban-tin/giao-ban"


def test_who_published_a_similar_bulletin_is_told(browser: Browser) -> None:
    page = browser.open("/ban-tin/giao-ban")
    assert "Báo Suối Mây" in page.text("//section[@class='similar']")


def test_it_can_be_cited_and_shared(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.text("//blockquote") == (
        "Lò Thị Mận, “Khánh thành cầu dân sinh ở xã Suối Mây”, Báo Suối Mây, ngày 8/3/2021,"
        " https://www.baosuoimay.example/cau-moi"
    )
    assert page.values("//meta[@property='og:title']/@content") == [page.text("//h1")]
    assert page.text("//*[@class='printed']") == "In từ http://localhost/ban-tin/cau-moi"


def test_what_needs_a_script_is_hidden_until_it_runs(client: FlaskClient) -> None:
    page = Browser(client).open("/ban-tin/cau-moi?q=cầu")
    shown = "//button[not(ancestor::form) and not(@hidden) and not(ancestor::*[@hidden])]"
    assert not page.values(shown)


def test_in_english_the_bulletin_stays_vietnamese(browser: Browser) -> None:
    page = browser.open("/en/ban-tin/cau-moi")
    assert page.values("//h1/ancestor-or-self::*[@lang][1]/@lang") == ["vi"]
