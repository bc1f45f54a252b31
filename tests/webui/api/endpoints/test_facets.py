import pytest
from flask.testing import FlaskClient

from tests.webui.api.asking import ask, errors


def test_all_organisations_are_reached_by_pages(client: FlaskClient) -> None:
    first = ask(client, "facets/organisations", q="tinh", per_page=40)
    ids = [each["id"] for each in first["values"]]
    for page in range(2, first["pages"] + 1):
        more = ask(client, "facets/organisations", q="tinh", per_page=40, page=page)
        ids += [each["id"] for each in more["values"]]
    assert len(ids) == len(set(ids)) == first["total"]
    past = ask(client, "facets/organisations", 404, q="tinh", per_page=40, page=99)
    assert errors(past) == {"page": str(first["pages"])}


def test_organisations_are_found_by_name_and_ordered(client: FlaskClient) -> None:
    named = ask(client, "facets/organisations", name="so y te", by="name")["values"]
    assert named and all("Y tế" in each["label"] for each in named)
    counts = [each["count"] for each in ask(client, "facets/organisations")["values"]]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("unit", ["year", "quarter", "month", "day"])
def test_periods_count_every_bulletin_once_and_lead_to_it(client: FlaskClient, unit: str) -> None:
    values = ask(client, "facets/dates", unit=unit)["values"]
    assert sum(each["count"] for each in values) == ask(client, "status")["bulletins"]
    for each in values[:3]:
        answer = client.get(each["apply"]).json
        assert answer and answer["total"] == each["count"]


def test_an_unknown_unit_is_refused(client: FlaskClient) -> None:
    assert errors(ask(client, "facets/dates", 400, unit="moth")) == {"unit": "month"}


def test_publishers_are_counted_and_lead_to_their_bulletins(client: FlaskClient) -> None:
    facet = ask(client, "facets/sources")
    assert len(facet["values"]) == facet["total"] > 1
    told = sum(each["count"] for each in facet["values"]) + facet["missing"]
    assert told == ask(client, "status")["bulletins"]
    for each in facet["values"][:3]:
        answer = client.get(each["apply"]).json
        assert answer and answer["total"] == each["count"]
        assert {hit["source"]["id"] for hit in answer["hits"]} == {each["id"]}
