"""The facet of dates counts years, quarters, months and days of Vietnam's calendar."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from index.bulletin import Bulletin
from search.engine.array_engine import ArrayEngine
from search.period import PeriodUnit, period_of
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.searcher import Searcher
from search.vietnam_time import VIETNAM
from tests.newsroom import BULLETINS
from tests.search.asking import ids
from tests.search.indexing import index


@pytest.mark.parametrize("text", ["", "mat", "huyen"])
def test_months_are_counted_by_days_in_vietnam(searcher: Searcher, text: str) -> None:
    dates = searcher.search(SearchRequest(text, marks=AccentMatching.COMPATIBLE)).dates
    found = [each for each in BULLETINS if each.id in ids(searcher, text)]
    months = sorted({f"{each.published:%Y-%m}" for each in found}, reverse=True)
    assert [month.id for year in dates for month in year.parts] == months
    for year in dates:
        assert year.label == f"Năm {year.id}"
        assert year.count == sum(month.count for month in year.parts)
        for month in year.parts:
            assert month.count == sum(f"{each.published:%Y-%m}" == month.id for each in found)


@pytest.mark.parametrize("text", ["", "mat", "mất", "dường làng", "khong-co-gi"])
@pytest.mark.parametrize("unit", PeriodUnit)
def test_counts_are_the_totals_after_a_click_however_a_query_is_read(
    searcher: Searcher, text: str, unit: PeriodUnit
) -> None:
    request = SearchRequest(text, published_from=date(2021, 3, 1))
    values = searcher.answer(request).date_values(unit)
    everything = searcher.search(replace(request, published_from=None))
    assert sum(each.count for each in values) == everything.total
    assert [each.id for each in values] == sorted(each.id for each in values)
    for value in values:
        period = period_of(value.id)
        clicked = searcher.search(
            replace(request, published_from=period.first, published_to=period.last)
        )
        assert (clicked.total, clicked.understanding) == (value.count, everything.understanding)


def test_a_day_begins_and_ends_at_midnight_in_vietnam(tmp_path: Path) -> None:
    moments = [
        datetime(2020, 9, 30, 23, 59, tzinfo=VIETNAM),
        datetime(2020, 10, 1, 0, 0, tzinfo=VIETNAM),
        datetime(2020, 12, 31, 23, 59, tzinfo=VIETNAM),
        datetime(2021, 1, 1, 0, 0, tzinfo=VIETNAM),
    ]
    bulletins = [Bulletin(f"b{number}", "Tin", each) for number, each in enumerate(moments)]
    searcher = Searcher(ArrayEngine(index(tmp_path, bulletins)))
    told = {
        unit: [
            (each.id, each.label, each.count)
            for each in searcher.answer(SearchRequest()).date_values(unit)
        ]
        for unit in PeriodUnit
    }
    assert told == {
        PeriodUnit.YEAR: [("2020", "Năm 2020", 3), ("2021", "Năm 2021", 1)],
        PeriodUnit.QUARTER: [
            ("2020-Q3", "Quý III/2020", 1),
            ("2020-Q4", "Quý IV/2020", 2),
            ("2021-Q1", "Quý I/2021", 1),
        ],
        PeriodUnit.MONTH: [
            ("2020-09", "Tháng 9/2020", 1),
            ("2020-10", "Tháng 10/2020", 1),
            ("2020-12", "Tháng 12/2020", 1),
            ("2021-01", "Tháng 1/2021", 1),
        ],
        PeriodUnit.DAY: [
            ("2020-09-30", "Ngày 30/9/2020", 1),
            ("2020-10-01", "Ngày 1/10/2020", 1),
            ("2020-12-31", "Ngày 31/12/2020", 1),
            ("2021-01-01", "Ngày 1/1/2021", 1),
        ],
    }


@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [
        (date(2021, 3, 1), date(2021, 3, 31), {"2021-03"}),
        (date(2021, 1, 1), date(2021, 12, 31), {"2021"}),
        (date(2021, 12, 1), date(2021, 12, 31), {"2021-12"}),
        (date(2021, 3, 1), date(2021, 3, 30), set()),
        (date(2021, 3, 1), None, set()),
        (None, None, set()),
        # Nothing was published then.
        (date(2020, 2, 1), date(2020, 2, 29), {"2020-02"}),
        (date(2023, 2, 1), date(2023, 2, 28), {"2023-02"}),
        (date(1999, 1, 1), date(1999, 12, 31), {"1999"}),
    ],
)
def test_a_whole_month_or_year_is_selected_even_if_it_has_nothing(
    searcher: Searcher, first: date | None, last: date | None, chosen: set[str]
) -> None:
    page = searcher.search(SearchRequest(published_from=first, published_to=last))
    values = [each for year in page.dates for each in year.walk()]
    assert {each.id for each in values if each.selected} == chosen
    assert [each.label for each in values if each.id == "2021-03"] == ["Tháng 3/2021"]
    assert [each.id for each in page.dates] == sorted(
        (each.id for each in page.dates), reverse=True
    )


@pytest.mark.parametrize("id", ["1999", "1999-Q2", "1999-04", "1999-04-30", "2021-Q1"])
def test_a_chosen_period_is_listed_with_its_unit_and_no_other(searcher: Searcher, id: str) -> None:
    period = period_of(id)
    request = SearchRequest(published_from=period.first, published_to=period.last)
    selected = {
        each.id
        for unit in PeriodUnit
        for each in searcher.answer(request).date_values(unit)
        if each.selected
    }
    assert selected == {id}
