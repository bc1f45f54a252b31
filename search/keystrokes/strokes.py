"""What the keys of one word say, before anyone asks whether a syllable is spelled so."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from search.keystrokes.syllable import Marks

LONGEST = 14
"""Keys of a word that may be one syllable: nghieengs has nine, corrections add some."""


class Strokes(NamedTuple):
    """Bare letters in the order of their keys, and the marks and the tone that other keys gave."""

    letters: str
    marks: Marks
    tone: str


def last_tone(keys: str, tones: Mapping[str, str], eraser: str) -> str | None:
    """Return the tone that tone keys leave, in the order they were pressed; none if they clash.

    A tone is erased before another is typed. The same key twice writes the key itself, and
    different ones in a row are a word of another language or a code (`cars`, `U23`).
    """
    kept = re.sub(f"[{''.join(tones)}]{eraser}", "", keys)
    return tones.get(kept) if kept else ""
