from datetime import date

from flask import Flask

from search.request import SearchRequest
from search.result import FacetValue
from webui.api.facet import organisation_address, period_address, writer


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
    write = writer(lambda id, selected: f"{id}:{selected}")
    year = write(FacetValue("2020", "Năm 2020", 3, True, (FacetValue("2020-07", "Tháng 7", 1),)))
    assert (year["apply"], year["remove"]) == (None, "2020:True")
    (month,) = year["parts"]
    assert (month["apply"], month["remove"]) == ("2020-07:False", None)
