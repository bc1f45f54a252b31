"""The beginning, the end and the signature of the text are found."""

import pytest

from tests.index.reading.html.pages import (
    DATE,
    FIRST,
    LEAD,
    SECOND,
    TITLE,
    article,
    bulletin,
)


@pytest.mark.parametrize(
    "below",
    [
        f"<h2 class=detail-sapo>{LEAD}</h2>{DATE}",
        f"{DATE}<h2>{LEAD}</h2>",
        f"{DATE}<div class=hometext>{LEAD}</div>",
        f"{DATE}<div class=sapo><p><strong>{LEAD}</strong></p></div><img src=a.jpg>",
        f"{DATE}<b>{LEAD}</b>",
    ],
)
def test_the_lead_above_and_below_the_date(below: str) -> None:
    page = bulletin(article(below=below))
    assert (page.lead, page.body) == (LEAD, (FIRST, SECOND))


def test_a_lead_that_is_printed_twice_is_read_once() -> None:
    page = bulletin(
        article(
            below=f"{DATE}<div class=sapo>{FIRST}</div>", text=f"<h2>{FIRST}</h2><p>{SECOND}</p>"
        )
    )
    assert (page.lead, page.body) == (FIRST, (SECOND,))


@pytest.mark.parametrize(
    "around",
    [
        "<div style='display:none'>Mã bài viết của hệ thống là 1234, không in ra.</div>",
        "<span hidden>Mã bài viết của hệ thống là 1234, không in ra.</span>",
        "<div aria-hidden=true>Mã bài viết của hệ thống là 1234, không in ra.</div>",
        "<div class='hidden d-none'>Mã bài viết của hệ thống là 1234, không in ra.</div>",
        "<div>Cỡ chữ <a>A-</a> <a>A+</a></div>",
        "<div class=social><a href=x>Chia sẻ</a> 12</div>",
        "<button>Thích</button><span class=count>1+</span>",
        "<div class=wm-x id=wm-ipp-base>Trang này được lưu 23 lần trong kho, xin xem thêm.</div>",
    ],
)
def test_what_is_hidden_or_a_widget_is_no_text(around: str) -> None:
    page = bulletin(article(below=DATE + around))
    assert (page.lead, page.body) == (FIRST, (SECOND,))


@pytest.mark.parametrize(
    "end",
    [
        "<div class=tags>Từ khóa: <a href=/t>trồng cây</a>, <a href=/u>đầu xuân</a></div>",
        "<p>Xem chi tiết <a href=/x>Tại đây</a></p>",
        "<ul><li>Tham khảo thêm</li><li><a href=/1>Luật Đất đai sửa đổi có hiệu lực</a></li></ul>",
        "<div class=comment><p>Bình luận (2)</p><p>Tôi vui vì xã trồng thêm cây xanh.</p></div>",
        "<p>© Trang thông tin xã Đồng Lau</p><p>Điện thoại: 0200.43162, Fax: 0200.48924.</p>",
        "<div class=file-dinh-kem><p>File đính kèm</p><a href=kh.pdf>Tải về: kh.pdf</a></div>",
        "<div class=rating><p>Tổng số điểm của bài viết là: 5 trong 1 đánh giá</p></div>",
        "<p>Chú ý: Việc đăng lại bài viết trên ở website khác phải ghi rõ nguồn.</p>",
    ],
)
def test_what_follows_the_text_is_no_text(end: str) -> None:
    page = bulletin(article(end=end))
    assert (page.body, page.captions) == ((SECOND,), ())


def test_a_box_amid_the_text_does_not_end_it() -> None:
    box = "<div><b>Tin liên quan</b><p><a href=/1>Luật Đất đai sửa đổi có hiệu lực</a></p></div>"
    page = bulletin(article(text=f"<p>{FIRST}</p>{box}<p>{SECOND}</p><p>{LEAD}</p>"))
    assert page.body == (SECOND, LEAD)


def test_tables_lists_captions_and_headings_stay() -> None:
    text = (
        f"<p>{FIRST}</p><figure><img src=a.jpg><figcaption>Hội viên trồng cây</figcaption></figure>"
        "<h3>Kết quả:</h3><table><tr><th>Thôn<th>Số cây<tr><td>Bản Mới<td>80</table>"
        f"<ul><li>Bản Mới: 80 cây;<li>Bản Cũ: 90 cây.</ul><p>{SECOND}</p>"
    )
    page = bulletin(article(text=text))
    assert page.captions == ("Hội viên trồng cây",)
    assert page.body == (
        "Kết quả:", "Thôn | Số cây", "Bản Mới | 80", "Bản Mới: 80 cây;", "Bản Cũ: 90 cây.", SECOND,
    )  # fmt: skip


SITE = "<meta property=og:site_name content='Báo Lâm Giang'>"
SIGNED = "<p style='text-align:right'><b>Lò Thị Hiền</b></p>"


@pytest.mark.parametrize(
    ("head", "below", "text", "author"),
    [
        ("<meta name=author content='Báo Lâm Giang'>", "", SIGNED, "Lò Thị Hiền"),
        (
            "<meta name=author content='Super User'>",
            "",
            "<p><b>TS Ma Thị Thuý</b></p>",
            "TS Ma Thị Thuý",
        ),
        ("<meta name=author content='Bế Văn Nam'>", "", SIGNED, "Lò Thị Hiền"),
        ("<meta name=author content='Bế Văn Nam'>", "", "", "Bế Văn Nam"),
        ("<meta name=author content=lamgiang.example>", "", "", ""),
        ("", "<p class=author>Lò Thị Hiền</p>", "", "Lò Thị Hiền"),
        ("", "<div><a class=author>Lò Thị Hiền</a> - 02/03/2021 08:15</div>", "", "Lò Thị Hiền"),
        ("", "", "<p>Tin, ảnh: Hà Linh</p>", "Hà Linh"),
        ("", "", "<p>Lò Thị Hiền – Sở GD&amp;ĐT Lâm Giang</p>", "Lò Thị Hiền – Sở GD&ĐT Lâm Giang"),
        ("", "", "<p align=right>Hà Linh (tổng hợp)</p>", "Hà Linh (tổng hợp)"),
    ],
)
def test_who_signs(head: str, below: str, text: str, author: str) -> None:
    page = bulletin(
        article(
            head=f"<title>{TITLE}</title>{SITE}{head}",
            below=DATE + below,
            text=f"<p>{FIRST}</p><p>{SECOND}</p>{text}",
        )
    )
    assert page.author == author
    assert page.body == (SECOND,)


def test_several_authors_stay_several() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": '
        '[{"@type": "Person", "name": "Lò Hiền"}, {"@type": "Person", "name": "Hà Linh"}]}</script>'
    )
    assert bulletin(article(head=head)).author == "Lò Hiền, Hà Linh"


@pytest.mark.parametrize(
    "text",
    ["<p align=right>Theo <a href=/>Báo Lâm Giang</a></p>", "<p>Nguồn: Báo Lâm Giang</p>",
     "<p class=source>Báo Lâm Giang</p>"],
)  # fmt: skip
def test_where_it_was_taken_from(text: str) -> None:
    page = bulletin(article(text=f"<p>{FIRST}</p><p>{SECOND}</p>{text}"))
    assert (page.publisher, page.body) == ("Báo Lâm Giang", (SECOND,))
