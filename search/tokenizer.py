r"""Text in, tokens with exact offsets out.

Documents and queries go through this one function, so that what was indexed can be found. It is
total: any string has tokens, perhaps none.

    >>> [(each.term, each.kind.value) for each in tokenize("Nghị quyết 73-NQ/TU")]
    [('nghị', 'syllable'), ('quyết', 'syllable'), ('73-nq/tu', 'code'), ('73', 'syllable'),
     ('nq', 'syllable'), ('tu', 'syllable')]
"""

import re
from collections.abc import Iterator, Sequence

from search import amount, code, day
from search.spelling import INVISIBLE, plain, term
from search.token import Kind, Token

_JOINING = f"\u0300-\u036f{INVISIBLE}"
_WORD = rf"[^\W_]++(?:[{_JOINING}]++[^\W_]*+)*+"
_SYLLABLE = re.compile(_WORD)
_SPACE = re.compile(r"\s+")

# A code may hold what looks like a date, and a date what looks like an amount: the order matters.
_TOKEN = re.compile(
    rf"(?=[0-9ntqNTQ])(?<![^\W_])(?i:"
    rf"(?P<code>(?:{code.PATTERN}))"
    rf"|(?P<date>(?:{day.PATTERN})(?![^\W_]|/[^\W_]|[.,][0-9]|-[^\W\d_]))"
    rf"|(?P<amount>(?<![0-9][.,])(?:{amount.PATTERN})(?![.,]?[0-9]))"
    rf")|(?P<syllable>{_WORD})"
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


def _typed(match: re.Match[str], position: int) -> Iterator[Token]:
    """Yield the forms of a typed token, then the syllables it is made of.

    Parts that spaces separate have places of their own: tháng 7/2020 takes two. At one place no
    syllable stands twice: 7/7/2020 has one 7. What has no form, as 24/24, is only its parts.
    """
    kind = Kind(match.lastgroup)
    start, end = match.span()
    forms = _canonical(kind, match[0])
    for form in forms:
        yield Token(form, start, end, position, kind)
    if kind is Kind.AMOUNT:
        return
    previous = start
    here: set[str] = set()
    for part in _SYLLABLE.finditer(match.string, start, end):
        is_apart = not forms or _SPACE.search(match.string, previous, part.start())
        if is_apart and previous > start:
            position += 1
            here.clear()
        previous = part.end()
        if plain(part[0]) not in here:
            here.add(plain(part[0]))
            yield Token(term(part[0]), part.start(), part.end(), position)


def _canonical(kind: Kind, written: str) -> Sequence[str]:
    if kind is Kind.CODE:
        return (code.canonical(written),)
    if kind is Kind.DATE:
        return day.canonical(written)
    return (amount.canonical(written),)
