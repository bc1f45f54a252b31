"""The limit on requests to the API by one network address, counted by each process in memory.

The headers are those of https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/.
"""

from math import ceil
from time import time

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit
from flask_limiter.util import get_remote_address
from limits import parse

from webui.api.headers import is_api

_NAME = "api"


def init_app(app: Flask, limit: str) -> None:
    """Limit requests to the API of `app`, for example to `120/minute`; an empty limit is none.

    Raises ValueError if the limit cannot be read.
    """
    if not limit:
        return
    parse(limit)
    limiter = Limiter(
        get_remote_address, application_limits=[limit], storage_uri="memory://", app=app
    )
    limiter.request_filter(lambda: not is_api(request.path) or request.method == "OPTIONS")

    def tell(response: Response) -> Response:
        if found := limiter.current_limit:
            _tell(response, found)
        return response

    app.after_request(tell)


def _tell(response: Response, found: RequestLimit) -> None:
    amount, window = found.limit.amount, found.limit.get_expiry()
    seconds = min(window, max(1, ceil(found.reset_at - time())))
    response.headers["RateLimit-Policy"] = f'"{_NAME}";q={amount};w={window}'
    response.headers["RateLimit"] = f'"{_NAME}";r={found.remaining};t={seconds}'
    if found.breached:
        response.headers["Retry-After"] = str(seconds)
