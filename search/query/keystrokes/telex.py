"""Telex: letters are keys for accents and tones. `mawjt` is mặt, as are `mawtj` and `matwj`.

An accent or a tone can be typed anywhere after the letter that it belongs to. A key typed once more
undoes its effect (`xooong` is xoong), and z removes the tone.
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
    Diacritics,
)

DOUBLED = re.compile(r"(?<=[aeiouywcghmnpt])([sfrxjwz])\1+|([aeod])\2\2")
"""A key that was typed once more and so writes its letter."""

_TONES = {"f": HUYEN, "s": SAC, "x": NGA, "r": HOI, "j": NANG}
_TONE_KEY = re.compile("[fsxrjz]")
_ONSET = re.compile("[^aeiouyw]*")
_LONE_W = re.compile("([^aouw]*)w")
_VOWEL = re.compile("[aeiouy]")
_DOUBLE_VOWEL = re.compile("aa|ee|oo")
# Few languages end words in j, or long words in f; many names have a j before a vowel.
_RARE_END = re.compile("[^aeiouyw]+[aeiouyw].*j(?![aeiouy])|...+f$")
_SHORT = 5
"""A word in capitals of at least so many keys is not an abbreviation (BWF, EES have fewer)."""

_NONE: Diacritics = frozenset()


def strokes_of(word: str) -> Iterator[Strokes]:
    """Yield the strokes that a word in lower case can stand for, the likeliest first."""
    if len(word) > LONGEST or not (onset := _ONSET.match(word)):
        return
    rime = word[onset.end() :]
    tone = last_tone("".join(_TONE_KEY.findall(rime)), _TONES, "z")
    if tone is None:
        return
    for stroked, stroke in _stroke(onset[0] + _TONE_KEY.sub("", rime)):
        for hooked, hook in _hook(stroked):
            for letters, circumflex in _circumflex(hooked):
                yield Strokes(letters, stroke | hook | circumflex, tone)


def confidence(written: str, strokes: Strokes) -> Confidence | None:
    """Return how sure it is that a word is keystrokes, if no language is known to have it."""
    word = written.lower()
    if not strokes.given:
        return Confidence.POSSIBLE if len(strokes.letters) < len(word) else None
    has_vowel = _VOWEL.search(word) is not None
    is_late = CIRCUMFLEX in strokes.accents and not _DOUBLE_VOWEL.search(word)
    if written.isupper() and (strokes.given < 2 or is_late or len(word) < _SHORT):
        return Confidence.POSSIBLE
    if is_late or not has_vowel:
        return Confidence.LIKELY
    if strokes.given > 1 or word.startswith("dd") or _RARE_END.match(word):
        return Confidence.CERTAIN
    return Confidence.LIKELY


def _stroke(typed: str) -> Iterator[tuple[str, Diacritics]]:
    """Yield the letters without the second d of a word that begins with one."""
    if not typed.startswith("d") or typed.count("d") == 1:
        yield typed, _NONE
    elif typed.count("d") == 2:
        yield "d" + typed.replace("d", ""), frozenset({STROKE})


def _hook(typed: str) -> Iterator[tuple[str, Diacritics]]:
    """Yield the letters without w, which hooks a, o or u, or else is ư itself."""
    if "w" not in typed:
        yield typed, _NONE
    elif "ww" not in typed:
        letters = _LONE_W.sub(r"\1uw", typed, count=1) if _LONE_W.match(typed) else typed
        letters = letters.replace("w", "")
        if typed.count("w") == 1 or (typed.count("w") == 2 and "uo" in letters):
            yield letters, frozenset({HORN})
            yield letters, frozenset({BREVE})


def _circumflex(typed: str) -> Iterator[tuple[str, Diacritics]]:
    """Yield the letters without the second of two a, e or o; a third one undoes it."""
    for vowel in "aeo":
        parts = typed.split(vowel, maxsplit=3)
        if len(parts) == 4:
            typed = vowel.join(parts[:3]) + parts[3]
        elif len(parts) == 3:
            yield vowel.join(parts[:2]) + parts[2], frozenset({CIRCUMFLEX})
    yield typed, _NONE
