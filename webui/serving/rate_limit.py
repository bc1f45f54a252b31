"""Limits on the requests of one network address, counted by each process in memory.

The headers are those of https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/.
"""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from time import time

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit
from limits import parse

_HOME_BITS = 64
"""One household or office has an IPv6 network of this length, and all of its addresses."""


def init_app(app: Flask, name: str, limit: str, is_counted: Callable[[], bool]) -> None:
    """Limit those requests to `app` that are counted, to `120/minute` for example.

    `name` is that of the limit in the headers of answers; an empty limit is none.

    Raises ValueError if the limit cannot be read.
    """
    if not limit:
        return
    parse(limit)
    limiter = Limiter(
        client_network,
        application_limits=[limit],
        storage_uri="memory://",
        key_prefix=name,
        app=app,
    )
    limiter.request_filter(lambda: not is_counted() or request.method == "OPTIONS")

    def tell(response: Response) -> Response:
        if found := limiter.current_limit:
            _tell(response, name, found)
        return response

    app.after_request(tell)


def client_network() -> str:
    """Return the address that a request came from; of IPv6, its network of 64 bits."""
    named = request.remote_addr or "127.0.0.1"
    try:
        address = ip_address(named)
    except ValueError:
        return named
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), _HOME_BITS), strict=False))


def _tell(response: Response, name: str, found: RequestLimit) -> None:
    amount, window = found.limit.amount, found.limit.get_expiry()
    seconds = min(window, max(1, ceil(found.reset_at - time())))
    response.headers["RateLimit-Policy"] = f'"{name}";q={amount};w={window}'
    response.headers["RateLimit"] = f'"{name}";r={found.remaining};t={seconds}'
    if found.breached:
        response.headers["Retry-After"] = str(seconds)
