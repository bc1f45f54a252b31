"""Neighbours are searched for by time and then by id, as documents are ordered."""

import pytest

from search.field import ID, PUBLISHED
from search.opensearch.fields import NUMBER, RECORD
from search.opensearch.query.record_search import (
    first_number,
    neighbour_search,
    packed_records,
)


@pytest.mark.parametrize(("order", "beyond"), [("asc", "gt"), ("desc", "lt")])
def test_the_next_document_is_later_or_of_the_same_time_with_a_further_id(
    order: str, beyond: str
) -> None:
    search = neighbour_search([1594600000, "tin-7"], order)
    later, beside = search["query"]["bool"]["should"]
    assert later == {"range": {PUBLISHED: {beyond: 1594600000}}}
    assert beside["bool"]["filter"] == [
        {"term": {PUBLISHED: 1594600000}},
        {"range": {ID: {beyond: "tin-7"}}},
    ]
    assert search["sort"] == [{PUBLISHED: order}, {ID: order}]


def test_hits_are_read() -> None:
    hit = {"fields": {NUMBER: ["3"], RECORD: ["gói"]}}
    assert packed_records([hit]) == {3: "gói"}
    assert first_number({"hits": {"hits": [hit]}}) == 3
    assert first_number({"hits": {"hits": []}}) is None
