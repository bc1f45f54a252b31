"""Facets: each value tells how many bulletins choosing it would give."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from search.marks import Marks
from search.request import SearchRequest
from search.searcher import Searcher
from tests.newsroom import BULLETINS
from tests.search.asking import ids


@pytest.mark.parametrize("text", ["", "mat", "huyen", "khong-co-gi"])
@pytest.mark.parametrize(
    "organisations", [(), ("ubnd-huyen-song-may",), ("khong-co", "uy-ban-mttq-tinh-thanh-giang")]
)
@pytest.mark.parametrize("day", [None, date(2021, 9, 5)])
def test_counts_leave_out_their_own_filter(
    searcher: Searcher, text: str, organisations: tuple[str, ...], day: date | None
) -> None:
    request = SearchRequest(text, organisations, published_from=day, marks=Marks.COMPATIBLE)
    page = searcher.search(request)
    for value in page.organisations:
        assert value.count == len(
            ids(searcher, text, organisations=(value.id,), published_from=day)
        )
        assert value.selected == (value.id in organisations)
    told = {each.id for each in page.organisations}
    everyone = {each.id for each in searcher.organisations()}
    for left_out in everyone - told:
        assert not ids(searcher, text, organisations=(left_out,), published_from=day)
    assert set(organisations) <= told
    assert sum(each.count for each in page.dates) == len(
        ids(searcher, text, organisations=organisations)
    )


@pytest.mark.parametrize(
    "text", ["mất", "dường làng", "Mawjt traanj", "họp giao ban huyện", '"mặt trận" tổ quốc covid']
)
def test_counts_are_the_totals_after_a_click_however_a_query_is_read(
    searcher: Searcher, text: str
) -> None:
    request = SearchRequest(text)
    page = searcher.search(request)
    assert page.organisations and page.dates
    for value in page.organisations:
        clicked = searcher.search(replace(request, organisations=(value.id,)))
        assert (clicked.total, clicked.understanding) == (value.count, page.understanding)
    for month in (month for year in page.dates for month in year.parts):
        first = date.fromisoformat(f"{month.id}-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        clicked = searcher.search(replace(request, published_from=first, published_to=last))
        assert (clicked.total, clicked.understanding) == (month.count, page.understanding)


@pytest.mark.parametrize("text", ["", "mat", "huyen"])
def test_months_are_counted_by_days_in_vietnam(searcher: Searcher, text: str) -> None:
    dates = searcher.search(SearchRequest(text, marks=Marks.COMPATIBLE)).dates
    found = [each for each in BULLETINS if each.id in ids(searcher, text)]
    months = sorted({f"{each.published:%Y-%m}" for each in found}, reverse=True)
    assert [month.id for year in dates for month in year.parts] == months
    for year in dates:
        assert year.label == f"Năm {year.id}"
        assert year.count == sum(month.count for month in year.parts)
        for month in year.parts:
            assert month.count == sum(f"{each.published:%Y-%m}" == month.id for each in found)


def test_organisations_come_most_frequent_first_then_by_name(searcher: Searcher) -> None:
    assert [(each.id, each.count) for each in searcher.search(SearchRequest()).organisations] == [
        ("ubnd-huyen-song-may", 2),
        ("hoi-lhpn-xa-nam-hoa", 1),
        ("hoi-nong-dan-huyen-song-may", 1),
        ("uy-ban-mttq-tinh-thanh-giang", 1),
    ]


@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [
        (date(2021, 3, 1), date(2021, 3, 31), {"2021-03"}),
        (date(2021, 1, 1), date(2021, 12, 31), {"2021"}),
        (date(2021, 12, 1), date(2021, 12, 31), {"2021-12"}),
        (date(2021, 3, 1), date(2021, 3, 30), set()),
        (date(2021, 3, 1), None, set()),
        (None, None, set()),
    ],
)
def test_a_whole_month_or_year_is_selected(
    searcher: Searcher, first: date | None, last: date | None, chosen: set[str]
) -> None:
    page = searcher.search(SearchRequest(published_from=first, published_to=last))
    values = [each for year in page.dates for each in (year, *year.parts)]
    assert {each.id for each in values if each.selected} == chosen
    assert [each.label for each in values if each.id == "2021-03"] == ["Tháng 3/2021"]
