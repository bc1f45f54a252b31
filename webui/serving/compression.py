"""The compression of responses for clients that accept it."""

from typing import Any

from flask import Flask, request
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
    Compress(app)


def held_tag(tag: str) -> str:
    """Return the ETag under which the client has the answer of a tag, in a form that it may get.

    Each compressed form has a tag of its own, which ends with the name of the algorithm; the client
    must accept that algorithm, since a cache would pass on its form to whoever asks now. Return ""
    if there is none.
    """
    # werkzeug parses a malformed header as a tag that is None.
    for each in filter(None, request.if_none_match.as_set(include_weak=True)):
        plain, _, algorithm = each.partition(":")
        if plain == tag and (not algorithm or request.accept_encodings[algorithm]):
            return each
    return ""
