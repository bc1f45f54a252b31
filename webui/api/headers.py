"""The headers of every API response, among them those of CORS for programs of any origin."""

from urllib.parse import unquote_to_bytes

from flask import Flask, Response, request
from werkzeug.exceptions import NotAcceptable

from search.errors import Problem, RequestError
from webui.api.problem import MEDIA_TYPE

API = "/api"

# https://fetch.spec.whatwg.org/#http-cors-protocol
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"
    ),
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept-Language, If-None-Match, X-Request-ID",
    "Access-Control-Max-Age": "86400",
}


def init_app(app: Flask) -> None:
    """Add CORS headers to the API of `app`; refuse requests that it cannot answer."""
    app.before_request(_check)
    app.after_request(_add_cors)


def is_api(path: str) -> bool:
    """Tell whether an address is one of the API; `/api`, the page that describes it, is not."""
    return path.startswith(f"{API}/")


def _check() -> None:
    """Refuse addresses that are not UTF-8, and clients that accept no JSON."""
    if not is_api(request.path):
        return
    environ = request.environ
    try:
        unquote_to_bytes(environ.get("QUERY_STRING", "").encode("latin-1")).decode()
    except UnicodeDecodeError:
        problem = Problem("address", "địa chỉ không phải UTF-8", "the address is not UTF-8")
        raise RequestError([problem]) from None
    accepted = request.accept_mimetypes if "HTTP_ACCEPT" in environ else None
    if accepted and not (accepted["application/json"] or accepted[MEDIA_TYPE]):
        raise NotAcceptable


def _add_cors(response: Response) -> Response:
    if is_api(request.path):
        response.headers.update(_CORS)
        if request.method == "OPTIONS":
            response.headers.update(_PREFLIGHT)
    return response
