"""The title of an article is found."""

import pytest

from tests.index.reading.html.pages import TITLE, article, bulletin

OTHER = "Xã Đồng Lau: Ra quân trồng cây đầu xuân"


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1>{TITLE}</h1>",
        f"<h2 class=itemTitle>{TITLE}</h2>",
        f"<div class=tieude><p><b>{TITLE}</b></p></div>",
        f"<p class=Title>{TITLE}</p>",
        f"<table><tr><td><p class=Title>{TITLE}</p></td></tr></table>",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        f"<title>{TITLE} - Xã Đồng Lau</title>",
        "<title>Trang thông tin điện tử xã Đồng Lau</title>",
        "<title>Trang chủ</title>",
        "",
    ],
)
def test_headings_of_all_kinds_of_sites(head: str, heading: str) -> None:
    rubric = "<div>Tin nổi bật</div>"
    assert bulletin(article(head=head, heading=rubric + heading)).title == TITLE


def test_where_the_head_differs_the_visible_heading_counts() -> None:
    head = f"<title>x</title><meta property=og:title content='{OTHER}'>"
    assert bulletin(article(head=head)).title == TITLE


def test_escapes_of_linked_data_are_not_in_the_title() -> None:
    escaped = TITLE.replace("ã", "&amp;#227;")
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "'
        f'{escaped}"}}</script>'
    )
    page = bulletin(article(head=head))
    assert page.title == TITLE
    assert TITLE not in (page.lead, *page.body)


def test_neither_way_nor_site_nor_box_is_the_title() -> None:
    above = (
        "<h1><a href=/>Home</a></h1><div class=breadcrumb><a href=/>Trang chủ</a> » Tin tức</div>"
        "<div class=box><h2>Thông báo mới của xã</h2><a href=/x>Lịch tiếp dân tháng 3</a></div>"
    )
    head = "<title>Home</title>"
    assert bulletin(article(head=head, above=above)).title == TITLE


def test_a_stamp_in_the_heading_is_the_date() -> None:
    heading = f"<h1>{TITLE} (05.08.2019 16:32)</h1>"
    page = bulletin(article(heading=heading, below=""))
    assert (page.title, page.published.isoformat()) == (TITLE, "2019-08-05T16:32:00+07:00")


def test_the_head_speaks_where_no_heading_is_seen() -> None:
    head = f"<title>{TITLE}</title><meta itemprop=datePublished content=2021-03-02>"
    assert bulletin(article(head=head, heading="", below="")).title == TITLE
