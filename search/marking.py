"""Which places of a text answered a query."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from search import spelling
from search.query import Clause, Either, Phrase, Prefix, Query, Unit
from search.token import Kind, Token
from search.tokenizer import tokenize


@dataclass(frozen=True, slots=True)
class Mark:
    """A slice of a text, and the number of the query's part that it answers."""

    start: int
    end: int
    part: int


def mark(text: str, query: Query) -> Sequence[Mark]:
    """Return the places that answered the query, in order and without overlaps."""
    tokens = tokenize(text)
    found = [
        Mark(token.start, token.end, number)
        for number, clause in enumerate(_leaves(query.required))
        for token in _matching(clause, tokens)
    ]
    return tuple(_without_overlaps(found))


def _leaves(clauses: Sequence[Clause]) -> Iterator[Unit | Phrase | Prefix]:
    for clause in clauses:
        if isinstance(clause, Either):
            yield from _leaves(clause.clauses)
        else:
            yield clause


def _matching(clause: Unit | Phrase | Prefix, tokens: Sequence[Token]) -> Iterator[Token]:
    if isinstance(clause, Phrase):
        yield from _matching_phrase(clause, tokens)
        return
    for token in tokens:
        if _answers(clause, token):
            yield token


def _matching_phrase(phrase: Phrase, tokens: Sequence[Token]) -> Iterator[Token]:
    placed: Mapping[int, list[Token]] = _by_position(tokens)
    first = phrase.units[0].place
    for position in placed:
        members = [
            next(
                (
                    token
                    for token in placed.get(position + unit.place - first, ())
                    if _answers(unit, token)
                ),
                None,
            )
            for unit in phrase.units
        ]
        if all(members):
            yield from (each for each in members if each is not None)


def _by_position(tokens: Sequence[Token]) -> dict[int, list[Token]]:
    placed: dict[int, list[Token]] = {}
    for token in tokens:
        placed.setdefault(token.position, []).append(token)
    return placed


def _answers(clause: Unit | Prefix, token: Token) -> bool:
    if isinstance(clause, Prefix):
        if clause.kind is Kind.CODE:
            return token.kind is Kind.CODE and token.term.startswith(clause.stem)
        return token.kind is Kind.SYLLABLE and spelling.begins(clause.stem, token.term)
    if clause.kind is Kind.SYLLABLE:
        # Amounts without marks are plain digits: 168473250000 answers 168.473.250.000.
        return token.plain == clause.plain and spelling.is_compatible(clause.term, token.term)
    return token.term == clause.term


def _without_overlaps(marks: Sequence[Mark]) -> Iterator[Mark]:
    end = 0
    for each in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.part)):
        if each.start >= end:
            end = each.end
            yield each
