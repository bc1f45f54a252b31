from flask.testing import FlaskClient

from tests.webui.api.asking import ask


def test_each_suggestion_finds_what_it_says(client: FlaskClient) -> None:
    found = ask(client, "suggest", q="mat tr")["suggestions"]
    assert found and {each["kind"] for each in found} <= {
        "phrase",
        "organisation",
        "code",
        "title",
    }
    for each in found:
        if each["kind"] == "organisation":
            assert ask(client, "search", org=each["id"])["total"] >= each["count"]


def test_nothing_typed_suggests_nothing(client: FlaskClient) -> None:
    assert ask(client, "suggest") == {"suggestions": []}
