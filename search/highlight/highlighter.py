"""Which places of a text answered a query."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.highlight.prefilter import is_ordinary, make_sieve
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
)
from search.query.term_matching import stands_for
from search.text.spelling import plain_term, term
from search.text.tokenizer import tokenize


class Highlight(NamedTuple):
    """A slice of a text, its position there, and the number of the query's unit it answers.

    A name is one unit, in whatever way it is written.
    """

    start: int
    end: int
    position: int
    part: int


class Highlighter:
    """Marks texts for one query; what it finds out about a term serves all of them."""

    def __init__(self, query: Query) -> None:
        self._units: dict[str, list[tuple[int, TermClause]]] = {}
        self._prefixes: list[tuple[int, PrefixClause]] = []
        self._phrases: list[tuple[int, PhraseClause]] = []
        self._answered: dict[str, Sequence[int]] = {}
        self._sifted: dict[str, int | None] = {}
        self._part_of: list[int] = []
        self.parts = 0
        for ways in _leaves(query.required):
            for leaf in ways:
                if isinstance(leaf, PhraseClause):
                    self._phrases.append((len(self._part_of), leaf))
                self._number(
                    leaf.units if isinstance(leaf, PhraseClause) else (leaf,), len(ways) > 1
                )
            self.parts = self._part_of[-1] + 1
        self._sieve = None if self._prefixes else make_sieve(self._units)

    def mark(self, text: str) -> Sequence[Highlight]:
        """Return the places that answered the query, in order and without overlaps."""
        if self._sieve is not None and is_ordinary(text):
            if self._phrases:
                if self._sieve.search(text) is None:
                    return ()
            elif (sifted := self._sift(self._sieve, text)) is not None:
                return sifted
        marks = [
            Highlight(token.start, token.end, token.position, part)
            for token in tokenize(text)
            for part in self._parts_of(token.term)
        ]
        whole = self._without_broken_phrases(marks)
        return tuple(
            each._replace(part=self._part_of[each.part]) for each in _without_overlaps(whole)
        )

    def _sift(self, sieve: re.Pattern[str], text: str) -> Sequence[Highlight] | None:
        """Return the highlights of a text without positions, which only phrases need.

        None if a syllable of the query follows a digit, so that the text must be tokenized.
        """
        highlights: list[Highlight] = []
        parts = self._sifted
        for found in sieve.finditer(text):
            start, end = found.span()
            if text[start - 1 : start].isdigit():
                return None
            written = found[0]
            if written not in parts:
                number = next(iter(self._parts_of(term(written))), None)
                parts[written] = None if number is None else self._part_of[number]
            part = parts[written]
            if part is not None:
                highlights.append(Highlight(start, end, 0, part))
        return tuple(highlights)

    def _number(self, units: Iterable[TermClause | PrefixClause], is_name: bool) -> None:
        """Give each unit a number of its own, and a part that the units of a name share."""
        for place, unit in enumerate(units):
            number = len(self._part_of)
            if isinstance(unit, PrefixClause):
                self._prefixes.append((number, unit))
            else:
                self._units.setdefault(unit.plain, []).append((number, unit))
            self._part_of.append(self.parts if is_name else self.parts + place)

    def _parts_of(self, term: str) -> Sequence[int]:
        """Return the numbers of the units that a term answers."""
        parts = self._answered.get(term)
        if parts is None:
            asking = (*self._units.get(plain_term(term), ()), *self._prefixes)
            parts = tuple(number for number, unit in asking if stands_for(unit, term))
            self._answered[term] = parts
        return parts

    def _without_broken_phrases(self, marks: Sequence[Highlight]) -> Sequence[Highlight]:
        """Drop what answers a unit of a phrase where the phrase is not whole."""
        if not self._phrases:
            return marks
        positions: dict[int, set[int]] = {part: set() for part in range(len(self._part_of))}
        for each in marks:
            positions[each.part].add(each.position)
        for first, phrase in self._phrases:
            parts = range(first, first + len(phrase.units))
            shifts = [unit.position - phrase.units[0].position for unit in phrase.units]
            starts = [
                {position - shift for position in positions[part]}
                for part, shift in zip(parts, shifts, strict=True)
            ]
            whole = set.intersection(*starts)
            for part, shift in zip(parts, shifts, strict=True):
                positions[part] = {start + shift for start in whole}
        return [each for each in marks if each.position in positions[each.part]]


def _leaves(
    clauses: Sequence[Clause],
) -> Iterator[Sequence[TermClause | PhraseClause | PrefixClause]]:
    """Yield what is to be marked: each clause alone, and all ways to write a name together."""
    for clause in clauses:
        match clause:
            case SynonymClause():
                yield [leaf for (leaf,) in _leaves(clause.clauses)]
            case Or():
                yield from _leaves(clause.clauses)
            case _:
                yield (clause,)


def _without_overlaps(marks: Sequence[Highlight]) -> Iterator[Highlight]:
    """Yield the marks that begin first; of several, the longest, of these the query's first."""
    end = 0
    for each in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.part)):
        if each.start >= end:
            end = each.end
            yield each
