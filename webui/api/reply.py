"""An answer on its way out: known by a strong ETag, and not made where the asker has it.

An ETag stands for one generation of the index, one version of Bantin and one question in its
canonical form. As a generation never changes, the same three always have the same bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import orjson
from flask import Response, current_app, request
from pydantic import BaseModel

from webui.current import current_generation

# A cache may keep an answer, but asks whether it still holds: a new generation may come any time.
_CACHING = "public, no-cache"

# Looked up once: it is read from a file.
_VERSION = version("bantin")


def reply(
    question: str,
    make: Callable[[], BaseModel | Mapping[str, Any]],
    *,
    exclude: Mapping[str, Any] | set[str] | None = None,
) -> Response:
    """Return the answer to a question of this address; 304 without making it if it is known.

    `exclude` names what the question leaves out of a model, as pydantic takes it. Values that are
    no model go out as they are: to read and write a large answer as one takes half as long as to
    search for it.
    """
    tag = _tag(question)
    known = _known(tag)
    if known:
        response = current_app.response_class(status=HTTPStatus.NOT_MODIFIED)
    else:
        made = make()
        body = (
            made.model_dump_json(by_alias=True, exclude=exclude)
            if isinstance(made, BaseModel)
            else orjson.dumps(made)
        )
        response = current_app.response_class(body, mimetype="application/json")
    response.set_etag(known or tag)
    response.headers["Cache-Control"] = _CACHING
    return response


def left_out(model: type[BaseModel], fields: Sequence[str]) -> set[str]:
    """Return the fields of a model that a question does not choose; the id is always told."""
    return set(model.model_fields) - {"id", *fields} if fields else set()


def _known(tag: str) -> str:
    """Return the tag by which the asker knows the answer, empty if it does not."""
    # Of a malformed header, werkzeug makes a tag that is None.
    held = filter(None, request.if_none_match.as_set(include_weak=True))
    # What is sent compressed has the name of the way behind its tag.
    return next((each for each in held if each.partition(":")[0] == tag), "")


def _tag(question: str) -> str:
    known_by = (
        current_generation().path.name,
        _VERSION,
        request.root_path,
        request.path,
        question,
    )
    return blake2b("\n".join(known_by).encode(), digest_size=12).hexdigest()
