from datetime import date
from typing import Any

from flask import Flask
from orjson import dumps, loads

from search.request import SearchRequest
from search.result import FacetValue
from webui.api.facet import organisation_address, period_address, write_values


def test_an_organisation_is_added_or_taken_away(app: Flask) -> None:
    with app.test_request_context():
        address = organisation_address(SearchRequest("cầu", ("so-y-te",), page=3))
        assert address("tinh-doan", False).endswith("?q=c%E1%BA%A7u&org=so-y-te&org=tinh-doan")
        assert address("so-y-te", True).endswith("?q=c%E1%BA%A7u")
        assert organisation_address(SearchRequest())("a", False) == "/api/v1/search?org=a"


def test_a_period_replaces_the_days(app: Flask) -> None:
    with app.test_request_context():
        address = period_address(SearchRequest("", published_from=date(2020, 7, 1)))
        assert address("2021-02", False) == "/api/v1/search?from=2021-02-01&to=2021-02-28"
        assert address("2020-07", True) == "/api/v1/search"


def test_a_value_says_where_it_is_on_or_off_and_so_do_those_below() -> None:
    months = (FacetValue("2020-07", "Tháng 7", 1), FacetValue("2020-08", "Tháng 8", 2))
    values = (FacetValue("2020", "Năm 2020", 3, True, months), FacetValue("2019", "2019", 0))
    written = dumps(write_values(values, lambda id, selected: f'"{id}:{selected}'))
    assert written == dumps([as_dict(each) for each in values])
    (year, _) = loads(written)
    assert (year["apply"], year["remove"]) == (None, '"2020:True')
    assert (year["parts"][0]["apply"], year["parts"][0]["remove"]) == ('"2020-07:False', None)


def as_dict(value: FacetValue) -> dict[str, Any]:
    where = f'"{value.id}:{value.selected}'
    return {
        "id": value.id,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "apply": None if value.selected else where,
        "remove": where if value.selected else None,
        "parts": [as_dict(each) for each in value.parts],
    }


def test_no_values_are_an_empty_array() -> None:
    assert dumps(write_values((), lambda id, _: id)) == b"[]"
