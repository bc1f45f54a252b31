r"""The tokenizer: from a text to tokens with exact offsets.

Documents and queries go through `tokenize`, so that what is indexed can be found. Every string can
be tokenized; some have no tokens.

    >>> [(each.term, each.kind.value) for each in tokenize("Nghị quyết 73-NQ/TU")]
    [('nghị', 'syllable'), ('quyết', 'syllable'), ('73-nq/tu', 'code'), ('73', 'syllable'),
     ('nq', 'syllable'), ('tu', 'syllable')]
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from search.text import amount, code, day
from search.text.spelling import INVISIBLE, plain, term
from search.text.token import Token, TokenKind

_JOINING = f"\u0300-\u036f{INVISIBLE}"
_WORD = rf"[^\W_]++(?:[{_JOINING}]++[^\W_]*+)*+"
_SYLLABLE = re.compile(_WORD)
_JOINED = re.compile(f"[{_JOINING}]")
_SPACE = re.compile(r"\s+")
_NUMBER_OR_WORD = re.compile(rf"(?P<number>{amount.NUMBER})|{_WORD}")

# A code can contain what looks like a date, and a date what looks like an amount: order matters.
_TYPED = (
    rf"(?=[0-9mnqtMNQT])(?<![^\W_])(?i:"
    rf"(?P<code>(?:{code.PATTERN}))"
    rf"|(?P<date>(?:{day.PATTERN})(?![^\W_]|/[^\W_]|[.,][0-9]|-[^\W\d_]))"
    rf"|(?P<amount>(?<![0-9][.,])(?:{amount.PATTERN})(?![.,]?[0-9]))"
    rf")"
)
_TOKEN = re.compile(rf"{_TYPED}|(?P<syllable>{_WORD})")
# By what a typed token may be found; looking for that takes a fraction of the time. It starts with
# digits, with ngày, mùng or tháng before a number, with quý before a Roman one too, or with the
# letters of a standard, of which the second is C. Letters that few words have are looked for, so
# ngày, mùng and tháng are looked for back from the number.
_SIGN_OF_TYPED = re.compile(
    rf"[0-9cqCQ](?i:"
    rf"(?<=[0-9])(?<![^\W_].)(?:"
    rf"(?<=(?:ng[àa]y|m[ùồuo]ng)\s.)(?P<day>)|(?<=th[áa]ng\s.)(?P<month>)|(?<=\s\s.)(?P<far>)"
    rf"|(?=[0-9]*+(?:{code.AFTER_DIGITS}|{day.AFTER_DIGITS}|{amount.AFTER_DIGITS})))"
    rf"|(?<=q)(?<![^\W_].)(?=[uú]\w\s+[0-9iv])"
    rf"|(?<=[qt]c)(?<![^\W_]..)(?P<standard>)"
    rf")"
)
# How many characters before that sign a typed token may start, by the group that is found.
_STEPS_BACK: Mapping[str | None, Sequence[int]] = {
    None: (0,),
    "day": (len("ngày "), 0),
    "month": (len("tháng "), 0),
    "standard": (1,),
}


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text in order of position; typed tokens come before their parts."""
    tokens: list[Token] = []
    position = 0
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "syllable":
            if spelled := term(match[0]):
                tokens.append(Token(spelled, match.start(), match.end(), position))
                position += 1
            continue
        typed = read_typed(match[0], TokenKind(match.lastgroup))
        tokens += (each.moved(match.start(), position) for each in typed)
        position += typed[-1].position + 1
    return tokens


def find_terms(text: str) -> list[tuple[str, int]]:
    """Return the terms of a text, each with its position: those of `tokenize`, in its order.

    It takes half of the time, since no tokens are made.
    """
    if _JOINED.search(text):
        return [(each.term, each.position) for each in tokenize(text)]
    typed = list(find_typed(text))
    if not typed:
        return list(zip(_syllables(text), count(), strict=False))
    terms: list[tuple[str, int]] = []
    end = position = 0
    for start, written, kind in typed:
        terms += zip(_syllables(text[end:start]), count(position), strict=False)
        position = terms[-1][1] + 1 if terms else 0
        terms += ((each.term, position + each.position) for each in read_typed(written, kind))
        position = terms[-1][1] + 1
        end = start + len(written)
    terms += zip(_syllables(text[end:]), count(position), strict=False)
    return terms


def _syllables(text: str) -> Iterator[str]:
    return filter(None, map(term, _SYLLABLE.findall(text)))


def find_typed(
    text: str, starts: Iterable[int] | None = None
) -> Iterator[tuple[int, str, TokenKind]]:
    """Yield the start of each code, date and amount, what is written there, and its kind.

    They are those that `tokenize` finds if the text has no character of `_JOINING`. `starts` are
    offsets where they may start; they are looked for if it is None.
    """
    end = 0
    for at in typed_starts(text) if starts is None else starts:
        if at < end:
            continue
        match = _TOKEN.match(text, at)
        if match and match.lastgroup != "syllable":
            end = match.end()
            yield at, match[0], TokenKind(match.lastgroup)


def typed_starts(text: str) -> Iterator[int]:
    """Yield where typed tokens may start, in the order in which to look there."""
    for sign in _SIGN_OF_TYPED.finditer(text):
        group, at = sign.lastgroup, sign.start()
        for back in _far_steps(text, at) if group == "far" else _STEPS_BACK[group]:
            if at >= back:
                yield at - back


def _far_steps(text: str, number: int) -> Sequence[int]:
    """Return how far before a number, which many spaces precede, a date may start."""
    end = number
    while end and text[end - 1].isspace():
        end -= 1
    gap = number - end
    return gap + len("tháng"), gap + len("ngày"), 0


def read_typed(written: str, kind: TokenKind) -> list[Token]:
    """Return the terms of a code, date or amount as tokens, and its syllables.

    Offsets and positions count from its own start. Parts of a date have positions of their own if
    spaces separate them: tháng 7/2020 has two. A code has one position, with or without spaces. A
    syllable occurs once at a position: 7/7/2020 has one 7. What has no term, such as 24/24, has
    only its syllables.
    """
    if kind is TokenKind.AMOUNT:
        return list(_read_amount(written))
    return list(_read_code_or_date(written, kind))


def _read_code_or_date(written: str, kind: TokenKind) -> Iterator[Token]:
    forms = _canonical(kind, written)
    for form in forms:
        yield Token(form, 0, len(written), 0, kind)
    position = previous = 0
    here: set[str] = set()
    for part in _SYLLABLE.finditer(written):
        is_spaced = kind is TokenKind.DATE and _SPACE.search(written, previous, part.start())
        if (not forms or is_spaced) and previous > 0:
            position += 1
            here.clear()
        previous = part.end()
        if plain(part[0]) not in here:
            here.add(plain(part[0]))
            yield Token(term(part[0]), part.start(), part.end(), position)


def _canonical(kind: TokenKind, written: str) -> Sequence[str]:
    return code.forms(written) if kind is TokenKind.CODE else day.canonical(written)


def _read_amount(written: str) -> Iterator[Token]:
    """Yield the tokens of an amount: `8,2 tỷ` has 8200000000, 8.2, and the syllable tỷ."""
    stated = amount.read(written)
    for position, part in enumerate(_NUMBER_OR_WORD.finditer(written)):
        here = [each for each in stated if each.start == part.start()]
        for spelled, start, end in here:
            yield Token(spelled, start, end, position, TokenKind.AMOUNT)
        spelled = term(part[0])
        if part["number"] is None and spelled not in {each.term for each in here}:
            yield Token(spelled, *part.span(), position)
