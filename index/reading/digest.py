"""Digests of files and records; those with a known digest are not read again."""

from hashlib import blake2b, file_digest
from pathlib import Path

DIGEST_BYTES = 16

READING_VERSION = 2
"""Raised whenever a reader changes what it makes of the same bytes: all sources are read anew."""


def digest_record(data: bytes, kind: str) -> bytes:
    """Return the digest of a record in a file of a kind, such as ".jsonl"."""
    return blake2b(data, digest_size=DIGEST_BYTES, person=_reader(kind)).digest()


def digest_file(path: Path, kind: str) -> bytes:
    """Return the digest of a whole file of a kind; raises OSError."""
    with path.open("rb") as file:
        start = blake2b(digest_size=DIGEST_BYTES, person=_reader(kind))
        return file_digest(file, lambda: start).digest()


def _reader(kind: str) -> bytes:
    return f"{READING_VERSION}{kind}".encode()
