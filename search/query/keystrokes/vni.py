"""VNI: digits are keys for accents and tones. `ma85t` is mặt, as are `ma8t5` and `mat85`.

1 to 5 are the tones, 6 the circumflex, 7 the horn, 8 the breve, 9 makes đ, 0 removes the tone.
"""

import re
from collections.abc import Iterator

from search.query.keystrokes.strokes import LONGEST, Confidence, Strokes, last_tone
from search.query.keystrokes.syllable import (
    BREVE,
    CIRCUMFLEX,
    HOI,
    HORN,
    HUYEN,
    NANG,
    NGA,
    SAC,
    STROKE,
)

_TONES = {"1": SAC, "2": HUYEN, "3": HOI, "4": NGA, "5": NANG}
_ACCENTS = {"6": CIRCUMFLEX, "7": HORN, "8": BREVE, "9": STROKE}
_WORD = re.compile("(?:[a-z]*[aeiouy]|d(?=9))[a-z0-9]*")
_LETTER = re.compile("[a-z]")
_TONE_KEY = re.compile("[0-5]")
_ACCENT_KEY = re.compile("[6-9]")
# Words of one letter, in the order in which they are typed; u17, a16 and E5 are something else.
_ONE_LETTER = re.compile("[aeouy][67]?[1-5]?")
_ONE_CAPITAL = re.compile("A1|Y1|O[67][1-5]?")
_OWN_WORD = re.compile("y1|o6|[aeo]6[1-5]|[ou]7[1-5]")


def strokes_of(word: str) -> Iterator[Strokes]:
    """Yield the strokes that a word in lower case can stand for."""
    if len(word) > LONGEST or not _WORD.fullmatch(word):
        return
    tone = last_tone("".join(_TONE_KEY.findall(word)), _TONES, "0")
    accents = "".join(_ACCENT_KEY.findall(word))
    # The horn alone may come twice, once on each letter of ươ.
    if tone is not None and len(set(accents)) == len(accents.replace("77", "7", 1)):
        letters = "".join(_LETTER.findall(word))
        yield Strokes(letters, frozenset(_ACCENTS[each] for each in accents), tone)


def confidence(written: str, strokes: Strokes) -> Confidence | None:
    """Return how sure it is that a word is keystrokes, if no language is known to have it."""
    if not strokes.given:
        # Digits that only remove a tone are a number: readers do not type tap20 for tap.
        return None
    digits_last = written.rstrip("0123456789").isalpha()
    if len(strokes.letters) == 1:
        return _confidence_of_letter(written)
    if written.isupper() and digits_last:
        return Confidence.POSSIBLE
    return Confidence.CERTAIN if strokes.given > 1 or not digits_last else Confidence.LIKELY


def _confidence_of_letter(written: str) -> Confidence | None:
    if written.isupper():
        return Confidence.POSSIBLE if _ONE_CAPITAL.fullmatch(written) else None
    if _OWN_WORD.fullmatch(written):
        return Confidence.LIKELY
    return Confidence.POSSIBLE if _ONE_LETTER.fullmatch(written) else None
