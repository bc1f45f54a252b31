"""The limits of one request: the length of its address and body, and the time it may take.

The server itself refuses headers over `header_bytes` before the application is called.
"""

from math import inf

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge

from index.settings.settings import Settings
from search.deadline import set_deadline


def init_app(app: Flask, settings: Settings) -> None:
    """Refuse requests to `app` that are too large, and stop those that take too long."""

    def limit() -> None:
        set_deadline(settings.request_seconds)
        environ = request.environ
        # Percent signs of the path are already decoded, which only makes it shorter.
        if len(environ["PATH_INFO"]) + len(environ["QUERY_STRING"]) > settings.address_bytes:
            raise RequestURITooLarge
        if (request.content_length or 0) > settings.body_bytes:
            raise RequestEntityTooLarge

    app.before_request(limit)
    # The thread may do something else next.
    app.teardown_request(lambda _error: set_deadline(inf))
