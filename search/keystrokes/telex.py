"""Telex: letters are keys for marks and tones. `mawjt` is mặt, and so are `mawtj` and `matwj`.

A mark or a tone may be typed anywhere after the letter that it belongs to. A key typed once more
takes back what it did (`xooong` is xoong, `ass` no syllable), z takes back the tone.
"""

import re
from collections.abc import Iterator

from search.keystrokes.strokes import LONGEST, Strokes, last_tone
from search.keystrokes.syllable import (
    BREVE,
    CIRCUMFLEX,
    HOI,
    HORN,
    HUYEN,
    NANG,
    NGA,
    SAC,
    STROKE,
    Marks,
)

_TONES = {"f": HUYEN, "s": SAC, "x": NGA, "r": HOI, "j": NANG}
_TONE_KEY = re.compile("[fsxrjz]")
_FIRST_VOWEL = re.compile("[aeiouyw]")
_LONE_W = re.compile("([^aouw]*)w")

_NONE: Marks = frozenset()


def readings(word: str) -> Iterator[Strokes]:
    """Yield what the keys of a small word may say, the likeliest first."""
    vowel = _FIRST_VOWEL.search(word)
    if vowel is None or len(word) > LONGEST:
        return
    onset, rime = word[: vowel.start()], word[vowel.start() :]
    tone = last_tone("".join(_TONE_KEY.findall(rime)), _TONES, "z")
    if tone is None:
        return
    for stroked, stroke in _stroke(onset + _TONE_KEY.sub("", rime)):
        for hooked, hook in _hook(stroked):
            for letters, circumflex in _circumflex(hooked):
                yield Strokes(letters, stroke | hook | circumflex, tone)


def _stroke(typed: str) -> Iterator[tuple[str, Marks]]:
    """Yield the letters without the second d of a word that begins with one."""
    if not typed.startswith("d") or typed.count("d") == 1:
        yield typed, _NONE
    elif typed.count("d") == 2:
        yield "d" + typed.replace("d", ""), frozenset({STROKE})


def _hook(typed: str) -> Iterator[tuple[str, Marks]]:
    """Yield the letters without w, which hooks a, o or u, or else is ư itself."""
    if "w" not in typed:
        yield typed, _NONE
    elif "ww" not in typed:
        letters = _LONE_W.sub(r"\1uw", typed, count=1) if _LONE_W.match(typed) else typed
        letters = letters.replace("w", "")
        if typed.count("w") == 1 or (typed.count("w") == 2 and "uo" in letters):
            yield letters, frozenset({HORN})
            yield letters, frozenset({BREVE})


def _circumflex(typed: str) -> Iterator[tuple[str, Marks]]:
    """Yield the letters without the second of two a, e or o, which a third one takes back."""
    for vowel in "aeo":
        parts = typed.split(vowel, maxsplit=3)
        if len(parts) == 4:
            typed = vowel.join(parts[:3]) + parts[3]
        elif len(parts) == 3:
            yield vowel.join(parts[:2]) + parts[2], frozenset({CIRCUMFLEX})
    yield typed, _NONE
