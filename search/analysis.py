"""The analysis of a bulletin's paragraphs, the same for every field and every query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search.segmenter import find_words
from search.token import Kind, Token
from search.tokenizer import tokenize

ANALYSIS_VERSION = 1
"""Raised whenever the same text would give other terms; an older index must be rebuilt."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The terms of one field, each with the positions where it stands, and its codes as written."""

    accented: dict[str, list[int]]
    plain: dict[str, list[int]]
    words: tuple[str, ...]
    codes: tuple[str, ...]


def analyse_paragraphs(paragraphs: Iterable[str]) -> Analysis:
    """Return the terms of a field; a place is left between paragraphs, so no phrase crosses one."""
    accented: dict[str, list[int]] = {}
    plain: dict[str, list[int]] = {}
    words: list[str] = []
    codes: list[str] = []
    for paragraph, tokens in _placed(paragraphs):
        for token in tokens:
            accented.setdefault(token.term, []).append(token.position)
            plain.setdefault(token.plain, []).append(token.position)
            if token.kind is Kind.CODE:
                codes.append(paragraph[token.start : token.end])
        words += [word.term for word in find_words(paragraph, tokens)]
    return Analysis(accented, plain, tuple(words), tuple(codes))


def _placed(paragraphs: Iterable[str]) -> Iterator[tuple[str, list[Token]]]:
    """Yield each paragraph with its tokens, their positions counted through the whole field."""
    first = 0
    for paragraph in paragraphs:
        tokens = [
            Token(each.term, each.start, each.end, each.position + first, each.kind)
            for each in tokenize(paragraph)
        ]
        yield paragraph, tokens
        if tokens:
            first = tokens[-1].position + 2
