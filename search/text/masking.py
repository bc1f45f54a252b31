"""Masking: replaces codes, dates and amounts in a text by signs, and lowers runs of capitals.

The result can be split at white space into chunks whose terms do not depend on their neighbours.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from search.text.token import Token, TokenKind
from search.text.tokenizer import find_typed, read_typed

MASK = "\x01"
"""Stands for a code, date or amount, or for a whole text."""

CAPITAL_MASK = "\x02"
"""Stands for one in capitals, so that it forms a run with neighbours in capitals."""

SEPARATOR = "\x03"
"""Stands between texts, with spaces around it."""

_LETTERS = (
    "A-Za-z\u00c0-\u00cf\u00d1-\u00d6\u00d8-\u00de\u00e0-\u00ef\u00f1-\u00f6\u00f8-\u00fe"
    "\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
)
_SIGNS = (
    "\t -/:-@[-`{-~\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7"
    "\u00f7\u2010-\u2026\u2030-\u205e\u20ab\u20ac\u2122\u25a0-\u25ff"
)
# Composed, of two cases or none, visible: a chunk of these does not depend on its neighbours.
_IS_READABLE = re.compile(rf"[0-9{_LETTERS}{_SIGNS}]*")
_DIGIT = re.compile("[0-9]")

READABLE = "".join(re.findall(f"[0-9{_LETTERS}{_SIGNS}]", "".join(map(chr, range(0x2600)))))
"""The characters of readable texts."""

CAPITALS = "0123456789" + "".join(
    each for each in re.findall(f"[{_LETTERS}]", "".join(map(chr, range(0x1F00)))) if each.isupper()
)
"""What words of capitals consist of."""

_RUN_WORD = re.compile(rf"[^\W_]+|{CAPITAL_MASK}")

SIGNS = "".join(re.findall(f"[{_SIGNS}]", READABLE))
"""Those that are no letters or digits."""


class Masked(NamedTuple):
    """What a mask stands for: its terms, and the number of positions that it takes (`width`).

    `packed_positions` has for each term twice its position, counted from the first term; `codes`
    are the codes in it, as written.
    """

    terms: Sequence[str]
    packed_positions: Sequence[int]
    width: int
    codes: Sequence[str] = ()


NOTHING = Masked((), (), 0)


def is_readable(text: str) -> bool:
    """Tell whether a text has only characters that allow it to be split at white space."""
    return _IS_READABLE.fullmatch(text) is not None


def mask_typed(text: str, masked: list[Masked], starts: Sequence[int] | None = None) -> str:
    """Return a readable text with codes, dates and amounts masked, and append them to `masked`.

    Signs at the end are cut off, as `find_all_words` does not show them to pyvi either. `starts`
    are offsets where codes, dates and amounts may start; they are looked for if it is None.
    """
    text = text.rstrip(SIGNS)
    if not (_DIGIT.search(text) if starts is None else starts):
        return text
    pieces: list[str] = []
    end = 0
    for start, written, kind in find_typed(text, starts):
        for mask in _masks(written, kind):
            pieces += (text[end : start + mask.start], mask.sign)
            end = start + mask.end
            masked.append(mask.stands_for)
    pieces.append(text[end:])
    return "".join(pieces)


class _Mask(NamedTuple):
    """`sign` replaces what is written from `start` to `end`."""

    start: int
    end: int
    sign: str
    stands_for: Masked


# News repeats its numbers and days: 78 of 100 are met again among the last 16,384 forms (12 MB).
@lru_cache(maxsize=1 << 14)
def _masks(written: str, kind: TokenKind) -> Sequence[_Mask]:
    """Return the masks of a code, date or amount; a syllable in it that has no term gets none."""
    return [
        _mask(written, group, following)
        for group, following in _outermost(read_typed(written, kind))
        if group[0].kind is not TokenKind.SYLLABLE
    ]


def _mask(written: str, group: Sequence[Token], following: int) -> _Mask:
    first = group[0]
    return _Mask(
        first.start,
        first.end,
        CAPITAL_MASK if written[first.start : first.end].isupper() else MASK,
        Masked(
            [each.term for each in group],
            [2 * (each.position - first.position) for each in group],
            following - first.position,
            [written[each.start : each.end] for each in group if each.kind is TokenKind.CODE],
        ),
    )


def _outermost(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], int]]:
    """Yield the tokens of each outermost slice of text, and the position after them."""
    first = 0
    for number, token in enumerate(tokens):
        if token.start >= tokens[first].end:
            yield tokens[first:number], token.position
            first = number
    yield tokens[first:], tokens[-1].position + 1


def lower_shouts(text: str) -> str:
    """Return a text with runs of capitals in lower case; single words stay, as abbreviations."""
    return _capital_run().sub(_lower_run, text)


def _lower_run(run: re.Match[str]) -> str:
    lower = run[0].lower()
    if lower == run[0] or not _DIGIT.search(lower):
        return lower
    # A number has no case: what stands beside it alone does not shout.
    words = list(_RUN_WORD.finditer(run[0]))
    capitals = [word[0] == CAPITAL_MASK or word[0].isupper() for word in words]
    letters = list(run[0])
    for index, word in enumerate(words):
        if capitals[index] and any(
            (*capitals[max(0, index - 1) : index], *capitals[index + 1 : index + 2])
        ):
            letters[slice(*word.span())] = word[0].lower()
    return "".join(letters)


@cache
def _capital_run() -> re.Pattern[str]:
    """Return the expression for several adjacent words or masks in capitals."""
    # It starts with a class of letters, so that the search skips most of a text.
    word = (
        rf"[{CAPITALS}{CAPITAL_MASK}]"
        rf"(?:(?<={CAPITAL_MASK})|(?<![^\W_].)[{CAPITALS}]++(?![^\W_]))"
    )
    gap = rf"(?:(?![{MASK}{CAPITAL_MASK}{SEPARATOR}])[\W_])*"
    return re.compile(f"{word}(?:{gap}{word})+")
