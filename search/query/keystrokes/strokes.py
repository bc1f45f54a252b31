"""The strokes of one word: what its keys stand for, whether or not such a syllable exists."""

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from search.query.keystrokes.syllable import Diacritics

LONGEST = 14
"""Keys of the longest word that is decoded: nghieengs has nine, and corrections add some."""


class Strokes(NamedTuple):
    """Bare letters in the order of their keys, and the accents and the tone that other keys add."""

    letters: str
    accents: Diacritics
    tone: str

    @property
    def given(self) -> int:
        """The number of accents, the tone included."""
        return len(self.accents) + bool(self.tone)


class Confidence(IntEnum):
    """How sure it is that a word alone is keystrokes."""

    POSSIBLE = 1
    """Rather a foreign word or an abbreviation; it is decoded only beside surer words."""
    LIKELY = 2
    """It has one accent, or accents typed late; a name could be spelled so."""
    CERTAIN = 3
    """Hardly any language has such words."""


def last_tone(keys: str, tones: Mapping[str, str], eraser: str) -> str | None:
    """Return the tone that tone keys in typed order give; None if they contradict each other.

    Before another tone is typed, the first must be erased. The same key twice writes the key
    itself; different keys are a word of another language or a code (`cars`, `U23`).
    """
    one = f"[{''.join(tones)}]"
    sequence = re.fullmatch(f"(?:{one}{eraser})*({one}?)", keys)
    return tones.get(sequence[1], "") if sequence else None
