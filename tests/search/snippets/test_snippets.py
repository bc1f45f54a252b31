"""Snippets of any text have whole letters of the source, highlighted where they match the query."""

from collections.abc import Iterator, Sequence
from unicodedata import category

from hypothesis import given, settings

from search.highlight.highlighter import Highlighter
from search.highlight.snippet import ELLIPSIS, LENGTH, highlight_text, make_snippet
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.query.expansion import expand
from search.query.parser import parse
from search.query.term_matching import stands_for
from search.result import HighlightedText
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize
from tests.search.snippets.documents import Asked, asked

CLUSTER = 100
"""Characters that a snippet may have beyond its length, for the sake of a whole last letter."""

FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""The letters that make flags, two by two."""


@settings(max_examples=3 * settings().max_examples)
@given(asked())
def test_a_snippet_is_true_to_its_source(asked: Asked) -> None:
    query = read(asked.query)
    highlighter = Highlighter(query)
    marked = [highlight_text(each, highlighter) for each in asked.passages]
    snippet = make_snippet(asked.passages, highlighter)
    for each in (snippet, *marked):
        assert_marks_are_whole(each)
    for each in marked:
        assert_what_answers_is_marked(each, query)
    if any(asked.passages):
        assert_is_cut_out(snippet, marked)


def assert_marks_are_whole(marked: HighlightedText) -> None:
    """Highlights are in order, and split no letter."""
    end = 0
    for start, stop in marked.highlights:
        assert end <= start < stop <= len(marked.text)
        assert is_whole(marked.text, start) and is_whole(marked.text, stop)
        end = stop


def assert_what_answers_is_marked(marked: HighlightedText, query: Query) -> None:
    """Every match is highlighted, and nothing else but spaces, marks of letters, and codes."""
    tokens = tokenize(marked.text)
    answering = list(answers(tokens, query))
    shown = [*answering, *answering_codes(tokens, answering)]
    covered = {at for first, last in shown for at in range(first, last)}
    for start, end in marked.highlights:
        beside = [at for at in range(start, end) if at not in covered]
        assert all(is_between(marked.text, at) for at in beside)
    for first, last in answering:
        assert any(start < last and first < end for start, end in marked.highlights)


def answering_codes(
    tokens: Sequence[Token], answering: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the slices of codes whose beginning and another part answer, one of them a number."""
    starts = {first for first, _ in answering}
    for code in (each for each in tokens if each.kind is TokenKind.CODE):
        inside = [each for each in tokens if code.start <= each.start < code.end]
        parts = {each.start for each in inside} & starts
        has_number = any(each.start in parts and each.term[:1].isdigit() for each in inside)
        if code.start in parts and len(parts) > 1 and has_number:
            yield code.start, code.end


def is_between(text: str, at: int) -> bool:
    """Tell whether a character is shown with what answers: a space, a mark, or 46/2016's slash."""
    is_slash = text[at] == "/" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    return text[at].isspace() or is_silent(text[at]) or is_slash


def assert_is_cut_out(snippet: HighlightedText, passages: Sequence[HighlightedText]) -> None:
    """A snippet is part of a passage, and its highlights are those of the passage."""
    assert len(snippet.text) <= LENGTH + 2 * len(ELLIPSIS) + CLUSTER
    assert any(
        is_whole(passage.text, start)
        and is_whole(passage.text, end)
        and [snippet.text[first:last] for first, last in snippet.highlights]
        == marked_within(passage, start, end)
        for passage in passages
        for start, end in cuts(passage.text, snippet.text)
    )


def read(text: str) -> Query:
    return expand(parse(text))


def cuts(passage: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where a snippet may have been cut out of a text; an ellipsis stands for each cut."""
    for before in (0, len(ELLIPSIS)):
        for after in (0, len(ELLIPSIS)):
            inside = text[before : len(text) - after] if len(text) >= before + after else text
            for start in _places(passage, inside):
                if text == _shown(passage, start, start + len(inside)):
                    yield start, start + len(inside)


def _shown(passage: str, start: int, end: int) -> str:
    before = ELLIPSIS if start else ""
    return before + passage[start:end] + (ELLIPSIS if end < len(passage) else "")


def _places(passage: str, inside: str) -> Iterator[int]:
    place = passage.find(inside)
    while place >= 0:
        yield place
        place = passage.find(inside, place + 1)


def answers(tokens: Sequence[Token], query: Query) -> Iterator[tuple[int, int]]:
    """Yield the slices of a text whose tokens match a clause of a query."""
    for clause in query.required:
        for each in _answering(tokens, clause):
            yield each.start, each.end


def _answering(tokens: Sequence[Token], clause: Clause) -> Iterator[Token]:
    match clause:
        case Or():
            for each in clause.clauses:
                yield from _answering(tokens, each)
        case TermClause() | PrefixClause():
            yield from (each for each in tokens if stands_for(clause, each.term))
        case PhraseClause():
            yield from _whole_phrases(tokens, clause)


def _whole_phrases(tokens: Sequence[Token], phrase: PhraseClause) -> Iterator[Token]:
    origin = phrase.terms[0].position
    for first in {each.position for each in tokens}:
        row = [
            [
                each
                for each in tokens
                if each.position == first + unit.position - origin and stands_for(unit, each.term)
            ]
            for unit in phrase.terms
        ]
        if all(row):
            yield from (each for found in row for each in found)


def marked_within(marked: HighlightedText, start: int, end: int) -> list[str]:
    """Return the highlights of a part of a text, cut off at its ends."""
    return [
        marked.text[max(first, start) : min(last, end)]
        for first, last in marked.highlights
        if first < end and last > start
    ]


def is_whole(text: str, place: int) -> bool:
    """Tell whether a text may be cut at a position without splitting a letter or an emoji.

    These are the rules of Unicode's annex 29 as far as texts need them, those of Indic scripts left
    out.
    """
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    flags = len(text[:place]) - len(text[:place].rstrip(FLAGS))
    return not (
        is_silent(after)
        or (before == "\u200d" and category(after) == "So")
        or (after in FLAGS and flags % 2 == 1)
        or (before, after) == ("\r", "\n")
        or ("\u1100" <= before <= "\u115f" and "\u1100" <= after <= "\u11a7")
        or ("\u1160" <= before <= "\u11ff" and "\u1160" <= after <= "\u11ff")
    )


def is_silent(character: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    is_skin = "\U0001f3fb" <= character <= "\U0001f3ff"
    return category(character)[0] == "M" or character in "\u200c\u200d" or is_skin
