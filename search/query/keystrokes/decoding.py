"""Decoding of a query that was typed in Telex or VNI with the Vietnamese mode off.

    >>> decode_keystrokes("Mawjt traanj Toor quoocs"), decode_keystrokes("quoc hoi Moscow")
    ('Mặt trận Tổ quốc', None)

One word alone proves little: `car` is cả in Telex too. So each word of a query is evidence for or
against the others. No index is used here; callers decode when the literal query finds little.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from search.query.keystrokes import syllable
from search.query.keystrokes.strokes import Confidence
from search.query.keystrokes.word import KEPT, METHODS, DecodedWord, Method, decode_word
from search.text.spelling import clean

_QUOTES = '"“”„‟«»＂'
# Quoted phrases, operators, and words that start with a digit or contain signs (codes, dates,
# amounts, addresses) are skipped. A hyphen or a slash can join words.
_PART = re.compile(
    rf"[{_QUOTES}][^{_QUOTES}]*+(?:[{_QUOTES}]|$)"
    rf"|(?<!\S)(?:OR|\|)(?!\S)"
    rf"|[^\w\s{_QUOTES}]*+"
    rf"(?P<words>[^\W\d_][^\W_]*+(?:[-/][^\W\d_][^\W_]*+)*+)"
    rf"[^\w\s{_QUOTES}]*+(?=[\s{_QUOTES}]|$)"
    rf"|[^\s{_QUOTES}]++"
)
_WORD = re.compile("[^-/]+")
# Telex has w, a tone after a vowel, or a letter twice; VNI has digits. Most queries have none.
_KEYS = re.compile(
    r"[0-9w]|[aeiouy]\w{0,13}[fsxrjz]|([adeo])\w{0,13}\1|([fsxrjz])\2", re.ASCII | re.IGNORECASE
)


class _Other(Enum):
    """What a word that can't be keystrokes tells about the query."""

    NOTHING = 0
    """A number, an abbreviation."""
    UNMARKED = 1
    """A correct syllable without accents: queries with and without keystrokes have them."""
    ACCENTLESS = 2
    """A syllable that lacks its accents, or has accents: its keys were not pressed, or worked."""
    FOREIGN = 3
    """A foreign word: queries with and without keystrokes have them, and often several."""


# For each word that is likely keystrokes, so many others are allowed; with more, it is rather a
# name that looks like keystrokes. Of 5,000 parts of newspaper titles typed as keys, 92.8 % came
# back with no unmarked syllable allowed, 98.3 % with one and 98.8 % with two; three gained nothing,
# and misread 7 of 60,000 accentless parts instead of 3. No foreign word allowed: 96.8 %, two:
# 98.8 %.
UNMARKED_PER_LIKELY = 2
FOREIGN_PER_LIKELY = 3

LONGEST_QUERY = 2_000
"""The longest query that is decoded, in characters; longer typing errors get noticed."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word `text[start:end]`, its decoding if it has one, and what it tells about the query."""

    start: int
    end: int
    decoded: DecodedWord | None
    witness: Confidence | _Other


def decode_keystrokes(text: str) -> str | None:
    """Return the Vietnamese text of a query typed in Telex or VNI; None if it was not.

    Words that are no keystrokes, and all signs, stay unchanged.
    """
    text = clean(text)
    if len(text) > LONGEST_QUERY or not has_keys(text):
        return None
    spans = list(_spans(text))
    choices = (_believed(_words(text, spans, each)) for each in METHODS)
    believed = max(choices, key=lambda words: sum(each.witness.value for each in words))
    if not believed:
        return None
    parts: list[str] = []
    end = 0
    for word in believed:
        parts += text[end : word.start], word.decoded.text if word.decoded else ""
        end = word.end
    return "".join(parts) + text[end:]


def has_keys(text: str) -> bool:
    """Tell whether a text has anything that is a key of a method and not only a letter."""
    return _KEYS.search(text) is not None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a query begin and end that may be keystrokes."""
    for part in _PART.finditer(text):
        if part["words"]:
            yield from (each.span() for each in _WORD.finditer(text, *part.span("words")))


def _words(text: str, spans: Sequence[tuple[int, int]], method: Method) -> Sequence[_Word]:
    """Return the words of a query; none if a method decodes none of them, as is usual."""
    shouted = text.isupper() and len(text.split()) > 1
    written = [text[start:end] for start, end in spans]
    decoded = [decode_word(each, method, shouted=shouted) for each in written]
    if not any(decoded):
        return ()
    return [
        _Word(*span, word, word.confidence if word else _other(each, shouted))
        for span, each, word in zip(spans, written, decoded, strict=True)
    ]


def _other(written: str, shouted: bool) -> _Other:
    if written.lower() in KEPT or (written.isupper() and not shouted):
        return _Other.NOTHING
    word = written.lower()
    if syllable.is_plain(word):
        return _Other.UNMARKED
    return _Other.ACCENTLESS if syllable.is_bare(word) or not word.isascii() else _Other.FOREIGN


def _believed(words: Sequence[_Word]) -> Sequence[_Word]:
    """Return the words that are keystrokes, judged by all words together."""
    if not words:
        return ()
    least = _least_confidence(Counter(each.witness for each in words))
    if least is None:
        return ()
    return [
        word
        for index, word in enumerate(words)
        if word.decoded and word.decoded.confidence >= least
        # Las is lá, but not in Las Vegas.
        if word.witness is not Confidence.POSSIBLE or not _is_beside_foreign(words, index)
    ]


def _least_confidence(count: Counter[Confidence | _Other]) -> Confidence | None:
    """Return the lowest confidence that is believed; None if no decoding is."""
    likely = count[Confidence.CERTAIN] + count[Confidence.LIKELY]
    if count[Confidence.CERTAIN]:
        mixed = count[_Other.ACCENTLESS] > likely
        return Confidence.LIKELY if mixed else Confidence.POSSIBLE
    is_likely = (
        likely
        and not count[_Other.ACCENTLESS]
        and count[_Other.UNMARKED] <= UNMARKED_PER_LIKELY * likely
        and count[_Other.FOREIGN] <= FOREIGN_PER_LIKELY * likely
    )
    return Confidence.POSSIBLE if is_likely else None


def _is_beside_foreign(words: Sequence[_Word], index: int) -> bool:
    return any(each.witness is _Other.FOREIGN for each in words[max(index - 1, 0) : index + 2])
