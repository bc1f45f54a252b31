"""Simulates typists with several habits, whose keyboard is not in its Vietnamese mode."""

from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import normalize

from search.query.keystrokes.syllable import toneless_syllables
from search.text.spelling import bare, term

TELEX = {
    "\u0300": "f",
    "\u0301": "s",
    "\u0303": "x",
    "\u0309": "r",
    "\u0323": "j",
    "\u0306": "w",
    "\u031b": "w",
}
VNI = {
    "\u0300": "2",
    "\u0301": "1",
    "\u0303": "4",
    "\u0309": "3",
    "\u0323": "5",
    "\u0302": "6",
    "\u031b": "7",
    "\u0306": "8",
}
TONES = "\u0300\u0301\u0303\u0309\u0323"

USUAL = ("tone last", "one hook for both", "the first hook for both", "tone at its vowel")
"""The habits that most people have."""

Keys = Callable[[str], dict[str, str]]
"""What tells the keys of a syllable by habit, as `telex` and `vni` do."""

Letter = tuple[str, str, str]
"""A letter, the key of its shape, the key of its tone."""


def telex(syllable: str) -> dict[str, str]:
    """Return the keys that write a small syllable, by the habit of who types them."""
    letters = list(_letters(syllable, TELEX))
    ways = _ways(letters)
    ways["w for uw"] = ways["tone last"].replace("uw", "w")
    if "oo" in bare(syllable):
        # Who writes xoong has to take the circumflex back.
        ways = {habit: keys.replace("oo", "ooo") for habit, keys in ways.items()}
    return ways


def vni(syllable: str) -> dict[str, str]:
    """Return the keys that write a small syllable, by the habit of who types them."""
    return _ways(list(_letters(syllable, VNI)))


def _letters(syllable: str, keys: dict[str, str]) -> Iterator[Letter]:
    for each in normalize("NFC", syllable):
        decomposed = normalize("NFD", each)
        letter, marks = decomposed[0], decomposed[1:]
        shape = "".join(keys.get(mark, letter) for mark in marks if mark not in TONES)
        tone = "".join(keys[mark] for mark in marks if mark in TONES)
        if letter == "đ":
            letter, shape = "d", "9" if keys is VNI else "d"
        yield letter, shape, tone


def _ways(letters: list[Letter]) -> dict[str, str]:
    tone = "".join(tone for _, _, tone in letters)
    plain = "".join(letter for letter, _, _ in letters)
    shaped = "".join(letter + shape for letter, shape, _ in letters)
    once = shaped.replace("uwow", "uow").replace("u7o7", "uo7")
    first = shaped.replace("uwow", "uwo").replace("u7o7", "u7o")
    shapes = "".join(dict.fromkeys(shape for _, shape, _ in letters if shape))
    late_d = plain[:1] + once[2:] + once[1] if letters[0][1] and plain[0] == "d" else once
    return {
        "tone last": shaped + tone,
        "one hook for both": once + tone,
        "the first hook for both": first + tone,
        "tone at its vowel": "".join(map("".join, letters)),
        "tone before the shape": "".join(letter + tone + shape for letter, shape, tone in letters),
        "all at the end": plain + shapes + tone,
        "tone, then shapes at the end": plain + tone + shapes,
        "đ last": late_d + tone,
    }


@cache
def syllables() -> tuple[str, ...]:
    """Return the terms of all syllables, in all tones that they can have."""
    return tuple(
        sorted(
            term(toneless + tone)
            for toneless in set(toneless_syllables())
            for tone in ("", *TONES)
            if tone in ("\u0301", "\u0323") or not toneless.endswith(("c", "ch", "k", "p", "t"))
        )
    )
