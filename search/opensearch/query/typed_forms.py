"""The typed forms of an indexed term: everything that, typed, is answered by it.

A cluster indexes at each position the typed forms of its term as tokens, and the term itself with
EXACT before it. So a constraint of accents is the look-up of one token: `mât` stands where mật and
mất do, and not where mặt does. A Vietnamese syllable has at most nine typed forms.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import prod
from unicodedata import combining, normalize

from search.query.clause import TermClause
from search.text.spelling import TONES, bare, is_compatible, plain, term
from search.text.token import TokenKind

SIGN = "|"
"""Stands between the tokens of one position; no term has it."""

EXACT = "="
"""Begins the token of exactly one accented term; no term does."""

MOST_CHOICES = 512
"""A run of letters with more ways to drop accents is no syllable: it is found whole, or plain."""


@lru_cache(maxsize=1 << 18)
def typed_forms(indexed: str) -> tuple[str, ...]:
    """Return the terms that a typed syllable can be to be answered by an indexed one, itself first.

    They are those that `search.text.spelling.is_compatible` accepts.
    """
    if not indexed.isalnum() or indexed.isascii():
        return (indexed,)
    letters, tones = _taken_apart(indexed)
    ways = [tuple(dict.fromkeys((bare(letter), letter))) for letter in letters]
    if prod(map(len, ways)) * (len(letters) + 1) ** len(tones) > MOST_CHOICES:
        return tuple(dict.fromkeys((indexed, plain(indexed))))
    shaped = map("".join, product(*ways))
    typed = {term(toned) for each in shaped for toned in _toned(each, tones)}
    return indexed, *sorted(each for each in typed - {indexed} if is_compatible(each, indexed))


def _taken_apart(indexed: str) -> tuple[list[str], list[str]]:
    """Return the letters of a term without their tones, and the tones."""
    letters: list[str] = []
    tones: list[str] = []
    for each in normalize("NFD", indexed):
        if each in TONES:
            tones.append(each)
        elif combining(each) and letters:
            letters[-1] += each
        else:
            letters.append(each)
    return letters, tones


def _toned(letters: str, tones: Sequence[str]) -> Iterator[str]:
    """Yield letters with none, some or all of the tones, each on any letter.

    Where in a syllable its tone belongs, `term` knows.
    """
    if not tones:
        yield letters
        return
    for rest in _toned(letters, tones[1:]):
        yield rest
        for index in range(1, len(rest) + 1):
            yield rest[:index] + tones[0] + rest[index:]


def exact_token(indexed: str) -> str:
    """Return the token of just one indexed term; what has no letters is its own."""
    return EXACT + indexed if indexed.isalnum() and not indexed.isdecimal() else indexed


@lru_cache(maxsize=1 << 18)
def tokens_of(indexed: str) -> tuple[str, ...]:
    """Return the tokens that stand at each position of an indexed term."""
    return tuple(dict.fromkeys((exact_token(indexed), *typed_forms(indexed))))


def clause_token(clause: TermClause) -> str:
    """Return the token that stands wherever a clause matches."""
    is_open = clause.kind is TokenKind.SYLLABLE and not clause.is_exact
    return clause.term if is_open else exact_token(clause.term)
