"""The cursor of a program that reads an answer page by page: opaque, bound to one generation.

It is checked but not signed, since it gives access to nothing that is not public.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from hashlib import blake2b

from search.parameters import PAGE_LIMIT

BEGINNING = "*"

_FORM = re.compile(r"([0-9A-Za-z.-]{1,40})/([0-9]{1,7})/([0-9a-f]{16})")


class WrongCursorError(ValueError):
    """The text is not a cursor, or it is the cursor of another question."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The next page of the answer that a generation gives to a question."""

    generation: str
    page: int

    def write(self, question: str) -> str:
        """Return the cursor as text, for an address."""
        text = f"{self.generation}/{self.page}"
        return urlsafe_b64encode(f"{text}/{_digest(text, question)}".encode()).decode().rstrip("=")


def read_cursor(written: str, question: str) -> Cursor:
    """Return the cursor that was written for the same question; raises WrongCursorError."""
    try:
        text = urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode("ascii")
    except (Error, ValueError) as error:
        raise WrongCursorError(written) from error
    form = _FORM.fullmatch(text)
    if form is None or form[3] != _digest(f"{form[1]}/{form[2]}", question):
        raise WrongCursorError(written)
    page = int(form[2])
    if not 1 < page <= PAGE_LIMIT:
        raise WrongCursorError(written)
    return Cursor(form[1], page)


def _digest(text: str, question: str) -> str:
    return blake2b(f"{text}\n{question}".encode(), digest_size=8).hexdigest()
