"""How Vietnamese is spelled, and the three forms that Bantin knows a syllable by.

*Clean* changes no letter that a reader sees: composed (NFC), look-alikes of Đ mended, invisible
characters dropped, odd spaces made plain. *Term* keeps the accents and unites spellings of one
syllable: lower case, one tone placement, y for i in open syllables. *Plain* drops all marks.

    >>> clean("\u00d0ảng"), term("Thúy"), term("kĩ"), plain("Đường")
    ('Đảng', 'thuý', 'kỹ', 'duong')
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, is_normalized, normalize

LOOK_ALIKES = str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ")
"""Eth and African D, which old fonts and foreign keyboards write for Đ."""

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""Characters without a picture, as the inside of a regular-expression class."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_UNCLEAN = re.compile(f"[{INVISIBLE}{''.join(map(chr, LOOK_ALIKES))}{_ODD_SPACES}]")

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The combining marks huyền, sắc, ngã, hỏi, nặng; any other mark shapes a letter."""

_TONE = re.compile(f"[{TONES}]")
_STROKES = str.maketrans("Đđ", "Dd")

# gi and qu are onsets only before another vowel: gì is g+ì, quý is qu+ý.
_SYLLABLE = re.compile(
    "(?P<onset>gi(?=[aăâeêoôơuưy])|qu(?=[aăâeêiôơy])|ngh?|[cgkpt]h|nh|tr|[bcdđghklmnprstvx])?"
    "(?P<nucleus>[aăâeêioôơuưy]{1,3})"
    "(?P<coda>ng|nh|ch|[cmnptk])?"
)
_UNITED_ONSETS = frozenset(("h", "k", "l", "m", "s", "t", "qu"))
_PAIRS_WITH_TONE_LAST = frozenset(("oa", "oe", "uy"))

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = "\u0300\u0309\u0303\u0301\u0323"
_PLACES = str.maketrans({letter: chr(ord("a") + place) for place, letter in enumerate(_ALPHABET)})

TERM_LENGTH = 64
"""Letters of a term; a longer run is no word, and what follows is not told apart."""


def clean(text: str) -> str:
    """Return the same text composed, with Đ spelled as Đ and without invisible characters."""
    # Nearly all texts are clean, and telling so takes a tenth of cleaning them.
    if is_normalized("NFC", text) and not _UNCLEAN.search(text):
        return text
    composed = normalize("NFC", _INVISIBLE.sub("", text)).translate(LOOK_ALIKES)
    return _ODD_SPACE.sub(" ", composed)


@lru_cache(maxsize=1 << 17)
def term(written: str) -> str:
    """Return the accented term of a written syllable; empty if nothing of it can be searched.

    A tone mark moves to where the spelling reform of 1984 puts it (hòa to hoà, vịêt to việt), and
    i after h k l m s t qu ends an open syllable as y. What is no Vietnamese syllable keeps its
    marks where they are.
    """
    folded = normalize("NFKC", _INVISIBLE.sub("", written)).lower().translate(LOOK_ALIKES)
    letters = "".join(each for each in normalize("NFC", folded) if each.isalnum() or each in TONES)
    if letters.isascii() and not letters.endswith("i"):
        return letters[:TERM_LENGTH]
    toneless, tone = _split_tone(letters)
    syllable = _SYLLABLE.fullmatch(toneless)
    if syllable is None:
        return "".join(each for each in letters if each.isalnum())[:TERM_LENGTH]
    return _place_tone(syllable["onset"] or "", syllable["nucleus"], syllable["coda"] or "", tone)


@lru_cache(maxsize=1 << 17)
def plain(written: str) -> str:
    """Return the term without any mark, đ as d, and itself a term: kî is ky, as ki is."""
    accented = term(written)
    if accented.isascii():
        return accented
    return term(bare(accented))


@lru_cache(maxsize=1 << 16)
def standard(written: str) -> str:
    """Return a written syllable spelled as `term` spells it, in the writer's own case."""
    accented = term(written)
    if written.isupper() and len(written) > 1:
        return accented.upper()
    return accented[:1].upper() + accented[1:] if written[:1].isupper() else accented


def has_marks(accented: str) -> bool:
    """Tell whether a term carries any mark that a keyboard without Vietnamese can't type."""
    return accented != plain(accented)


@lru_cache(maxsize=1 << 17)
def is_compatible(typed: str, indexed: str) -> bool:
    """Tell whether every mark of the typed term stands in the indexed one, as UTS #10 puts it.

    Both are terms. Untyped marks are open: `mât` is compatible with mật and mất, not with mặt.
    But đ is a letter, which who types marks at all has typed: `dương` is not đường, `duong` is.
    """
    return plain(typed) == plain(indexed) and _keeps_marks(typed, indexed)


def begins(stem: str, indexed: str) -> bool:
    """Tell whether an indexed term may go on from what is typed so far, marks compatible.

    `ki` begins kinh, and kỹ as well, which i and y spell alike.
    """
    if is_compatible(term(stem), indexed):
        return True
    typed = _lower(stem)
    return plain(indexed).startswith(bare(typed)) and _keeps_marks(typed, indexed)


@lru_cache(maxsize=1 << 10)
def _lower(stem: str) -> str:
    return clean(stem).lower()


@lru_cache(maxsize=1 << 17)
def bare(letters: str) -> str:
    """Return letters without any mark, and nothing else changed."""
    decomposed = normalize("NFD", letters.translate(_STROKES))
    return normalize("NFC", "".join(each for each in decomposed if not combining(each)))


@lru_cache(maxsize=1 << 14)
def alphabetical(name: str) -> tuple[str, str]:
    """Return what sorts names the Vietnamese way: ă after a, đ after d, tones last.

    Tones tell apart only names of the same letters, as in Unicode's CLDR, and come in its order:
    none, huyền, hỏi, ngã, sắc, nặng; on whichever letter of a syllable they are written.
    """
    decomposed = normalize("NFD", clean(name).lower())
    toneless = normalize("NFC", _TONE.sub("", decomposed))
    tones = (max(map(_TONE_ORDER.find, word)) + 1 for word in decomposed.split())
    return toneless.translate(_PLACES), "".join(map(str, tones))


def _keeps_marks(typed: str, indexed: str) -> bool:
    """Tell whether the letters that begin a term carry the marks that are typed, if any are."""
    if typed == bare(typed):
        return True
    typed_shapes, typed_tones = _marks(typed)
    shapes, tones = _marks(indexed)
    shaped = all(mark in ("", found) for mark, found in zip(typed_shapes, shapes, strict=False))
    return shaped and typed_tones <= tones


@lru_cache(maxsize=1 << 16)
def _marks(accented: str) -> tuple[Sequence[str], frozenset[str]]:
    """Return the shape of each letter, its marks or what makes it d or đ, and the tones of all."""
    shapes: list[str] = []
    tones = set()
    for each in normalize("NFD", accented):
        if each in TONES:
            tones.add(each)
        elif combining(each) and shapes:
            shapes[-1] += each
        else:
            shapes.append(each if each in "dđ" else "")
    return tuple(shapes), frozenset(tones)


def _split_tone(letters: str) -> tuple[str, str]:
    """Return the letters without their tone, and the tone; nothing if there are several tones."""
    decomposed = normalize("NFD", letters)
    tones = _TONE.findall(decomposed)
    if len(tones) > 1:
        return "", ""
    return normalize("NFC", _TONE.sub("", decomposed)), "".join(tones)


def _place_tone(onset: str, nucleus: str, coda: str, tone: str) -> str:
    if nucleus == "i" and not coda and onset in _UNITED_ONSETS:
        nucleus = "y"
    place = _tone_place(nucleus, bool(coda))
    toned = normalize("NFC", nucleus[place] + tone)
    return onset + nucleus[:place] + toned + nucleus[place + 1 :] + coda


def _tone_place(nucleus: str, closed: bool) -> int:
    """Return which letter of a nucleus carries the tone."""
    shaped = [place for place, each in enumerate(nucleus) if each in "ăâêôơư"]
    if shaped:
        return shaped[-1]
    if len(nucleus) == 1:
        return 0
    if len(nucleus) == 3 or closed or nucleus in _PAIRS_WITH_TONE_LAST:
        return 1
    return 0


def plain_term(term: str) -> str:
    """Return the plain form of an indexed term; codes, dates and decimals are their own."""
    return plain(term) if term.isalnum() else term
