"""Vietnamese without accents, as people type it; deliberately without Bantin's own code."""

import re
from unicodedata import combining, normalize

_WORD = re.compile(r"\S+")


def without_accents(text: str) -> str:
    """Return the text with base letters only, đ as d."""
    decomposed = normalize("NFD", text).translate(str.maketrans("đĐ", "dD"))
    return "".join(each for each in decomposed if not combining(each))


def with_half_accents(text: str) -> str:
    """Return the text with every second syllable without accents; the first keeps its own."""
    return "".join(
        without_accents(part) if place % 2 else part
        for place, part in enumerate(_alternating(text))
    )


def _alternating(text: str) -> list[str]:
    """Return the text cut before each syllable; spaces belong to the syllable before them."""
    starts = [match.start() for match in _WORD.finditer(text)]
    return [
        text[start:end]
        for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)
    ]
