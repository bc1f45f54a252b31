import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from webui.api.description import ADDRESS, openapi
from webui.api.model import Model
from webui.api.page import Operation, operations_of
from webui.i18n.language import Language


@pytest.fixture
def operations(app: Flask) -> dict[str, Operation]:
    with app.test_request_context():
        return {each.name: each for each in operations_of(openapi(Language.VIETNAMESE))}


def test_it_is_openapi_3_1_and_knows_every_address(app: Flask, client: FlaskClient) -> None:
    description = client.get(ADDRESS).json
    assert description and description["openapi"] == "3.1.0"
    served = {
        rule.rule.replace("path:", "").replace("<", "{").replace(">", "}")
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and rule.rule != ADDRESS
    }
    assert set(description["paths"]) == served
    for schema in description["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_its_examples_are_answered_as_it_says(
    client: FlaskClient, operations: dict[str, Operation]
) -> None:
    assert len(operations) == 11
    described = client.get(ADDRESS).json
    assert described
    for operation in operations.values():
        response = client.get(operation.example)
        assert response.status_code == 200, operation.example
        answer = f"#/components/schemas/{operation.answer}"
        schema = {"components": described["components"], "$ref": answer}
        Draft202012Validator(schema).validate(response.json)


def test_every_part_is_explained(client: FlaskClient) -> None:
    description = client.get(ADDRESS).json
    assert description
    for path, methods in description["paths"].items():
        for parameter in methods["get"]["parameters"]:
            assert parameter["description"], (path, parameter["name"])
    for name, schema in description["components"]["schemas"].items():
        for field, about in schema.get("properties", {}).items():
            assert about.get("description"), (name, field)


def test_models_have_names_of_their_own() -> None:
    models: list[type[BaseModel]] = [Model]
    for each in models:
        models += each.__subclasses__()
    names = [each.__name__ for each in set(models)]
    assert len(names) == len(set(names)), "help: one would take the other's place"


def test_it_is_told_in_the_language_that_is_read(client: FlaskClient) -> None:
    vietnamese, english = (
        client.get(ADDRESS, headers={"Accept-Language": each}) for each in ("vi", "en")
    )
    assert vietnamese.headers["Content-Language"] == "vi"
    assert english.headers["Content-Language"] == "en"
    assert vietnamese.headers["ETag"] != english.headers["ETag"]
    assert "Tìm bản tin" in vietnamese.text
    texts = json.dumps(english.json, ensure_ascii=False)
    assert "Tìm bản tin" not in texts and "Search bulletins" in texts
