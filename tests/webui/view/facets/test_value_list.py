from collections.abc import Iterator

import pytest
from flask import Flask

from search.facets.date_facet import MonthValues
from search.request import SearchRequest
from search.result import FacetValue
from webui.view.facets.value_list import (
    organisation_list,
    place_list,
    publisher_list,
    value_link,
    year_list,
)

JULY = 12 * 2020 + 6


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def test_a_link_of_a_value_says_whether_it_is_chosen() -> None:
    free = value_link(FacetValue("a", "A", 1234), "A & B", '/?q=a&org="b"')
    chosen = value_link(FacetValue("a", "A", 1, selected=True), "A", "/")
    assert free == (
        '<a class="value" rel="nofollow" href="/?q=a&amp;org=&#34;b&#34;"><span>A &amp; B</span>'
        ' <span class="count">1.234</span></a>'
    )
    assert 'class="value chosen"' in chosen and "đang chọn" in chosen


def test_what_stands_below_is_folded_away_and_counted() -> None:
    club = FacetValue("cau-lac-bo", "CLB <Suối Mây>", 2)
    union = FacetValue("tinh-doan", "tỉnh đoàn", 1234, parts=(club,))
    assert organisation_list(SearchRequest("cầu"), [union]) == (
        "<ul>\n"
        '  <li><a class="value" rel="nofollow" href="/?q=c%E1%BA%A7u&amp;org=tinh-doan">'
        '<span>Tỉnh đoàn</span> <span class="count">1.234</span></a>\n'
        '    <details class="more">\n'
        '      <summary>1 đơn vị trực thuộc<span class="unseen"> (tỉnh đoàn)</span></summary>\n'
        "      <ul>\n"
        '  <li><a class="value" rel="nofollow" href="/?q=c%E1%BA%A7u&amp;org=cau-lac-bo">'
        '<span>CLB &lt;Suối Mây&gt;</span> <span class="count">2</span></a>\n'
        "  </li>\n</ul>\n\n"
        "    </details>\n"
        "  </li>\n</ul>\n"
    )


def test_what_stands_above_a_chosen_value_is_open() -> None:
    ward = FacetValue("xa-suoi-may", "xã Suối Mây", 2, selected=True)
    request = SearchRequest(places=("xa-suoi-may",))
    written = place_list(request, [FacetValue("lam-giang", "tỉnh Lâm Giang", 3, parts=(ward,))])
    assert '<details class="more" open>' in written and "1 địa phương trực thuộc" in written
    assert 'href="/?place=lam-giang&amp;place=xa-suoi-may"' in written
    assert 'class="value chosen" rel="nofollow" href="/?sort=newest"' in written


def test_names_keep_their_language_on_english_pages(app: Flask) -> None:
    with app.test_request_context("/en/"):
        written = publisher_list(SearchRequest(), [FacetValue("bao-giang", "Báo Giang", 1)])
    assert written.startswith('<ul lang="vi">') and 'href="/en/?source=bao-giang"' in written


def test_months_are_those_of_the_year_that_is_looked_at() -> None:
    years = [
        FacetValue("2021", "Năm 2021", 1, parts=MonthValues((JULY + 12,), (1,), None)),
        FacetValue("2020", "Năm 2020", 5, parts=MonthValues((JULY,), (5,), JULY)),
    ]
    written = year_list(SearchRequest(), years)
    assert "Tháng 7/2020" in written and "Tháng 7/2021" not in written
    assert 'href="/?from=2020-07-01&amp;to=2020-07-31"' in written
    assert "Tháng 7/2021" in year_list(SearchRequest(), years, is_open=True)
