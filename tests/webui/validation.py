"""Compares every answer and problem of the API in tests with the type that describes it.

Outside of tests nothing is checked at run time: mypy has checked what it can.
"""

from collections.abc import Callable, Mapping
from json import loads
from typing import Any

from flask import Response, current_app, request
from pydantic import TypeAdapter, ValidationError

from webui.api import description
from webui.api.problem import MEDIA_TYPE, ProblemAnswerJson

Respond = Callable[..., Response]


def validated(respond: Respond) -> Respond:
    """Return `json_response` with a check of what it sends out."""

    def respond_validated(values: Mapping[str, Any], *options: Any) -> Response:
        response = respond(values, *options)
        if response.mimetype == MEDIA_TYPE:
            validate(response.get_data(), ProblemAnswerJson)
        else:
            validate(response.get_data(), answer_type(), is_partial="fields" in request.args)
        return response

    return respond_validated


def answer_type() -> Any:
    """Return the type that describes the answers of the current address."""
    view = current_app.view_functions[request.endpoint or ""]
    metadata = description._spec.get_function_metadata(view)
    assert metadata is not None and metadata.resp is not None, request.endpoint
    return metadata.resp.code_models["HTTP_200"]


def validate(body: bytes, type: Any, *, is_partial: bool = False) -> None:
    """Raise an error unless JSON is exactly of a type; a partial one may lack fields."""
    described = TypeAdapter(type)
    try:
        read = described.validate_json(body, strict=True)
    except ValidationError as error:
        if is_partial and {each["type"] for each in error.errors()} == {"missing"}:
            return
        raise
    assert described.dump_python(read, mode="json") == loads(body)
