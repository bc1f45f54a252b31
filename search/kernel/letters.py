"""Texts in UTF-16, in which calls of the kernel read them letter by letter."""

from functools import lru_cache

LETTERS = 1 << 16
"""How many values a letter can have."""


# A text is looked through several times in a row: for names, for words, in lower case.
@lru_cache(maxsize=4)
def letters_of(text: str) -> bytes | None:
    """Return the letters of a text, two bytes each; None if some of its characters take two."""
    letters = text.encode("utf-16-le", "surrogatepass")
    return letters if len(letters) == 2 * len(text) else None
