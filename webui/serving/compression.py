"""Answers made smaller on the way, for whoever says that they can read them so."""

from typing import Any

from flask import Flask
from flask_compress import Compress

# 60 kB of Vietnamese become 24 kB by each: zstd takes 0.2 ms for that, brotli 0.6, gzip 1.
_ALGORITHMS = ["zstd", "br", "gzip"]

_SETTINGS: dict[str, Any] = {
    "COMPRESS_ALGORITHM": _ALGORITHMS,
    # What comes piece by piece stays so: each piece is compressed when it is there.
    "COMPRESS_ALGORITHM_STREAMING": ["zstd", "br", "gzip"],
    "COMPRESS_MIMETYPES": [
        "application/atom+xml",
        "application/json",
        "application/opensearchdescription+xml",
        "application/problem+json",
        "application/x-ndjson",
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
    """Compress the answers of `app` with what each browser prefers; Vary tells caches so."""
    app.config.update(_SETTINGS)
    Compress(app)
