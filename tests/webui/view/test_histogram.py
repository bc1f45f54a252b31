from collections.abc import Sequence
from datetime import date

from search.period import PeriodUnit
from search.query.accent_matching import AccentMatching
from search.request import SearchRequest
from search.result import FacetValue, ResultPage, ResultPart, Understanding
from webui.view.histogram import Histogram, histogram_of


def years(*counts: tuple[str, Sequence[tuple[int, int]]]) -> Sequence[FacetValue]:
    """Return years newest first, given the counts of their months."""
    return [
        FacetValue(
            year,
            year,
            sum(count for _, count in months),
            parts=[FacetValue(f"{year}-{month:02}", "", count) for month, count in months],
        )
        for year, months in counts
    ]


SHORT = years(("2021", [(3, 4)]), ("2020", [(7, 2), (1, 1)]))
LONG = years(("2021", [(3, 4)]), ("2018", [(7, 2)]), ("2014", [(5, 8)]))
DAYS = [FacetValue("2020-07-13", "", 1), FacetValue("2020-07-20", "", 1)]


def draw(
    dates: Sequence[FacetValue], first: date | None = None, last: date | None = None
) -> Histogram | None:
    request = SearchRequest(published_from=first, published_to=last)
    result = ResultPage(
        request, ResultPart(9, ()), (), dates, Understanding("", AccentMatching.EXACT)
    )
    return histogram_of(result, lambda: DAYS, lambda id: f"/{id}")


def test_many_years_are_shown_as_years_without_gaps() -> None:
    drawn = draw(LONG)
    assert drawn is not None
    assert drawn.unit is PeriodUnit.YEAR
    assert [each.id for each in drawn.bars] == [str(year) for year in range(2014, 2022)]
    assert [each.count for each in drawn.bars] == [8, 0, 0, 0, 2, 0, 0, 4]
    assert [each.height for each in drawn.bars] == [100, 0, 0, 0, 25, 0, 0, 50]
    assert drawn.bars[4].address == "/2018"
    assert drawn.highest.id == "2014"


def test_few_years_are_shown_as_months() -> None:
    drawn = draw(SHORT)
    assert drawn is not None
    assert drawn.unit is PeriodUnit.MONTH
    assert (drawn.bars[0].id, drawn.bars[-1].id, len(drawn.bars)) == ("2020-01", "2021-03", 15)


def test_a_year_is_shown_as_its_months_and_none_stands_out() -> None:
    drawn = draw(LONG, date(2018, 1, 1), date(2018, 12, 31))
    assert drawn is not None
    assert [each.id for each in drawn.bars] == [f"2018-{month:02}" for month in range(1, 13)]
    assert not any(each.is_chosen for each in drawn.bars)


def test_a_month_is_shown_as_its_days_with_the_way_back_to_its_year() -> None:
    drawn = draw(SHORT, date(2020, 7, 1), date(2020, 7, 31))
    assert drawn is not None
    assert drawn.unit is PeriodUnit.DAY
    assert [each.id for each in drawn.bars if each.count] == ["2020-07-13", "2020-07-20"]
    assert len(drawn.bars) == 31
    assert drawn.wider == ("2020", "/2020")


def test_a_day_stands_out_in_its_month() -> None:
    drawn = draw(SHORT, date(2020, 7, 13), date(2020, 7, 13))
    assert drawn is not None
    assert [each.id for each in drawn.bars if each.is_chosen] == ["2020-07-13"]


def test_a_small_count_can_still_be_seen() -> None:
    drawn = draw(years(("2020", [(2, 1), (1, 1000)])), date(2020, 1, 1), date(2020, 12, 31))
    assert drawn is not None
    assert drawn.bars[1].height == 3


def test_nothing_and_one_bar_are_not_drawn() -> None:
    assert draw([]) is None
    assert draw(SHORT, date(2022, 1, 1)) is None
    assert draw(SHORT, date(2021, 5, 1), date(2021, 6, 1)) is None


def test_years_before_the_first_bulletin_are_left_out() -> None:
    drawn = draw(LONG, date(1, 1, 1), date(9999, 12, 31))
    assert drawn is not None
    assert (drawn.bars[0].id, drawn.bars[-1].id) == ("2014", "2021")
