"""Whole HTML pages are read."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.bulletin import Attachment
from index.problem import Severity, SourceProblem
from index.reading.html.reader import read_html
from index.reading.items import FoundItem, Item, ListingCount

PATH = Path("dong-lau.html")
TITLE = "Xã Đồng Lau ra quân trồng cây"
LEAD = "Sáng 1/3, xã Đồng Lau ra quân trồng cây đầu xuân."
FIRST = "Đến dự có lãnh đạo xã và hơn 120 hội viên nông dân của 9 chi hội trong toàn xã Đồng Lau."
LAST = "Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây lát hoa dọc đường liên thôn./."
DATE = "Thứ Ba, ngày 2 tháng 3 năm 2021 - 08:15"
HEAD = "<link rel=canonical href='https://dai.example/tin/trong-cay.html'>"
PAGE = f"""<!DOCTYPE html><html lang=vi><head><meta charset=utf-8>
<title>{TITLE} | Đài Đồng Lau</title>{HEAD}
<meta property=og:site_name content="Đài Đồng Lau"></head>
<body><form id=aspnetForm><div class=clock>Thứ Năm, 15/8/2024</div>
<div class=content><h1>{TITLE}</h1><div class=date>{DATE}</div>
<div>Cỡ chữ: <a href=#>A+</a> <a href=#>A-</a></div>
<p><strong>{LEAD}</strong></p><p>&nbsp;&nbsp;&nbsp; {FIRST}</p>
<figure><img src=a.jpg><figcaption>Hội viên trồng cây ven đường</figcaption></figure>
<p align=center><img src=b.jpg></p><p align=center><em>Lãnh đạo xã tưới cây</em></p>
<p>{LAST}</p><p style="text-align:right">Lò Thị Hiền</p>
<a href=/kh12.pdf>Kế hoạch 12-KH/HND</a></div>
<div>Tổng số: 31 | Trang: 1 trên tổng số 4 trang</div></form></body></html>"""


def read(page: str) -> list[Item]:
    return list(read_html(PATH, page.encode()))


def severities(page: str) -> list[Severity]:
    return [item.severity for item in read(page) if isinstance(item, SourceProblem)]


def test_everything_of_a_page_comes_out_right() -> None:
    listing, found = read(PAGE)
    assert isinstance(listing, ListingCount)
    assert listing.total == 31
    assert isinstance(found, FoundItem)
    bulletin = found.bulletin
    assert bulletin.id.startswith("trong-cay-")
    assert bulletin.title == TITLE
    assert bulletin.published.isoformat() == "2021-03-02T08:15:00+07:00"
    assert (bulletin.lead, bulletin.body) == (LEAD, (FIRST, LAST))
    assert bulletin.captions == ("Hội viên trồng cây ven đường", "Lãnh đạo xã tưới cây")
    assert (bulletin.author, bulletin.publisher) == ("Lò Thị Hiền", "Đài Đồng Lau")
    assert bulletin.attachments == (
        Attachment("Kế hoạch 12-KH/HND", "https://dai.example/kh12.pdf"),
    )


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2021-01-01"}'
            "</script><meta property=article:published_time content=2021-01-02>",
            "2021-01-01",
        ),
        ("<meta property=article:published_time content=2021-01-02>", "2021-01-02"),
    ],
)
def test_the_most_trusted_declaration_counts(head: str, published: str) -> None:
    page = PAGE.replace(HEAD, head).replace(DATE, "")
    (found,) = (item for item in read(page) if isinstance(item, FoundItem))
    assert found.bulletin.published.date().isoformat() == published


def test_an_impossible_date_is_a_warning_when_there_is_another() -> None:
    head = HEAD + "<meta property=article:published_time content=2021-02-30>"
    assert severities(PAGE.replace(HEAD, head)) == [Severity.WARNING]


def test_a_weekday_of_another_day_is_a_warning() -> None:
    assert severities(PAGE.replace("Thứ Ba", "Thứ Bảy")) == [Severity.WARNING]


def test_the_authors_name_is_not_said_twice() -> None:
    head = HEAD + "<meta property=article:author content='Lò Thị Hiền'>"
    page = PAGE.replace(HEAD, head).replace(
        "</div>\n<div>Tổng", "<p>Tệp kèm theo.</p></div><div>Tổng"
    )
    (found,) = (item for item in read(page) if isinstance(item, FoundItem))
    assert "Lò Thị Hiền" not in found.bulletin.body


@pytest.mark.parametrize(
    "page",
    [
        "",
        f"<p>{DATE}<p>{LEAD}",
        f"<h1>{TITLE}</h1><p>{LEAD}",
        f"<h1>{TITLE}</h1>{'<div>' * 5000}x",
    ],
    ids=["empty", "no-title", "no-date", "deep"],
)
def test_what_cannot_be_read_is_reported(page: str) -> None:
    items = read(page)
    assert items
    assert all(
        isinstance(item, SourceProblem) and item.severity is Severity.ERROR for item in items
    )


def test_no_text_is_a_warning() -> None:
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{DATE}</p>"
    assert severities(page) == [Severity.WARNING]


def test_no_text_below_a_heading_that_nothing_confirms_is_an_error() -> None:
    assert severities(f"<h1>{TITLE}</h1><p>{DATE}</p>") == [Severity.ERROR]


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    list(read_html(PATH, data))


PARTS = [
    "<p>",
    "</p>",
    "<br>",
    "<table><tr><td>",
    "</table>",
    "<a href=x.pdf>",
    "</a>",
    "<h1>",
    "<img>",
    "<!--",
    "-->",
    "<nav>",
    "<time datetime=2021>",
    "<base href='http://['>",
    TITLE,
    DATE,
    LEAD,
    "31/02/2021",
    "<svg>",
    "<?php",
    "&#0;",
    "&#xD800;",
    "<script type=application/ld+json>[{",
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=9)))
def test_no_markup_raises(parts: list[str]) -> None:
    for item in read_html(PATH, "".join(parts).encode(errors="replace")):
        assert not isinstance(item, FoundItem) or item.bulletin.content_hash
