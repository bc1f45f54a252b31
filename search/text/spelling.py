"""The spelling of Vietnamese, and three forms of a syllable.

*Clean* text looks as before: it is composed (NFC), Đ replaces its look-alikes, invisible characters
are dropped, and all spaces are plain. A *term* has accents, and is the same for all spellings of a
syllable: lower case, one tone placement, y for i in open syllables. A *plain* term has no accents.

    >>> clean("\u00d0ảng"), term("Thúy"), term("kĩ"), plain("Đường")
    ('Đảng', 'thuý', 'kỹ', 'duong')
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import combining, is_normalized, normalize

LOOK_ALIKES = str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ")
"""Eth and African D, which old fonts and foreign keyboards write instead of Đ."""

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""Characters that are not drawn, as the inside of a character class."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_UNCLEAN = re.compile(f"[{INVISIBLE}{''.join(map(chr, LOOK_ALIKES))}{_ODD_SPACES}]")

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The combining characters of huyền, sắc, ngã, hỏi, nặng; all other accents shape a letter."""

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
_RANKS = str.maketrans({letter: chr(ord("a") + rank) for rank, letter in enumerate(_ALPHABET)})

TERM_LENGTH = 64
"""The most characters of a term; longer runs are not words, and are cut."""


def clean(text: str) -> str:
    """Return a text composed, with Đ for its look-alikes and without invisible characters."""
    # Nearly all texts are clean, and checking that takes a tenth of the time of cleaning.
    if text.isascii() or (is_normalized("NFC", text) and not _UNCLEAN.search(text)):
        return text
    composed = normalize("NFC", _INVISIBLE.sub("", text)).translate(LOOK_ALIKES)
    return _ODD_SPACE.sub(" ", composed)


@lru_cache(maxsize=1 << 17)
def term(written: str) -> str:
    """Return the accented term of a written syllable; empty if it has no letter or digit.

    The tone moves to the letter that the spelling reform of 1984 puts it on (hòa to hoà, vịêt to
    việt), and a final i after h k l m s t qu becomes y. Words that are not Vietnamese syllables
    keep their accents unchanged.
    """
    letters = _letters_of(written)
    if letters.isascii() and not letters.endswith("i"):
        return letters[:TERM_LENGTH]
    toneless, tone = _split_tone(letters)
    syllable = _SYLLABLE.fullmatch(toneless)
    if syllable is None:
        return "".join(each for each in letters if each.isalnum())[:TERM_LENGTH]
    return _place_tone(syllable["onset"] or "", syllable["nucleus"], syllable["coda"] or "", tone)


@lru_cache(maxsize=1 << 17)
def plain(written: str) -> str:
    """Return the plain term of a syllable: without accents, d for đ. Both kî and ki are ky."""
    accented = term(written)
    if accented.isascii():
        return accented
    return term(bare(accented))


@lru_cache(maxsize=1 << 16)
def standard(written: str) -> str:
    """Return a written syllable with the spelling of `term` and its own case."""
    return in_case_of(written, term(written))


def in_case_of(written: str, accented: str) -> str:
    """Return the term of a written syllable in the case that the syllable has."""
    if written.isupper() and len(written) > 1:
        return accented.upper()
    return accented[:1].upper() + accented[1:] if written[:1].isupper() else accented


def has_accents(accented: str) -> bool:
    """Tell whether a term has accents, đ included."""
    return accented != plain(accented)


@lru_cache(maxsize=1 << 17)
def is_compatible(typed: str, indexed: str) -> bool:
    """Tell whether the indexed term has every accent of the typed one (asymmetric search, UTS #10).

    Both are terms. Accents that are not typed are open: `mât` is compatible with mật and mất, not
    with mặt. But đ is a letter that readers who type accents type too: `dương` is not compatible
    with đường, while `duong` is.
    """
    return plain(typed) == plain(indexed) and _keeps_accents(typed, indexed)


def begins(stem: str, indexed: str) -> bool:
    """Tell whether an indexed term starts with a typed stem, with compatible accents.

    `ki` begins kinh, and also kỹ, since i and y are spellings of one letter there.
    """
    if is_compatible(term(stem), indexed):
        return True
    typed = _lower(stem)
    return plain(indexed).startswith(bare(typed)) and _keeps_accents(typed, indexed)


@lru_cache(maxsize=1 << 10)
def _lower(stem: str) -> str:
    return clean(stem).lower()


def bare(letters: str) -> str:
    """Return letters without accents, d for đ, and otherwise unchanged."""
    if letters.isascii():
        return letters
    # Words recur; whole queries hardly do, and would fill the memory of a site.
    return _without_accents(letters) if " " in letters else _bare_word(letters)


@lru_cache(maxsize=1 << 15)
def _bare_word(word: str) -> str:
    return _without_accents(word)


def _without_accents(letters: str) -> str:
    decomposed = normalize("NFD", letters.translate(_STROKES))
    return normalize("NFC", "".join(each for each in decomposed if not combining(each)))


@lru_cache(maxsize=1 << 14)
def alphabetical(name: str) -> tuple[str, str]:
    """Return a key that sorts names in Vietnamese order: ă after a, đ after d.

    As in Unicode's CLDR, tones decide only between names of the same letters. Their order is none,
    huyền, hỏi, ngã, sắc, nặng, on whichever letter of the syllable they are written.
    """
    decomposed = normalize("NFD", clean(name).lower())
    toneless = normalize("NFC", _TONE.sub("", decomposed))
    tones = (max(map(_TONE_ORDER.find, word)) + 1 for word in decomposed.split())
    return toneless.translate(_RANKS), "".join(map(str, tones))


def _keeps_accents(typed: str, indexed: str) -> bool:
    """Tell whether a term has the typed accents on its first letters; true if none is typed."""
    if typed == bare(typed):
        return True
    typed_shapes, typed_tones = accents(typed)
    shapes, tones = accents(indexed)
    shaped = all(shape in ("", found) for shape, found in zip(typed_shapes, shapes, strict=False))
    return shaped and typed_tones <= tones


@lru_cache(maxsize=1 << 16)
def accents(accented: str) -> tuple[Sequence[str], frozenset[str]]:
    """Return the shape of each letter of a term, and the tones of all.

    A shape is the letter's accents, or the letter itself if it is d or đ.
    """
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


def _letters_of(written: str) -> str:
    """Return the letters, digits and tones of a written syllable: composed, in lower case."""
    if written.isascii() and written.isalnum():
        return written.lower()
    folded = normalize("NFKC", _INVISIBLE.sub("", written)).lower()
    # `translate` takes longer than all else here.
    if "\u00f0" in folded or "\u0256" in folded:
        folded = folded.translate(LOOK_ALIKES)
    composed = normalize("NFC", folded)
    if composed.isalnum():
        return composed
    return "".join(each for each in composed if each.isalnum() or each in TONES)


def _split_tone(letters: str) -> tuple[str, str]:
    """Return the letters without their tone, and the tone; both are empty if there are several."""
    decomposed = normalize("NFD", letters)
    tones = _TONE.findall(decomposed)
    if len(tones) > 1:
        return "", ""
    return normalize("NFC", _TONE.sub("", decomposed)), "".join(tones)


def _place_tone(onset: str, nucleus: str, coda: str, tone: str) -> str:
    if nucleus == "i" and not coda and onset in _UNITED_ONSETS:
        nucleus = "y"
    index = _tone_index(nucleus, bool(coda))
    toned = normalize("NFC", nucleus[index] + tone)
    return onset + nucleus[:index] + toned + nucleus[index + 1 :] + coda


def _tone_index(nucleus: str, closed: bool) -> int:
    """Return the index of the letter of a nucleus that carries the tone."""
    shaped = [index for index, each in enumerate(nucleus) if each in "ăâêôơư"]
    if shaped:
        return shaped[-1]
    if len(nucleus) == 1:
        return 0
    if len(nucleus) == 3 or closed or nucleus in _PAIRS_WITH_TONE_LAST:
        return 1
    return 0


def plain_term(term: str) -> str:
    """Return the plain form of an indexed term; codes, dates and decimals are unchanged."""
    return plain(term) if term.isalnum() else term
