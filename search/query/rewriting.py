"""Rewriting: the text of a query with some of its words replaced, and the rest as typed."""

from collections.abc import Iterator
from itertools import product
from unicodedata import normalize

from search.text import spelling
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize

LONGEST = 100
"""Tokens of the longest query that is rewritten; longer ones are pasted texts."""

Replacement = tuple[int, int, str]
"""`start`, `end` and the new text of `text[start:end]`."""


def tokens_in_a_row(text: str) -> list[Token]:
    """Return the tokens of a query without those inside codes, dates and amounts."""
    row: list[Token] = []
    for token in tokenize(text):
        if not row or token.start >= row[-1].end:
            row.append(token)
    return row


def is_word(text: str, token: Token) -> bool:
    """Tell whether a token can be replaced: a word that is no code, number, OR or prefix."""
    return (
        token.kind is TokenKind.SYLLABLE
        and token.term.isalpha()
        and text[token.start : token.end] != "OR"
        and text[token.end : token.end + 1] != "*"
    )


def is_abbreviation(text: str, token: Token) -> bool:
    """Tell whether a token is written in capitals among others that are not."""
    written = text[token.start : token.end]
    return len(written) > 1 and written.isupper() and not text.isupper()


def rewrite(text: str, replacements: list[Replacement]) -> str:
    """Return a text with parts of it replaced; replacements are in order and do not overlap."""
    return "".join(_pieces(text, replacements))


def dress(typed: str, term: str) -> str:
    """Return a term with the capitals and the i or y of what was typed.

    The tone of an open oa, oe or uy goes on the first letter: news did so in 97 of 97 headlines.
    """
    letters = term
    if not term.startswith("qu") and term[-2:] in _TONED_FIRST:
        letters = term[:-2] + _TONED_FIRST[term[-2:]]
    if typed[-1:] in ("i", "I") and spelling.bare(letters[-1:]) == "y":
        written = letters[:-1] + normalize("NFC", normalize("NFD", letters[-1]).replace("y", "i"))
        # `chái` is another word than `cháy`, `kĩ` the same as `kỹ`.
        letters = written if spelling.term(written) == spelling.term(letters) else letters
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
