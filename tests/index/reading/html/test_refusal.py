"""Pages that are no bulletin are refused with a reason."""

import pytest

from tests.index.reading.html.pages import FIRST, MENU, SECOND, TITLE, article, bulletin, read

HEADLINES = (
    "Huyện Phú Lạc khởi công cầu dân sinh qua suối",
    "Phụ nữ xã Đồng Lau làm đẹp đường làng ngõ xóm",
    "Đoàn xã Đồng Lau thắp sáng đường quê đón năm mới",
    "Trạm Y tế xã Đồng Lau tiêm phòng đợt hai cho trẻ",
)
ITEMS = "".join(
    f"<div class=item><h3><a href=/{n}>{headline}</a></h3><span>0{n}/03/2021</span>"
    f"<p>{SECOND}</p></div>"
    for n, headline in enumerate(HEADLINES, start=1)
)
LISTING = f"<title>Tin tức - Xã Đồng Lau</title><body>{MENU}<h1>Tin tức</h1>{ITEMS}"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (LISTING, "liệt kê"),
        (LISTING.replace(f"<p>{SECOND}</p>", ""), "liệt kê"),
        (f"<title>Trang chủ</title><body>{MENU}{ITEMS}", "liệt kê"),
        (f"<title>404</title><h1>404 - Không tìm thấy trang</h1><p>{FIRST}", "báo lỗi"),
        (f"<title>Tìm kiếm</title><h1>Kết quả tìm kiếm: cây</h1>{ITEMS}", "tìm kiếm"),
        (article(text="<img src=a.jpg><img src=b.jpg><img src=c.jpg>"), "thư viện ảnh"),
        (
            article(
                text="<table><tr><td>Số hiệu<td>12/KH-UBND<tr><td>Ngày ban hành<td>02/03/2021"
                "<tr><td>Người ký<td>Bế Văn Nam</table>"
            ),
            "thuộc tính",
        ),
    ],
    ids=["listing", "headlines", "home", "error", "search", "gallery", "document"],
)
def test_they_are_refused_with_the_reason(page: str, reason: str) -> None:
    found = read(page)
    assert found.bulletin is None
    assert reason in found.reasons


def test_wordpress_names_its_listings() -> None:
    page = article().replace("<body>", "<body class='archive category'>")
    assert "liệt kê" in read(page).reasons


def test_an_article_with_many_items_beside_it_is_one() -> None:
    page = bulletin(article(above=MENU + f"<div class=sidebar>{ITEMS}</div>", after=ITEMS))
    assert (page.title, page.lead, page.body) == (TITLE, FIRST, (SECOND,))


def test_an_attachment_alone_is_a_bulletin() -> None:
    head = f"<title>{TITLE}</title><link rel=canonical href='https://dai.example/1'>"
    page = bulletin(article(head=head, text="<a href=/kh.pdf>Tải về tại đây</a>"))
    assert (page.body, [each.url for each in page.attachments]) == (
        (),
        ["https://dai.example/kh.pdf"],
    )
