from index.answer_json.facet import facet_counts_json, facet_value_json, missing_of
from search.facets.date_facet import MonthValues
from search.request import UNKNOWN
from search.result import FacetValue

VALUES = (
    FacetValue("ubnd-tinh", "UBND tỉnh", 3, True, (FacetValue("so-y-te", "Sở Y tế", 1),)),
    FacetValue("tinh-doan", "Tỉnh đoàn", 0, True),
    FacetValue(UNKNOWN, "Không rõ cơ quan", 2),
)


def test_a_value_holds_those_below_it() -> None:
    below = {"id": "so-y-te", "label": "Sở Y tế", "count": 1, "selected": False, "parts": []}
    assert facet_value_json(VALUES[0])["parts"] == [below]


def test_chosen_values_without_bulletins_are_not_counted() -> None:
    counts = facet_counts_json(VALUES, 10)
    assert counts == {"exact": True, "total": 10, "other": 7, "missing": 2}


def test_a_facet_without_total_leaves_nothing_out() -> None:
    counts = facet_counts_json(VALUES[:1])
    assert counts == {"exact": True, "total": 2, "other": 0, "missing": 0}


def test_a_chosen_month_without_bulletins_is_not_counted() -> None:
    months = MonthValues((24_252, 24_251, 24_250), (4, 0, 3), 24_251)
    counts = facet_counts_json([FacetValue("2020", "Năm 2020", 7, parts=months)])
    assert counts["total"] == 3


def test_bulletins_without_organisation_are_missing() -> None:
    assert missing_of(VALUES) == 2
    assert missing_of(()) == 0
