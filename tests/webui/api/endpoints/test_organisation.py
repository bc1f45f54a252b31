from flask.testing import FlaskClient

from tests.webui.api.asking import ask, errors


def test_each_organisation_of_the_list_is_there(client: FlaskClient) -> None:
    listed = ask(client, "organisations", name="ubnd", per_page=100)["organisations"]
    assert len(listed) > 5
    for each in listed:
        shown = ask(client, f"organisations/{each['id']}")
        assert (shown["label"], shown["count"]) == (each["label"], each["count"])
        assert ask(client, "search", org=each["id"])["total"] == each["count"]


def test_what_stands_around_one_is_told(client: FlaskClient) -> None:
    ministry = ask(client, "organisations/so-y-te-tinh-lam-giang")
    assert [each["id"] for each in ministry["above"]] == ["ubnd-tinh-lam-giang"]
    assert "so-y-te-tinh-lam-giang" in {
        each["id"] for each in ask(client, "organisations/ubnd-tinh-lam-giang")["below"]
    }


def test_for_an_unknown_one_the_nearest_is_offered(client: FlaskClient) -> None:
    problem = ask(client, "organisations/so-y-te-tinh-lam-gian", 404)
    assert errors(problem) == {"slug": "so-y-te-tinh-lam-giang"}
