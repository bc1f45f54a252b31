from tests.webui.browser import Browser


def test_a_bulletin_is_shown_whole(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.text("//h1") == "Khánh thành cầu dân sinh ở xã Suối Mây"
    assert page.text("//p[@class='lead']") == "Cây cầu dài 42 mét nối hai bờ suối."
    assert page.texts("//article/p[not(@class)]") == [
        "Tỉnh đoàn huy động 1.200 ngày công.",
        "Bà con đi lại thuận tiện hơn.",
    ]
    assert page.texts("//*[@class='captions']//li") == ["Đoàn viên đổ bê tông mặt cầu"]
    assert page.text("//p[@class='author']") == "Tác giả: Lò Thị Mận"
    assert page.values("//article//time/@datetime") == ["2021-03-08T07:57:00+07:00"]


def test_its_links_lead_to_searches_and_to_its_day(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.link("Liên đoàn Lao động tỉnh") == "/?org=cong-doan"
    assert page.link("12-KH/TĐ") == "/?q=12-KH/T%C4%90"
    assert page.link("Thứ Hai, 8/3/2021 – 07:57") == "/ngay/2021/03/08"


def test_links_to_other_sites_promise_nothing(browser: Browser) -> None:
    page = browser.open("/ban-tin/cau-moi")
    assert page.link("Báo Suối Mây") == "https://www.baosuoimay.example/cau-moi"
    assert page.link("Bản vẽ") == "https://baosuoimay.example/ban-ve.pdf"
    outside = "//a[starts-with(@href, 'https:')]"
    assert page.values(f"{outside}/@rel") == ["nofollow noopener"] * 2


def test_only_web_addresses_become_links(browser: Browser) -> None:
    page = browser.open("/ban-tin/tieu-de-la")
    assert "Nguồn Source: Nơi lạ" in page.text("//article")
    assert "Tệp lạ" in page.text("//aside")
    assert not [each for each in page.values("//a/@href") if not each.startswith(("/", "#"))]


def test_bulletins_cannot_bring_markup_of_their_own(browser: Browser) -> None:
    page = browser.open("/ban-tin/tieu-de-la")
    assert page.text("//h1") == '<script>alert("a")</script> & cầu'
    assert page.text("//p[@class='lead']") == "<b>đậm</b>"
    assert not page.values("//script | //main//b")


def test_an_id_may_hold_a_slash(browser: Browser) -> None:
    hit = browser.open("/?q=tin&sort=oldest").link("Tin vắn số 7")
    assert browser.open(hit).text("//h1") == "Tin vắn số 7"


def test_an_unknown_bulletin_is_missing(browser: Browser) -> None:
    page = browser.open("/ban-tin/khong-co", status=404)
    assert "Không có bản tin này." in page.text()
    assert "There is no such bulletin." in page.text()
