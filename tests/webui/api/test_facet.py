from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pytest
from flask import Flask, url_for
from orjson import dumps, loads

from index.answer_json.facet import facet_counts_json
from search.facets.date_facet import MonthValues
from search.facets.facet_tree import FacetEntry
from search.facets.facet_values import FacetValues
from search.facets.term_choice import ChosenTerms
from search.facets.tree_writer import TreeWriter
from search.kernel.library import Kernel, usable_kernel
from search.request import SearchRequest
from search.result import FacetValue
from tests.search.engine.engines import KERNEL
from webui.api.facet import (
    SEARCH,
    FacetAddresses,
    facet_json,
    organisation_addresses,
    period_addresses,
    place_addresses,
    write_values,
)

JULY = 12 * 2020 + 6


def test_an_organisation_is_added_or_taken_away(app: Flask) -> None:
    with app.test_request_context():
        addresses = organisation_addresses(SearchRequest("cầu", ("so-y-te",), page=3))
        assert addresses.added("tinh-doan").endswith("?q=c%E1%BA%A7u&org=so-y-te&org=tinh-doan")
        assert addresses.removed("so-y-te").endswith("?q=c%E1%BA%A7u")
        assert organisation_addresses(SearchRequest()).added("a") == "/api/v1/search?org=a"


def test_addresses_are_those_of_the_search(app: Flask) -> None:
    with app.test_request_context():
        assert url_for("api_search.search") == SEARCH


def test_a_period_replaces_the_days(app: Flask) -> None:
    with app.test_request_context():
        addresses = period_addresses(SearchRequest("", published_from=date(2020, 7, 1)))
        assert addresses.added("2021-02") == "/api/v1/search?from=2021-02-01&to=2021-02-28"
        assert addresses.removed("2020-07") == "/api/v1/search"


@pytest.mark.parametrize("chosen", [(), ("2020",), ("2020", "2021")])
def test_a_value_says_where_it_is_on_or_off_and_so_do_those_below(chosen: Sequence[str]) -> None:
    months = (FacetValue("2020-07", "Tháng 7", 1), FacetValue("2020-08", "Tháng 8", 2))
    is_chosen = "2020" in chosen
    values = (FacetValue("2020", "Năm 2020", 3, is_chosen, months), FacetValue("2019", "2019", 0))
    addresses = FacetAddresses('/tìm?q="a"&', lambda id: f'"{id}"', frozenset(chosen))
    assert dumps(write_values(values, addresses)) == dumps(
        [as_dict(each, addresses) for each in values]
    )


@pytest.mark.parametrize("chosen", [None, JULY])
def test_months_are_written_as_other_values_are(app: Flask, chosen: int | None) -> None:
    months = MonthValues((JULY + 1, JULY), (12, 0 if chosen else 3), chosen)
    year = FacetValue("2020", "Năm 2020", 12, parts=months)
    with app.test_request_context():
        addresses = period_addresses(SearchRequest("giảm 50%d"))
        written = dumps(write_values((year,), addresses))
        assert written == dumps([as_dict(year, addresses)])
    assert [each["id"] for each in loads(written)[0]["parts"]] == ["2020-08", "2020-07"]
    assert facet_counts_json((year,))["total"] == (2 if chosen else 3)


@pytest.mark.skipif(not isinstance(KERNEL, Kernel), reason="there is no kernel here")
@pytest.mark.parametrize("chosen", [(), ("ben-a",)])
def test_the_kernel_writes_what_python_writes(app: Flask, chosen: Sequence[str]) -> None:
    terms = ("ben-a", "ben-b")
    entries = {id: FacetEntry(id, f"Bến “%d” {id}", (), ()) for id in terms}
    writer = TreeWriter(usable_kernel(), entries.__getitem__)
    counted = ChosenTerms(terms, (0, 1), (12, 3), 2)
    listed = [FacetValue(id, entries[id].label, count) for id, count in counted.counted]
    values = FacetValues(lambda: listed, 5, 4, writer.writer(counted))
    with app.test_request_context():
        addresses = place_addresses(SearchRequest('"cầu 5%d"', places=tuple(chosen)))
        facet = facet_json(values, addresses, partial(facet_counts_json, values, 5))
        written = dumps(write_values(listed, addresses))
    assert dumps(facet["values"]) == written
    assert dumps(facet) == (b'{"exact":true,"total":5,"other":3,"missing":4,"values":%b}' % written)


def as_dict(value: FacetValue, addresses: FacetAddresses) -> dict[str, Any]:
    return {
        "id": value.id,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
        "apply": None if value.selected else addresses.added(value.id),
        "remove": addresses.removed(value.id) if value.selected else None,
        "parts": [as_dict(each, addresses) for each in value.parts],
    }


def test_values_have_the_addresses_of_their_search(app: Flask) -> None:
    with app.test_request_context(base_url="http://tin.example/bantin"):
        addresses = place_addresses(SearchRequest('"cầu', places=("xa-b",)))
        (written,) = loads(dumps(write_values([FacetValue("xa-a", "xã A", 1)], addresses)))
    assert written["apply"] == "/bantin/api/v1/search?q=%22c%E1%BA%A7u&place=xa-a&place=xa-b"


def test_no_values_are_an_empty_array() -> None:
    assert dumps(write_values((), FacetAddresses("/?", str))) == b"[]"
