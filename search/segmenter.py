"""Words of several syllables, found by pyvi: the one door to pyvi.

Words only raise the rank of a bulletin; whether it is found never depends on them, for pyvi's
words change with case, accents and the letters around. Its model loads on the first call.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from search.spelling import clean, standard
from search.token import Kind, Token

JOINER = "_"
_STAND_IN = "1"
"""Stands for a code, date or amount, which pyvi would take apart."""


def find_words(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the words of two and more syllables in a text, given its tokens; none crosses a line.

    A word's term joins its syllables' terms: `uỷ_ban`. Its position is that of its first syllable.
    """
    units = list(_units(tokens))
    prepared, owners = _prepare(text, units)
    words: list[Token] = []
    letter = 0
    for found in _pyvi().tokenize(prepared).split() if units else ():
        members = list(dict.fromkeys(owners[letter : letter + len(found) - found.count(JOINER)]))
        letter += len(found) - found.count(JOINER)
        if len(members) > 1 and None not in members:
            words.append(_join([units[each] for each in members if each is not None]))
    return words


def _units(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens that do not overlap: each typed token, and the syllables outside of them."""
    end = 0
    for token in tokens:
        if token.start >= end:
            end = token.end
            yield token


def _prepare(text: str, units: Sequence[Token]) -> tuple[str, list[int | None]]:
    """Return the text as pyvi likes it, and which unit each of its visible characters is of."""
    pieces: list[str] = []
    owners: list[int | None] = []
    end = 0
    for number, unit in enumerate(units):
        gap = clean(text[end : unit.start]).replace(JOINER, " ")
        word = standard(text[unit.start : unit.end])
        if unit.kind is not Kind.SYLLABLE:
            word = _STAND_IN
        elif len(word) > 1 and word.isupper() and _shouts(units, number, text):
            word = word.lower()
        end = unit.end
        pieces += (gap, word)
        owners += [None] * len("".join(gap.split()))
        owners += [number if unit.kind is Kind.SYLLABLE else None] * len("".join(word.split()))
    pieces.append(" ")
    return "".join(pieces), owners


def _shouts(units: Sequence[Token], number: int, text: str) -> bool:
    """Tell whether a syllable stands in a run of capitals, not alone as an abbreviation."""
    neighbours = units[max(0, number - 1) : number] + units[number + 1 : number + 2]
    return any(
        (written := text[each.start : each.end]).isupper() and len(written) > 1
        for each in neighbours
    )


def _join(syllables: Sequence[Token]) -> Token:
    first, last = syllables[0], syllables[-1]
    term = JOINER.join(each.term for each in syllables)
    return Token(term, first.start, last.end, first.position, Kind.WORD)


@cache
def _pyvi() -> Any:
    # Importing pyvi loads scikit-learn and the model: most of a second that only writers need.
    from pyvi import ViTokenizer

    return ViTokenizer
