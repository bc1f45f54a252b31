"""The table of letters that the kernel highlights with; `search/kernel/highlight/highlight.h`."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain
from unicodedata import category, normalize

from search.highlight.prefilter import is_ordinary
from search.text.grapheme import stands_alone
from search.text.spelling import LOOK_ALIKES, TONES, accents, bare

# Beyond these are scripts and signs that hardly any bulletin has; Python knows them.
_KNOWN = (*range(0x250), *range(0x1E00, 0x1F00), *range(0x2010, 0x2028), *range(0x2030, 0x205F))
_KNOWN_SIGNS = (*range(0x20A0, 0x20D0), *range(0x2100, 0x2214), *range(0x25A0, 0x2600))
SIZE = 0x2600

IS_ODD = 128
NO_SHAPE = 0
UNKNOWN_SHAPE = 255
"""A shape that no letter of the table has."""


class Kind(IntEnum):
    """What a letter is, unless it stands for one from a to z; highlight.h has the same numbers."""

    SIGN = 0
    SPACE = 1
    DIGIT = 2
    OTHER = 3
    UNSURE = 4


@dataclass(frozen=True, slots=True)
class Alphabet:
    """For each of SIZE letters its kind, the number of its shape, and its tones as bits."""

    kinds: bytes
    shapes: bytes
    tones: bytes
    shape_numbers: dict[str, int]

    def number_of(self, shape: str) -> int:
        """Return the number of the shape of a letter, as `spelling.accents` returns it."""
        return self.shape_numbers.get(shape, UNKNOWN_SHAPE)


@cache
def alphabet() -> Alphabet:
    """Return the table, made once."""
    kinds, shapes, tones = bytearray([Kind.UNSURE]) * SIZE, bytearray(SIZE), bytearray(SIZE)
    numbers = {"": NO_SHAPE}
    for code in chain(_KNOWN, _KNOWN_SIGNS):
        letter = chr(code)
        kinds[code] = _kind(letter)
        if kinds[code] & ~IS_ODD >= ord("a"):
            (shape,), own_tones = accents(_folded(letter))
            shapes[code] = numbers.setdefault(shape, len(numbers))
            tones[code] = bits_of(own_tones)
    return Alphabet(bytes(kinds), bytes(shapes), bytes(tones), numbers)


def bits_of(tones: frozenset[str]) -> int:
    """Return tones as bits."""
    return sum(1 << TONES.index(each) for each in tones)


def _kind(letter: str) -> int:
    oddness = 0 if is_ordinary(letter) else IS_ODD
    if category(letter) == "Cc":
        if oddness:
            return Kind.UNSURE
    elif not stands_alone(letter):
        return Kind.UNSURE
    if letter.isspace():
        return Kind.SPACE | oddness
    if not letter.isalnum():
        return Kind.SIGN | oddness
    folded = _folded(letter)
    if len(folded) == 1 and "a" <= (base := bare(folded)) <= "z":
        return ord(base) | oddness
    if folded.isascii() and folded.isdigit():
        return (Kind.OTHER if oddness else Kind.DIGIT) | oddness
    # What becomes several letters may become a syllable.
    return Kind.UNSURE if len(folded) != 1 else Kind.OTHER | oddness


def _folded(letter: str) -> str:
    """Return a letter as `spelling.term` folds it."""
    folded = normalize("NFKC", letter).lower().translate(LOOK_ALIKES)
    return "".join(each for each in normalize("NFC", folded) if each.isalnum() or each in TONES)
