"""The plain words of a query, and the codes, dates and amounts written loosely among them.

    nghị quyết số 73-NQ/TU   →   73-NQ/TU              the kind is in the code
    nq 73 tu                 →   73-NQ/TU | 73/NQ-TU
    ngày 10/7/2020           →   10/7/2020
    9 ty dong                →   (9000000000 | "9 ty") dong

Only queries are treated so. In a document, Nghị quyết and ngày are words like any other.
"""

import re
from collections.abc import Iterator, Sequence

from search.text import amount, code, day
from search.text.spelling import is_compatible, term
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize

Row = Sequence[Token]
"""Adjacent tokens."""

Alternatives = Sequence[Row]
"""Alternative rows for a stretch of the query; nearly always one row of one token."""

# Only known issuers: `12 kh xa` is a plan (kế hoạch) of some commune, not a code.
_ISSUER = (
    "(?:t[uwư]|h[uđd]|[đd]u|ubnd|h[đd]nd|cp|ttg|vpcp|mttw|mttq|btt|btv|bch|ubkt|vptu|vptw|btgtu"
    "|btctu|bdvtu|[đd]tn|l[đd]l[đd]|hnd|hccb|hlhpn|btc|bnv|btp|byt|bct|bxd|bca|bqp|bgtvt|bg[đd][đd]t"
    "|bkh[đd]t|btnmt|bnnptnt|bvhttdl|bttt|bkhcn|bl[đd]tbxh)"
)
_GAP = r"(?:\s{1,3}|\s?[-–/]\s?)"
_NUMBER = r"[0-9]{1,6}[a-c]?(?:/[0-9]{4})?"
_LOOSE_CODE = re.compile(
    rf"(?<![^\W_])(?:(?P<kind>{code.KIND})\s{{1,3}}(?:s[ốo]\s{{1,3}})?(?P<number>{_NUMBER})"
    rf"|(?P<first>{_NUMBER}){_GAP}(?P<second>{code.KIND})){_GAP}"
    rf"(?P<issuer>{_ISSUER}(?:{_GAP}{_ISSUER})?)(?![-–/&*]?[^\W_])",
    re.IGNORECASE,
)
_SIGNS = re.compile(_GAP)
_IS_NUMBER = re.compile(rf"{amount.NUMBER}|[0-9]{{1,24}}")


def alternatives_of(text: str) -> Sequence[Alternatives]:
    """Return the alternatives of each stretch of the plain words of a clean text, in order."""
    found: list[Alternatives] = []
    for each in _stretches(text):
        _drop_introduction(found, each[0][0])
        found.append(each)
    return found


def outermost(text: str) -> Sequence[Token]:
    """Return the tokens of a text without the syllables inside codes, dates and amounts."""
    tokens: list[Token] = []
    covered = -1
    for token in tokenize(text):
        if token.start >= covered:
            tokens.append(token)
            covered = token.end if token.kind is not TokenKind.SYLLABLE else covered
    return tokens


def _stretches(text: str) -> Iterator[Alternatives]:
    tokens = outermost(text)
    codes = {match.start(): match for match in _LOOSE_CODE.finditer(text)}
    index = 0
    while index < len(tokens):
        first = tokens[index]
        row: Row = [first]
        alternatives: Alternatives = [row]
        if first.start in codes and (inside := _inside(codes[first.start], tokens, index)):
            row, alternatives = inside, list(_codes(codes[first.start], first.position))
        elif (stated := _amount(text, tokens[index : index + 3])) is not None:
            row = tokens[index : index + 2]
            alternatives = [[stated], row]
        yield alternatives
        index += len(row)


def _inside(match: re.Match[str], tokens: Sequence[Token], first: int) -> Row:
    """Return the tokens of a loose code, from `tokens[first]` on.

    None if one of them is a code, date or amount by itself.
    """
    last = first
    while last < len(tokens) and tokens[last].start < match.end():
        last += 1
    row = tokens[first:last]
    return row if all(each.kind is TokenKind.SYLLABLE for each in row) else ()


def _codes(match: re.Match[str], position: int) -> Iterator[Row]:
    """Yield the codes that a loose one can stand for: the Party's form and the state's."""
    number, kind = match["number"] or match["first"], match["kind"] or match["second"]
    issuer = _SIGNS.sub("-", match["issuer"])
    codes = [f"{number}/{kind}-{issuer}"]
    if "/" not in number:
        codes.insert(0, f"{number}-{kind}/{issuer}")
    for each in codes:
        yield [Token(code.canonical(each), *match.span(), position, TokenKind.CODE)]


def _amount(text: str, row: Row) -> Token | None:
    """Return the amount at the beginning of a row like `9 ty`, whose accent is missing."""
    if len(row) < 2 or row[0].kind not in (TokenKind.SYLLABLE, TokenKind.AMOUNT):
        return None
    number = text[row[0].start : row[0].end]
    following = row[2].plain if len(row) > 2 else ""
    if not _IS_NUMBER.fullmatch(number):
        return None
    scaled = amount.scale(number, row[1].term, following)
    if scaled is None:
        return None
    return Token(scaled, row[0].start, row[1].end, row[0].position, TokenKind.AMOUNT)


def _drop_introduction(found: list[Alternatives], token: Token) -> None:
    """Drop the last words if they only introduce the token that follows them."""
    if token.kind is TokenKind.CODE:
        _drop(found, ("số",))
        letters = code.kind_of(token.term)
        for name in (*code.NAMES.get(letters, ()), letters):
            if _drop(found, tuple(map(term, name.split()))):
                return
    elif token.kind is TokenKind.DATE:
        while any(_drop(found, (each,)) for each in day.INTRODUCTIONS):
            pass


def _drop(found: list[Alternatives], words: Sequence[str]) -> bool:
    """Drop words from the end, typed with or without accents; return whether they were there."""
    last = [each[0][0] for each in found[-len(words) :]] if words else []
    if len(last) < len(words) or not words:
        return False
    if any(
        each.kind is not TokenKind.SYLLABLE or not is_compatible(each.term, word)
        for each, word in zip(last, words, strict=True)
    ):
        return False
    del found[-len(words) :]
    return True
