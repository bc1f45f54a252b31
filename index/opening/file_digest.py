"""The digest of a file, as `meta.json` records it."""

from hashlib import blake2b, file_digest
from pathlib import Path

_BYTES = 16


def digest_of(path: Path) -> str:
    """Return the digest of a file in hexadecimal; raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=_BYTES)).hexdigest()
