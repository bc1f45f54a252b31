"""Which places of a text answered a query."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.query import Clause, Either, Phrase, Prefix, Query, Unit
from search.sieve import is_ordinary, make_sieve
from search.spelling import term
from search.tokenizer import tokenize
from search.vocabulary import plain_term, stands_for


class Mark(NamedTuple):
    """A slice of a text, its position there, and the number of the query's unit it answers."""

    start: int
    end: int
    position: int
    part: int


class Marker:
    """Marks texts for one query; what it finds out about a term serves all of them."""

    def __init__(self, query: Query) -> None:
        self._units: dict[str, list[tuple[int, Unit]]] = {}
        self._prefixes: list[tuple[int, Prefix]] = []
        self._phrases: list[tuple[int, Phrase]] = []
        self._answered: dict[str, Sequence[int]] = {}
        self._sifted: dict[str, int | None] = {}
        self.parts = 0
        for leaf in _leaves(query.required):
            if isinstance(leaf, Phrase):
                self._phrases.append((self.parts, leaf))
            self._number(leaf.units if isinstance(leaf, Phrase) else (leaf,))
        is_simple = not self._phrases and not self._prefixes
        self._sieve = make_sieve(self._units) if is_simple else None

    def mark(self, text: str) -> Sequence[Mark]:
        """Return the places that answered the query, in order and without overlaps."""
        if self._sieve is not None and is_ordinary(text):
            return tuple(self._sift(self._sieve, text))
        marks = [
            Mark(token.start, token.end, token.position, part)
            for token in tokenize(text)
            for part in self._parts_of(token.term)
        ]
        return tuple(_without_overlaps(self._without_broken_phrases(marks)))

    def _sift(self, sieve: re.Pattern[str], text: str) -> Iterator[Mark]:
        """Yield the marks of syllables that need no positions: they are no part of a phrase."""
        parts = self._sifted
        for found in sieve.finditer(text):
            written = found[0]
            if written not in parts:
                parts[written] = next(iter(self._parts_of(term(written))), None)
            part = parts[written]
            if part is not None:
                yield Mark(*found.span(), 0, part)

    def _number(self, units: Iterable[Unit | Prefix]) -> None:
        for unit in units:
            if isinstance(unit, Prefix):
                self._prefixes.append((self.parts, unit))
            else:
                self._units.setdefault(unit.plain, []).append((self.parts, unit))
            self.parts += 1

    def _parts_of(self, term: str) -> Sequence[int]:
        """Return the numbers of the units that a term answers."""
        parts = self._answered.get(term)
        if parts is None:
            asking = (*self._units.get(plain_term(term), ()), *self._prefixes)
            parts = tuple(number for number, unit in asking if stands_for(unit, term))
            self._answered[term] = parts
        return parts

    def _without_broken_phrases(self, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Drop what answers a unit of a phrase where the phrase is not whole."""
        if not self._phrases:
            return marks
        positions: dict[int, set[int]] = {part: set() for part in range(self.parts)}
        for each in marks:
            positions[each.part].add(each.position)
        for first, phrase in self._phrases:
            parts = range(first, first + len(phrase.units))
            shifts = [unit.place - phrase.units[0].place for unit in phrase.units]
            starts = [
                {position - shift for position in positions[part]}
                for part, shift in zip(parts, shifts, strict=True)
            ]
            whole = set.intersection(*starts)
            for part, shift in zip(parts, shifts, strict=True):
                positions[part] = {start + shift for start in whole}
        return [each for each in marks if each.position in positions[each.part]]


def _leaves(clauses: Sequence[Clause]) -> Iterator[Unit | Phrase | Prefix]:
    for clause in clauses:
        if isinstance(clause, Either):
            yield from _leaves(clause.clauses)
        else:
            yield clause


def _without_overlaps(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks that begin first; of several, the longest, of these the query's first."""
    end = 0
    for each in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.part)):
        if each.start >= end:
            end = each.end
            yield each
