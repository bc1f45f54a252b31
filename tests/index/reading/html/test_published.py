"""The time of publication of an article is found."""

import pytest

from tests.index.reading.html.pages import FIRST, RELATED, SECOND, TITLE, article, bulletin, read

CLOCK = "<div class='container date_top'><div>Thứ Bảy, ngày 07 tháng 03 năm 2026</div></div>"


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ("<div>Lò Thị Hiền – 07/03/2026 08:47</div>", "2026-03-07T08:47"),
        ("<div>Lượt xem: 120 | Gửi lúc: 05/12/2013 15:42:27</div>", "2013-12-05T15:42"),
        (
            "<div><span>Ngày đăng</span> <span>18/03/2019 | 03:51 PM</span></div>",
            "2019-03-18T15:51",
        ),
        ("<p>(05.08.2019 16:32)</p>", "2019-08-05T16:32"),
        ("<p>thứ năm, 08 08 2019 08:51</p>", "2019-08-08T08:51"),
        ("<div class=PostDate>PostDate 29/12/2020 11:53:00</div>", "2020-12-29T11:53"),
        ("<span>Tháng Ba 15, 2016</span>", "2016-03-15T00:00"),
        ("<time datetime='2021-03-02T01:15:00Z'>2 Tháng Ba, 2021</time>", "2021-03-02T00:00"),
        ("<div>13/7/2020</div><div>Cập nhật: 15/7/2020</div>", "2020-07-13T00:00"),
        ("<div>07h57' ngày 13/7/2020</div>", "2020-07-13T07:57"),
        ("<div>13/07/2020 5:04:00 CH [GMT+7]</div>", "2020-07-13T17:04"),
    ],
)
def test_dates_below_the_heading(below: str, published: str) -> None:
    found = bulletin(article(below=below))
    assert found.published.isoformat().startswith(published)
    assert (found.lead, found.body) == (FIRST, (SECOND,))


@pytest.mark.parametrize(
    "heading",
    [
        "<span class=date>Thứ ba, 25 Tháng 1 2022 16:22</span><span>71 Lượt xem</span>"
        f"<h1>{TITLE}</h1>",
        f"<table><tr><td>Tin nổi bật</td><td>25/01/2022 16:22</td></tr></table><h1>{TITLE}</h1>",
    ],
)
def test_dates_above_the_heading(heading: str) -> None:
    page = bulletin(article(heading=heading, below=""))
    assert page.published.isoformat() == "2022-01-25T16:22:00+07:00"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=article:published_time content='2021-03-02+0708:15:00'>",
        "<meta name=DC.Date content='2021-03-02T08:15:00+07:00'>",
        "<meta itemprop=datePublished content='02/03/2021 08:15'>",
    ],
)
def test_dates_of_the_head(head: str) -> None:
    page = bulletin(article(head=head, below=""))
    assert page.published.isoformat() == "2021-03-02T08:15:00+07:00"


@pytest.mark.parametrize(
    ("above", "after"),
    [
        (CLOCK, ""),
        ("<header><div id=clock>Thứ Bảy, 07/03/2026 | 09:15</div></header>", ""),
        ("<div class=top><time datetime=2026-03-07>07/03/2026</time> <a href=/1>Họp</a></div>", ""),
        ("", RELATED),
        ("", "<div class=comments><p>Bế Nam, 07/03/2026 09:15</p><p>Hay quá.</p></div>"),
    ],
    ids=["clock", "id", "item-above", "items-below", "comment"],
)
def test_no_date_is_better_than_that_of_something_else(above: str, after: str) -> None:
    found = read(article(above=above, below="", after=after))
    assert found.bulletin is None
    assert "ngày đăng" in found.reasons
    dated = bulletin(article(above=above, after=after))
    assert dated.published.isoformat() == "2021-03-02T08:15:00+07:00"


def test_two_dates_that_contradict_each_other_are_told() -> None:
    found = read(article(head="<meta itemprop=datePublished content=2018-01-01>"))
    assert found.bulletin is not None
    assert found.bulletin.published.year == 2021
    assert "02/03/2021" in found.reasons
    assert "01/01/2018" in found.reasons


def test_the_head_tells_the_time_of_a_day_that_is_shown() -> None:
    head = "<meta itemprop=datePublished content='2021-03-02T08:15:00+07:00'>"
    page = bulletin(article(head=head, below="<div>02/03/2021</div>"))
    assert page.published.hour == 8
