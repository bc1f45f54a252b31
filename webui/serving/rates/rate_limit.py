"""Limits on the requests of one network address, counted by each process in memory.

The headers are those of https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/.
"""

from collections.abc import Callable
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from time import time

from flask import Flask, Response, g, request
from limits import RateLimitItem, WindowStats, parse
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from webui.serving.rates.window_counts import WindowCounts

_HOME_BITS = 64
"""One household or office has an IPv6 network of this length, and all of its addresses."""


def init_app(app: Flask, name: str, limit: str, is_counted: Callable[[], bool]) -> None:
    """Limit those requests to `app` that are counted, to `120/minute` for example.

    `name` names the limit in the headers of answers; with an empty limit nothing is limited.

    Raises ValueError if the limit cannot be read.
    """
    if not limit:
        return
    item = parse(limit)
    counter = FixedWindowRateLimiter(WindowCounts())

    def count() -> None:
        if request.endpoint is None or request.method == "OPTIONS" or not is_counted():
            return
        client = client_network()
        is_allowed = counter.hit(item, name, client)
        window = counter.get_window_stats(item, name, client)
        g.rate_limit = name, item, window, is_allowed
        if not is_allowed:
            raise TooManyRequests

    def tell(response: Response) -> Response:
        found = g.get("rate_limit")
        if found and found[0] == name:
            _tell(response, *found)
        return response

    app.before_request(count)
    app.after_request(tell)


def client_network() -> str:
    """Return the address that a request came from; of IPv6, its network of 64 bits."""
    return _network_of(request.remote_addr or "127.0.0.1")


# Whoever asks mostly asks again.
@lru_cache(maxsize=1 << 10)
def _network_of(named: str) -> str:
    try:
        address = ip_address(named)
    except ValueError:
        return named
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), _HOME_BITS), strict=False))


def _tell(
    response: Response, name: str, limit: RateLimitItem, window: WindowStats, is_allowed: bool
) -> None:
    length = limit.get_expiry()
    seconds = min(length, max(1, ceil(window.reset_time - time())))
    response.headers["RateLimit-Policy"] = f'"{name}";q={limit.amount};w={length}'
    response.headers["RateLimit"] = f'"{name}";r={window.remaining};t={seconds}'
    if not is_allowed:
        response.headers["Retry-After"] = str(seconds)
