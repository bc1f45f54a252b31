"""What the keys of one word say, before anyone asks whether a syllable is spelled so."""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from search.query.keystrokes.syllable import Diacritics

LONGEST = 14
"""Keys of a word that may be one syllable: nghieengs has nine, corrections add some."""


class Strokes(NamedTuple):
    """Bare letters in the order of their keys, and the marks and the tone that other keys gave."""

    letters: str
    marks: Diacritics
    tone: str

    @property
    def given(self) -> int:
        """How many marks there are, the tone among them."""
        return len(self.marks) + bool(self.tone)


class Confidence(IntEnum):
    """How sure it is that a word is keystrokes, taken alone."""

    POSSIBLE = 1
    """Rather a foreign word or an abbreviation: it takes surer words beside it to be read."""
    LIKELY = 2
    """It has one mark, or marks typed late: some name may be spelled so."""
    CERTAIN = 3
    """Hardly any language writes such words."""


def last_tone(keys: str, tones: Mapping[str, str], eraser: str) -> str | None:
    """Return the tone that tone keys leave, in the order they were pressed; none if they clash.

    A tone is erased before another is typed. The same key twice writes the key itself, and
    different ones in a row are a word of another language or a code (`cars`, `U23`).
    """
    one = f"[{''.join(tones)}]"
    sequence = re.fullmatch(f"(?:{one}{eraser})*({one}?)", keys)
    return tones.get(sequence[1], "") if sequence else None
