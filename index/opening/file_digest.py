"""The digest of a file, as `meta.json` records it."""

from hashlib import blake2b, file_digest
from pathlib import Path

_BYTES = 16


def digest_of(path: Path) -> str:
    """Return the digest of a file in hexadecimal; raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=_BYTES)).hexdigest()


def is_whole(path: Path, digest: str | None) -> bool:
    """Tell whether a file can be read and has a digest; a digest of None is that of no file."""
    try:
        return digest_of(path) == digest
    except OSError:
        return False
