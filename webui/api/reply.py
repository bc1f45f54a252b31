"""Sends an answer with a strong ETag, and does not make it if the client already has it.

An ETag identifies a generation of the index, a version of Bantin and the canonical form of a
question. As a generation never changes, the same three always give the same bytes.
"""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import orjson
from flask import Response, current_app, request

from webui.current import current_generation
from webui.serving.compression import held_tag

# A cache may keep an answer, but asks whether it still holds: a new generation may come any time.
_CACHING = "public, no-cache"

# Looked up once: it is read from a file.
_VERSION = version("bantin")


def reply(question: str, make: Callable[[], Mapping[str, Any]]) -> Response:
    """Return the answer to a question of this address; 304 without making it if it is known."""
    tag = _tag(question)
    known = held_tag(tag)
    if known:
        response = current_app.response_class(status=HTTPStatus.NOT_MODIFIED)
    else:
        response = json_response(make())
    response.set_etag(known or tag)
    response.headers["Cache-Control"] = _CACHING
    return response


def json_response(
    values: Mapping[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
    mimetype: str = "application/json",
) -> Response:
    """Return a response whose body is `values` as JSON; they may hold dates and enumerations."""
    return current_app.response_class(orjson.dumps(values), status, mimetype=mimetype)


def _tag(question: str) -> str:
    known_by = (
        current_generation().path.name,
        _VERSION,
        request.root_path,
        request.path,
        question,
    )
    return blake2b("\n".join(known_by).encode(), digest_size=12).hexdigest()
