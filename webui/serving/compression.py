"""The compression of responses for clients that accept it."""

from typing import Any

from flask import Flask, Response, request
from flask_compress import Compress

# Each makes 24 kB of 60 kB of Vietnamese text: zstd in 0.2 ms, brotli in 0.6, gzip in 1.
_ALGORITHMS = ["zstd", "br", "gzip"]

_SETTINGS: dict[str, Any] = {
    "COMPRESS_ALGORITHM": _ALGORITHMS,
    # Streamed responses stay streamed: each piece is compressed when it is ready.
    "COMPRESS_ALGORITHM_STREAMING": ["zstd", "br", "gzip"],
    "COMPRESS_MIMETYPES": [
        "application/atom+xml",
        "application/json",
        "application/opensearchdescription+xml",
        "application/problem+json",
        "application/x-ndjson",
        "application/xml",
        "application/jsonl",
        "image/svg+xml",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
        "text/plain",
    ],
    # gzip's level 6 takes twice the time, for 3 % fewer bytes.
    "COMPRESS_LEVEL": 4,
    "COMPRESS_BR_LEVEL": 3,
}


def init_app(app: Flask) -> None:
    """Compress the responses of `app` as each client prefers; the header Vary tells caches."""
    app.config.update(_SETTINGS)
    _Compression(app)


class _Compression(Compress):
    """Flask-Compress, which would take `gzip;q=0` for a wish, and write the time into gzip."""

    def after_request(self, response: Response | None) -> Response:
        """Compress a response if its client accepts any of the algorithms."""
        accepts_any = "HTTP_ACCEPT_ENCODING" in request.environ
        if response is None or (
            accepts_any and any(map(request.accept_encodings.quality, _ALGORITHMS))
        ):
            return _without_time(super().after_request(response))
        if "Vary" in response.headers:
            response.vary.add("Accept-Encoding")
        else:
            response.headers["Vary"] = "Accept-Encoding"
        return response


def _without_time(response: Response) -> Response:
    """Return a response whose gzip form does not tell when it was made.

    Equal answers have equal bytes, as their strong ETag promises. The time is in bytes 4 to 7, and
    0 where there is none, https://www.rfc-editor.org/rfc/rfc1952#page-7; streams have none.
    """
    if response.headers.get("Content-Encoding") == "gzip" and not response.is_streamed:
        written = response.get_data()
        response.set_data(written[:4] + bytes(4) + written[8:])
    return response


def held_tag(tag: str) -> str:
    """Return the ETag under which the client has the answer of a tag, in a form that it may get.

    Each compressed form has a tag of its own, which ends with the name of the algorithm; the client
    must accept that algorithm, since a cache would pass on its form to whoever asks now. `*` stands
    for any (https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2). Return "" if there is none.
    """
    if request.if_none_match.star_tag:
        return tag
    # werkzeug parses a malformed header as a tag that is None.
    for each in filter(None, request.if_none_match.as_set(include_weak=True)):
        plain, _, algorithm = each.partition(":")
        if plain == tag and (not algorithm or request.accept_encodings[algorithm]):
            return each
    return ""
