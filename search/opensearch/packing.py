"""Bytes that a document keeps in a column of the cluster: in base64 on the way, texts compressed.

A column is cheaper to read than what nodes store beside it, which lies in large compressed blocks:
for the ten records of a page these took five milliseconds.
"""

from base64 import b64encode
from binascii import a2b_base64
from zlib import compress, decompress

_STANDARD = bytes.maketrans(b"-_", b"+/")


def encode(data: bytes) -> str:
    """Return bytes as a cluster takes them for a binary field."""
    return b64encode(data).decode()


def decode(encoded: str) -> bytes:
    """Return the bytes of a binary field.

    A cluster gives them back in the alphabet for URLs, and without padding.
    """
    return a2b_base64(encoded.encode().translate(_STANDARD) + b"==")


def pack(text: bytes) -> str:
    """Return a text as a cluster takes it, compressed."""
    return encode(compress(text, 6))


def unpack(packed: str) -> bytes:
    """Return the text that was packed."""
    return decompress(decode(packed))
