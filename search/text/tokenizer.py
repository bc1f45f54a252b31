r"""Text in, tokens with exact offsets out.

Documents and queries go through this one function, so that what was indexed can be found. It is
total: any string has tokens, perhaps none.

    >>> [(each.term, each.kind.value) for each in tokenize("Nghị quyết 73-NQ/TU")]
    [('nghị', 'syllable'), ('quyết', 'syllable'), ('73-nq/tu', 'code'), ('73', 'syllable'),
     ('nq', 'syllable'), ('tu', 'syllable')]
"""

import re
from collections.abc import Iterator, Sequence

from search.text import amount, code, day
from search.text.spelling import INVISIBLE, plain, term
from search.text.token import Token, TokenKind

_JOINING = f"\u0300-\u036f{INVISIBLE}"
_WORD = rf"[^\W_]++(?:[{_JOINING}]++[^\W_]*+)*+"
_SYLLABLE = re.compile(_WORD)
_SPACE = re.compile(r"\s+")
_NUMBER_OR_WORD = re.compile(rf"(?P<number>{amount.NUMBER})|{_WORD}")

# A code may hold what looks like a date, and a date what looks like an amount: the order matters.
_TYPED = (
    rf"(?=[0-9mnqtMNQT])(?<![^\W_])(?i:"
    rf"(?P<code>(?:{code.PATTERN}))"
    rf"|(?P<date>(?:{day.PATTERN})(?![^\W_]|/[^\W_]|[.,][0-9]|-[^\W\d_]))"
    rf"|(?P<amount>(?<![0-9][.,])(?:{amount.PATTERN})(?![.,]?[0-9]))"
    rf")"
)
_TOKEN = re.compile(rf"{_TYPED}|(?P<syllable>{_WORD})")
# Where it begins: at a digit, or at a word that a number follows, even without a space: QCVN06.
_TYPED_ALONE = re.compile(_TYPED)
_TYPED_START = re.compile(
    r"[0-9mnqtMNQT](?<![^\W_].)(?:(?<=[0-9])|(?=\w{1,5}(?:\s+[0-9ivIV]|(?<=\w{3})[0-9])))"
)


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text in order of position; typed tokens stand before their parts."""
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "syllable":
            if spelled := term(match[0]):
                tokens.append(Token(spelled, match.start(), match.end(), position))
                position += 1
            continue
        typed = list(_typed(match, position))
        tokens.extend(typed)
        position = typed[-1].position + 1
    return tokens


def find_typed(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each typed match and of its parts, the first of them at position 0.

    They are those of `tokenize` in a text that holds no character of `_JOINING`.
    """
    end = 0
    for start in _TYPED_START.finditer(text):
        if start.start() >= end and (match := _TYPED_ALONE.match(text, start.start())):
            end = match.end()
            yield list(_typed(match, 0))


def _typed(match: re.Match[str], position: int) -> Iterator[Token]:
    """Yield the forms of a typed token, then the syllables it is made of.

    Parts of a date that spaces separate have places of their own: tháng 7/2020 takes two. A code
    takes one, however it is spaced. At one place no syllable stands twice: 7/7/2020 has one 7.
    What has no form, as 24/24, is only its parts.
    """
    kind = TokenKind(match.lastgroup)
    if kind is TokenKind.AMOUNT:
        yield from _amount(match, position)
        return
    start, end = match.span()
    forms = _canonical(kind, match[0])
    for form in forms:
        yield Token(form, start, end, position, kind)
    previous = start
    here: set[str] = set()
    for part in _SYLLABLE.finditer(match.string, start, end):
        is_spaced = kind is TokenKind.DATE and _SPACE.search(match.string, previous, part.start())
        if (not forms or is_spaced) and previous > start:
            position += 1
            here.clear()
        previous = part.end()
        if plain(part[0]) not in here:
            here.add(plain(part[0]))
            yield Token(term(part[0]), part.start(), part.end(), position)


def _canonical(kind: TokenKind, written: str) -> Sequence[str]:
    return code.forms(written) if kind is TokenKind.CODE else day.canonical(written)


def _amount(match: re.Match[str], position: int) -> Iterator[Token]:
    """Yield what an amount states: `8,2 tỷ` is 8200000000, and 8.2 before the syllable tỷ."""
    stated = amount.read(match[0])
    for part in _NUMBER_OR_WORD.finditer(match[0]):
        here = [each for each in stated if each.start == part.start()]
        for spelled, first, last in here:
            yield Token(
                spelled, match.start() + first, match.start() + last, position, TokenKind.AMOUNT
            )
        spelled = term(part[0])
        if part["number"] is None and spelled not in {each.term for each in here}:
            first, last = part.span()
            yield Token(spelled, match.start() + first, match.start() + last, position)
        position += 1
