"""The analysis of a bulletin's paragraphs, the same for every field and every query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.segmenter import JOINER, find_all_words
from search.token import Kind, Token
from search.tokenizer import tokenize

ANALYSIS_VERSION = 2
"""Raised whenever the same text would give other terms; an older index must be rebuilt."""

GAP = 8
"""Positions from one paragraph to the next: no two units of a phrase are so far apart, for the
longest date has six syllables."""


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """The terms of one field in order of position, each with its place.

    A place is twice the position in the field, plus 1 if a word goes on to the next syllable.
    `codes` are the codes of documents in the field, as their author wrote them.
    """

    terms: Sequence[str] = ()
    places: Sequence[int] = ()
    codes: Sequence[str] = ()


def analyse_paragraphs(paragraphs: Iterable[str]) -> FieldTerms:
    """Return the terms of a field; places are left between paragraphs, so no phrase crosses one."""
    return analyse_fields([paragraphs])[0]


def analyse_fields(fields: Iterable[Iterable[str]]) -> list[FieldTerms]:
    """Return the terms of many fields; words are found in all of them at once, which is quicker."""
    read = [
        [(paragraph, tokens) for paragraph in paragraphs if (tokens := tokenize(paragraph))]
        for paragraphs in fields
    ]
    words = iter(find_all_words([each for paragraphs in read for each in paragraphs]))
    return [
        _lay_out([(paragraph, tokens, next(words)) for paragraph, tokens in paragraphs])
        for paragraphs in read
    ]


def _lay_out(paragraphs: Sequence[tuple[str, Sequence[Token], Sequence[Token]]]) -> FieldTerms:
    """Return the terms of paragraphs that come with their tokens and words."""
    terms: list[str] = []
    places: list[int] = []
    codes: list[str] = []
    first = 0
    for paragraph, tokens, words in paragraphs:
        joined = _joined_positions(words)
        terms += [each.term for each in tokens]
        places += [2 * (first + each.position) + (each.position in joined) for each in tokens]
        codes += [paragraph[each.start : each.end] for each in tokens if each.kind is Kind.CODE]
        first += tokens[-1].position + GAP
    return FieldTerms(terms, places, codes)


def _joined_positions(words: Iterable[Token]) -> set[int]:
    """Return the positions after which a word goes on."""
    return {
        word.position + syllable for word in words for syllable in range(word.term.count(JOINER))
    }
