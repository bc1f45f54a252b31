"""How much one request may ask for: of the site's attention, and of its time.

The server itself cuts off heads over `header_bytes`, before anything of ours hears of them.
"""

from math import inf

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge

from index.settings.settings import Settings
from search.deadline import set_deadline


def init_app(app: Flask, settings: Settings) -> None:
    """Refuse the requests to `app` that are too large, and stop those that take too long."""

    def limit() -> None:
        set_deadline(settings.request_seconds)
        environ = request.environ
        # Percent signs of the path are decoded by now, which only makes it shorter.
        if len(environ["PATH_INFO"]) + len(environ["QUERY_STRING"]) > settings.address_bytes:
            raise RequestURITooLarge
        if (request.content_length or 0) > settings.body_bytes:
            raise RequestEntityTooLarge

    app.before_request(limit)
    # A thread that served one request may do something else next.
    app.teardown_request(lambda _error: set_deadline(inf))
