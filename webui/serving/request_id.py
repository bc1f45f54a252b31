"""The id of a request, which both the log and the response contain."""

import re
from uuid import uuid4

from flask import Flask, Response, g, request

HEADER = "X-Request-ID"

# The forms that proxies use: UUIDs, hexadecimal or base64 digits. Others might forge log lines.
_FORM = re.compile(r"[0-9A-Za-z_=+/.-]{1,64}")


def init_app(app: Flask) -> None:
    """Add the id of the request to each response of `app`."""
    app.after_request(_tell)


def request_id() -> str:
    """Return the id that came with the request, or a new one if it had none or a malformed one."""
    id: str | None = g.get("request_id")
    if id is None:
        given = request.headers.get(HEADER, "")
        g.request_id = id = given if _FORM.fullmatch(given) else str(uuid4())
    return id


def _tell(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    return response
