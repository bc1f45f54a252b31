"""A query as keystrokes: which of its words were typed with the Vietnamese mode off.

    >>> decode_keystrokes("Mawjt traanj Toor quoocs"), decode_keystrokes("quoc hoi Moscow")
    ('Mặt trận Tổ quốc', None)

One word alone proves little: `car` is cả in Telex, too. So the words of a query are witnesses for
each other. Nothing here knows an index; a caller asks when the literal query finds too little.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from search.query.keystrokes import syllable
from search.query.keystrokes.strokes import Confidence
from search.query.keystrokes.word import KEPT, METHODS, Method, Reading, decode_word
from search.text.spelling import clean

_QUOTES = '"“”„‟«»＂'
# Passed over: quoted phrases, operators, and what begins with a digit or has signs inside (codes,
# dates, amounts, addresses). A hyphen or a slash may join words.
_PART = re.compile(
    rf"[{_QUOTES}][^{_QUOTES}]*+(?:[{_QUOTES}]|$)"
    rf"|(?<!\S)(?:OR|\|)(?!\S)"
    rf"|[^\w\s{_QUOTES}]*+"
    rf"(?P<words>[^\W\d_][^\W_]*+(?:[-/][^\W\d_][^\W_]*+)*+)"
    rf"[^\w\s{_QUOTES}]*+(?=[\s{_QUOTES}]|$)"
    rf"|[^\s{_QUOTES}]++"
)
_WORD = re.compile("[^-/]+")


class _Other(Enum):
    """What a word that can't be keystrokes says of the query."""

    NOTHING = 0
    """A number, an abbreviation."""
    UNMARKED = 1
    """A syllable as it should be: both kinds of queries have them."""
    ACCENTLESS = 2
    """A syllable without the marks it needs, or one with marks: no such key was left untyped."""
    FOREIGN = 3
    """Foreign words stand in both kinds of queries, and bring others with them."""


# A word that is likely keystrokes is believed next to so many others; beyond that it is rather a
# name that happens to look so. Of 5,000 parts of newspaper titles typed as keys, 92.8 % came back
# with no unmarked syllable allowed, 98.3 % with one and 98.8 % with two; three gained nothing, and
# misread 7 of 60,000 accentless parts instead of 3. No foreign word allowed: 96.8 %, two: 98.8 %.
UNMARKED_PER_LIKELY = 2
FOREIGN_PER_LIKELY = 3

LONGEST_QUERY = 2_000
"""Characters; who types more has long seen that the Vietnamese mode is off."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at `text[start:end]`, and what it says of the query, whatever it is read as."""

    start: int
    end: int
    reading: Reading | None
    witness: Confidence | _Other


def decode_keystrokes(text: str) -> str | None:
    """Return the Vietnamese that a query typed in Telex or VNI was meant to be; none if it wasn't.

    Words that are no keystrokes stay, as do signs, each in its place. Any text has an answer.
    """
    text = clean(text)
    if len(text) > LONGEST_QUERY:
        return None
    readings = (_believed(list(_words(text, each))) for each in METHODS)
    believed = max(readings, key=lambda words: sum(each.witness.value for each in words))
    if not believed:
        return None
    parts: list[str] = []
    end = 0
    for word in believed:
        parts += text[end : word.start], word.reading.text if word.reading else ""
        end = word.end
    return "".join(parts) + text[end:]


def _words(text: str, method: Method) -> Iterator[_Word]:
    shouted = text.isupper() and len(text.split()) > 1
    for part in _PART.finditer(text):
        if part["words"]:
            for match in _WORD.finditer(text, *part.span("words")):
                reading = decode_word(match[0], method, shouted=shouted)
                witness = reading.confidence if reading else _other(match[0], shouted)
                yield _Word(*match.span(), reading, witness)


def _other(written: str, shouted: bool) -> _Other:
    if written.lower() in KEPT or (written.isupper() and not shouted):
        return _Other.NOTHING
    word = written.lower()
    if syllable.is_plain(word):
        return _Other.UNMARKED
    return _Other.ACCENTLESS if syllable.is_bare(word) or not word.isascii() else _Other.FOREIGN


def _believed(words: Sequence[_Word]) -> Sequence[_Word]:
    """Return the words that are keystrokes, in the company that they have."""
    least = _least_confidence(Counter(each.witness for each in words))
    if least is None:
        return ()
    return [
        word
        for place, word in enumerate(words)
        if word.reading and word.reading.confidence >= least
        # Las is lá, but not in Las Vegas.
        if word.witness is not Confidence.POSSIBLE or not _is_beside_foreign(words, place)
    ]


def _least_confidence(count: Counter[Confidence | _Other]) -> Confidence | None:
    """Return how sure a reading must be to be believed; none if none is."""
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


def _is_beside_foreign(words: Sequence[_Word], place: int) -> bool:
    return any(each.witness is _Other.FOREIGN for each in words[max(place - 1, 0) : place + 2])
