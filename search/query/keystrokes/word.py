"""Decoding of one word: the text that its keys stand for, and how sure that is."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from search.query.keystrokes import syllable, telex, vni
from search.query.keystrokes.strokes import LONGEST, Confidence, Strokes


class Method(Protocol):
    """An input method; the modules telex and vni are its instances."""

    def strokes_of(self, word: str) -> Iterator[Strokes]: ...

    def confidence(self, written: str, strokes: Strokes) -> Confidence | None: ...

    def __hash__(self) -> int: ...


METHODS: tuple[Method, ...] = (telex, vni)


class DecodedWord(NamedTuple):
    """The text that the keys of a word stand for, in the typed case."""

    text: str
    confidence: Confidence


FOREIGN_WORDS = Path(__file__).parent / "foreign.toml"
_FOREIGN = tomllib.loads(FOREIGN_WORDS.read_text(encoding="utf-8"))
KEPT = frozenset(_FOREIGN["kept"].split())
"""Foreign words that are never decoded."""

KNOWN = frozenset(_FOREIGN["known"].split())
"""Words of other languages that could be keystrokes too."""

# Shift can be held for both keys of one capital (DDaf, AAn).
_CASES = re.compile("[a-z0-9]+|(?:[A-Z]|AA|DD|EE|OO)[a-z0-9]*|[A-Z0-9]+")
_ABBREVIATION = re.compile("[bcdghklmnpqrstvx]*d[d9][bcdghklmnpqrstvx]*9?")
_TO_STAND_ALONE = 4
"""The least keys of an abbreviation with đ that is surely Vietnamese: CDDV is, HDD is not."""


@lru_cache(maxsize=1 << 12)
def decode_word(written: str, method: Method, *, shouted: bool = False) -> DecodedWord | None:
    """Return the decoding of a word by a method; None if it is no keystrokes.

    Capitals are a sign of an abbreviation, unless the whole query is in capitals (`shouted`).
    """
    word = written.lower()
    if len(word) > LONGEST or word in KEPT or not _CASES.fullmatch(written):
        return None
    for strokes in method.strokes_of(word):
        spelled = syllable.spell(*strokes)
        sure = method.confidence(word if shouted else written, strokes)
        if spelled and sure:
            sure = Confidence.POSSIBLE if word in KNOWN else sure
            return DecodedWord(_in_case(spelled, written), sure)
    return _abbreviation(written) or (_literal(written) if method is telex else None)


def decode_half_typed(written: str) -> str:
    """Return the start of a syllable that the keys typed so far stand for, or the word itself.

    `mawj` is mặ, the start of mặt. Words that can be foreign are decoded too: the caller can try
    both.
    """
    word = written.lower()
    if _CASES.fullmatch(written):
        for method in METHODS:
            for strokes in method.strokes_of(word):
                begun = syllable.begin(*strokes)
                if begun and (strokes.given or method.confidence(written, strokes)):
                    return _in_case(begun, written)
    return written


def _abbreviation(written: str) -> DecodedWord | None:
    """Return the abbreviation with đ that a word stands for, such as HĐND for HDDND."""
    if not _ABBREVIATION.fullmatch(written.lower()):
        return None
    text = _in_case(re.sub("d[d9]", "đ", written.lower()), written)
    known = len(written) < _TO_STAND_ALONE
    return DecodedWord(text, Confidence.POSSIBLE if known else Confidence.LIKELY)


def _literal(written: str) -> DecodedWord | None:
    """Return the foreign word that a doubled key keeps from becoming a syllable: `boxx` is box."""
    doubled = telex.DOUBLED.search(written.lower())
    if doubled is None:
        return None
    text = written[: doubled.start()] + written[doubled.start() + 1 :]
    needs_it = text.lower() in KNOWN | KEPT or len(doubled[0]) > 2
    return DecodedWord(text, Confidence.POSSIBLE) if needs_it else None


def _in_case(spelled: str, written: str) -> str:
    if written.isupper() and len(written) > 1:
        return spelled.upper()
    return spelled.capitalize() if written[:1].isupper() else spelled
