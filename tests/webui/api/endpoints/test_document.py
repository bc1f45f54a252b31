import pytest
from flask.testing import FlaskClient

from tests.webui.api.asking import ask, errors


@pytest.mark.parametrize("written", ["42/NQ-CP", "42%2FNQ-CP", "42/nq-cp"])
def test_a_document_is_known_however_it_is_written(client: FlaskClient, written: str) -> None:
    document = ask(client, f"documents/{written}")
    assert (document["code"], document["name"]) == ("42/NQ-CP", "Nghị quyết")
    assert document["total"] == len(document["citations"]) > 0


def test_each_citation_shows_the_code(client: FlaskClient) -> None:
    for each in ask(client, "documents/42/NQ-CP")["citations"]:
        for start, end in each["marks"]:
            assert "42" in each["sentence"][start:end]


def test_order_and_pages(client: FlaskClient) -> None:
    oldest, newest = (
        [each["id"] for each in ask(client, "documents/42/NQ-CP", sort=sort)["citations"]]
        for sort in ("oldest", "newest")
    )
    assert oldest == newest[::-1]
    assert errors(ask(client, "documents/42/NQ-CP", 404, page=9)) == {"page": "1"}


def test_for_an_unknown_one_the_nearest_is_offered(client: FlaskClient) -> None:
    assert errors(ask(client, "documents/43/NQ-CP", 404)) == {"code": "42/NQ-CP"}
