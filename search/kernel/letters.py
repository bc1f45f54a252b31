"""Texts in UTF-16, in which calls of the kernel read them letter by letter."""

LETTERS = 1 << 16
"""How many values a letter can have."""

_KEPT = 4

_held: tuple[tuple[str, bytes | None], ...] = ()


def letters_of(text: str) -> bytes | None:
    """Return the letters of a text, two bytes each; None if some of its characters take two."""
    # A text is looked through several times in a row: for names, for words, in lower case. It is
    # known by itself: hashing it takes longer than encoding it.
    for known, letters in _held:
        if known is text:
            return letters
    encoded = text.encode("utf-16-le", "surrogatepass")
    return keep_letters(text, encoded if len(encoded) == 2 * len(text) else None)


def keep_letters(text: str, letters: bytes | None) -> bytes | None:
    """Remember the letters of a text for those who ask next, and return them."""
    global _held
    _held = ((text, letters), *_held[: _KEPT - 1])
    return letters
