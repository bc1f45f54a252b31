"""Asks the API, and reads its answers."""

from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient


def ask(client: FlaskClient, path: str, status: int = 200, /, **parameters: Any) -> dict[str, Any]:
    """Return the answer of an address, which must have the status; `from_` stands for `from`."""
    asked = urlencode({name.rstrip("_"): each for name, each in parameters.items()}, doseq=True)
    response = client.get(f"/api/v1/{path}?{asked}")
    assert response.status_code == status, response.text
    answer = response.json
    assert isinstance(answer, dict)
    return answer


def errors(problem: dict[str, Any]) -> dict[str, str]:
    """Return the faults by parameter, each with its suggestion."""
    return {each["parameter"]: each["suggestion"] for each in problem["errors"]}
