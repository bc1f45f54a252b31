"""A program that asks the API, and takes answers apart."""

from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient


def ask(client: FlaskClient, path: str, status: int = 200, /, **parameters: Any) -> dict[str, Any]:
    """Return what an address answers, which must be of the status; `from_` stands for `from`."""
    asked = urlencode({name.rstrip("_"): each for name, each in parameters.items()}, doseq=True)
    response = client.get(f"/api/v1/{path}?{asked}")
    assert response.status_code == status, response.text
    answer = response.json
    assert isinstance(answer, dict)
    return answer


def errors(problem: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong, by parameter, and what is offered instead."""
    return {each["parameter"]: each["suggestion"] for each in problem["errors"]}
