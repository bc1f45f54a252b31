from datetime import datetime

import pytest
from flask.testing import FlaskClient

from tests.webui.api.asking import ask, errors


def test_marks_are_offsets_of_what_answered(client: FlaskClient) -> None:
    for hit in ask(client, "search", q="mat tran to quoc")["hits"]:
        assert "title" in hit["matched"] or not hit["title_marks"]
        for text, marks in (("title", "title_marks"), ("snippet", "snippet_marks")):
            for start, end in hit[marks]:
                assert hit[text][start:end].strip() == hit[text][start:end] != ""


def test_it_says_how_the_query_was_read(client: FlaskClient) -> None:
    understood = ask(client, "search", q='Mawjt traanj -covid "tổ quốc"')["understood"]
    assert [(each["text"], each["kind"]) for each in understood["units"]]
    assert understood["units"][-1] == {"text": "covid", "kind": "syllable", "excluded": True}
    answer = ask(client, "search", q="mật tran to quốc kim cuong")
    assert answer["loose"]["total"] and answer["loose"]["hits"] and not answer["total"]
    assert (
        answer["understood"]["notice"]["message"] and answer["understood"]["notice"]["message_en"]
    )


def test_every_value_of_a_facet_leads_to_as_many_as_it_counts(client: FlaskClient) -> None:
    facets = ask(client, "search", q="tinh", from_="2016", per_page=1)["facets"]
    values = [*facets["organisations"]["values"], *facets["dates"]["values"]]
    assert len(values) > 20
    for value in values:
        for each in (value, *value["parts"]):
            answer = client.get(each["apply"]).json
            assert answer and answer["total"] == each["count"], each["apply"]
            chosen = client.get(each["apply"]).json
            assert chosen is not None


def test_what_is_chosen_can_be_removed(client: FlaskClient) -> None:
    answer = ask(client, "search", q="tinh", from_="2020-01-01", to="2020-12-31", per_page=1)
    (year,) = [each for each in answer["facets"]["dates"]["values"] if each["selected"]]
    assert (year["id"], year["apply"], year["remove"]) == (
        "2020",
        None,
        "/api/v1/search?q=tinh&per_page=1",
    )


def test_a_facet_tells_what_it_leaves_out(client: FlaskClient) -> None:
    facet = ask(client, "search")["facets"]["organisations"]
    everything = ask(client, "facets/organisations", per_page=100)
    assert facet["exact"] and facet["total"] == everything["total"]
    listed = [part for value in facet["values"] for part in _walk(value)]
    assert facet["other"] == facet["total"] - len(listed) > 0


def _walk(value: dict[str, object]) -> list[dict[str, object]]:
    parts = value["parts"]
    assert isinstance(parts, list)
    return [value, *(each for part in parts for each in _walk(part))]


def test_pages_lead_to_one_another(client: FlaskClient) -> None:
    first = ask(client, "search", q="tinh", per_page=20)
    assert first["links"]["previous"] is None
    seen, address = [], first["links"]["first"]
    while address:
        page = client.get(address).json
        assert page is not None
        seen += [each["id"] for each in page["hits"]]
        last, address = address, page["links"]["next"]
    assert last == first["links"]["last"]
    assert len(seen) == len(set(seen)) == first["total"]


def test_a_page_past_the_end_is_refused_and_the_last_one_named(client: FlaskClient) -> None:
    problem = ask(client, "search", 404, q="tinh", per_page=20, page=999)
    assert errors(problem) == {"page": str(ask(client, "search", q="tinh", per_page=20)["pages"])}


def test_fields_choose_what_is_told_of_hits(client: FlaskClient) -> None:
    hits = ask(client, "search", fields="published,title")["hits"]
    assert [set(each) for each in hits] == [{"id", "title", "published"}] * 10
    assert datetime.fromisoformat(hits[0]["published"]).utcoffset() is not None
    problem = ask(client, "search", 400, fields="title,publishd")
    assert errors(problem) == {"fields": "published"}


def test_advice_comes_where_it_is_asked_for(client: FlaskClient) -> None:
    assert ask(client, "search", q="ubnd huyen son khe")["advice"] is None
    advice = ask(client, "search", q="ubnd huyen son khe", advice=1)["advice"]
    for offer in [*advice["restored"], *advice["organisations"]]:
        assert ask(client, "search", **offer["parameters"])["total"] == offer["total"]


def test_all_that_is_wrong_is_told_at_once_with_what_is_near(client: FlaskClient) -> None:
    problem = ask(
        client, "search", 400, qq="x", sort="newst", page=0, from_="2021", to="2020", marks="exat"
    )
    assert errors(problem) == {
        "qq": "q",
        "sort": "newest",
        "page": "",
        "to": "",
        "marks": "exact",
    }


@pytest.mark.parametrize(
    "query", ["q=a&q=b", "page=", "org=", "per_page=101", "from=32/1/2020", "literal=2"]
)
def test_nothing_is_changed_silently(client: FlaskClient, query: str) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert response.json and [each["parameter"] for each in response.json["errors"]] == [
        query.partition("=")[0]
    ]


def test_a_query_of_512_characters_is_the_longest(client: FlaskClient) -> None:
    ask(client, "search", q="đ" * 512)
    assert errors(ask(client, "search", 400, q="đ" * 513)) == {"q": ""}
