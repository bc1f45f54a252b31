"""The number of a request: what logs and answers both say, so that one leads to the other."""

import re
from uuid import uuid4

from flask import Flask, Response, g, request

HEADER = "X-Request-ID"

# What proxies make: UUIDs, or hexadecimal or base64 digits. Anything else might forge a log.
_FORM = re.compile(r"[0-9A-Za-z_=+/.-]{1,64}")


def init_app(app: Flask) -> None:
    """Let each answer of `app` say the number of its request."""
    app.after_request(_tell)


def request_id() -> str:
    """Return the number that the request came with, or a new one if it had none that can be."""
    if "request_id" not in g:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _FORM.fullmatch(given) else str(uuid4())
    return str(g.request_id)


def _tell(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    return response
