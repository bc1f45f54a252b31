"""A query with other terms in the place of typed ones, and all else as the reader has it."""

from collections.abc import Iterator
from itertools import product
from unicodedata import normalize

from search.text import spelling
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize

LONGEST = 100
"""Tokens of a query that is read anew; nobody asks again for a text that is longer."""

Replacement = tuple[int, int, str]
"""What stands at `text[start:end]` instead."""


def tokens_in_a_row(text: str) -> list[Token]:
    """Return the tokens of a query, typed tokens without the syllables inside them."""
    row: list[Token] = []
    for token in tokenize(text):
        if not row or token.start >= row[-1].end:
            row.append(token)
    return row


def is_word(text: str, token: Token) -> bool:
    """Tell whether a token may be read as another: no code, number, sign, or word with a star."""
    return (
        token.kind is TokenKind.SYLLABLE
        and token.term.isalpha()
        and text[token.start : token.end] != "OR"
        and text[token.end : token.end + 1] != "*"
    )


def rewrite(text: str, replacements: list[Replacement]) -> str:
    """Return a text with parts of it replaced; they come in order and do not overlap."""
    return "".join(_pieces(text, replacements))


def dress(typed: str, term: str) -> str:
    """Return a term in the capitals of what was typed, with its i or y, toned as most people do.

    News put the tone of open oa, oe, uy on the first letter, 97 times in 97 headlines.
    """
    letters = term
    if not term.startswith("qu") and term[-2:] in _TONED_FIRST:
        letters = term[:-2] + _TONED_FIRST[term[-2:]]
    if typed[-1:] in ("i", "I") and spelling.bare(letters[-1:]) == "y":
        letters = letters[:-1] + normalize("NFC", normalize("NFD", letters[-1]).replace("y", "i"))
    if len(letters) == len(typed):
        pairs = zip(letters, typed, strict=True)
        return "".join(letter.upper() if like.isupper() else letter for letter, like in pairs)
    if typed.isupper():
        return letters.upper()
    return letters[:1].upper() + letters[1:] if typed[:1].isupper() else letters


def _pieces(text: str, replacements: list[Replacement]) -> Iterator[str]:
    copied = 0
    for start, end, written in replacements:
        yield text[copied:start]
        yield written
        copied = end
    yield text[copied:]


_TONED_FIRST = {
    pair[0] + normalize("NFC", pair[1] + tone): normalize("NFC", pair[0] + tone) + pair[1]
    for pair, tone in product(("oa", "oe", "uy"), spelling.TONES)
}
