from datetime import date

from search.facets.date_facet import MonthValues
from search.request import SearchRequest
from search.result import FacetValue
from webui.view.facets.chosen import chosen_apart, is_looked_at, years_apart


def test_what_is_chosen_and_what_is_above_it_stands_apart() -> None:
    below = FacetValue("xa-b", "Xã B", 1, selected=True)
    above, other = FacetValue("a", "A", 2, parts=(below,)), FacetValue("c", "C", 1)
    unnamed, july = FacetValue("khong-ro", "Không rõ", 9), 12 * 2020 + 6
    year = FacetValue("2020", "Năm 2020", 1, parts=MonthValues((july,), (1,), july))
    later = FacetValue("2021", "Năm 2021", 1, parts=MonthValues((july + 12,), (1,), july))
    parts = chosen_apart((unnamed, other, above, year, later), "khong-ro")
    assert [*map(list, parts)] == [[above, year], [other, later], [unnamed]]
    assert chosen_apart((unnamed,)) == ([], [unnamed], [])


def test_years_past_the_fifth_are_folded_away_unless_looked_at() -> None:
    years = [FacetValue(str(each), f"Năm {each}", 1) for each in range(2026, 2018, -1)]
    newest, older = years_apart(years, SearchRequest())
    assert [each.id for each in older] == ["2021", "2020", "2019"] and list(newest) == years[:5]
    june = SearchRequest(published_from=date(2020, 6, 3), published_to=date(2020, 6, 9))
    newest, older = years_apart(years, june)
    assert [each.id for each in newest[5:]] == ["2020"]
    assert [each.id for each in older] == ["2021", "2019"]


def test_a_year_is_looked_at_when_all_days_are_within_it() -> None:
    year = FacetValue("2020", "Năm 2020", 1)
    first, last = date(2020, 1, 5), date(2021, 1, 5)
    assert not is_looked_at(year, SearchRequest(published_from=first, published_to=last))
    assert not is_looked_at(year, SearchRequest(published_from=first))
    assert is_looked_at(FacetValue("2020", "Năm 2020", 1, selected=True), SearchRequest())
