from pathlib import Path

from flask.testing import FlaskClient

from index.opening.index_folder import current_path
from tests.webui.api.asking import ask, errors


def test_it_names_the_index_that_answers(client: FlaskClient, samples_index: Path) -> None:
    status = ask(client, "status")
    assert status["generation"] == current_path(samples_index).name
    assert status["bulletins"] == ask(client, "search")["total"]
    assert status["organisations"] == ask(client, "organisations")["total"]
    newest = ask(client, "search", sort="newest", per_page=1)["hits"][0]
    assert newest["published"].startswith(status["last_day"])


def test_it_takes_no_parameters(client: FlaskClient) -> None:
    assert errors(ask(client, "status", 400, verbose=1)) == {"verbose": ""}
