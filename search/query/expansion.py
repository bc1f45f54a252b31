"""Abbreviations read as what they are short for, and names as what is short for them.

    UBND tỉnh    →   (UBND | "uỷ ban nhân dân") tỉnh

A name written in any way finds the same bulletins: in full, abbreviated, or partly so (Ủy ban
MTTQ). It finds longer names too that are abbreviated where the text has them, as though they stood
there in full: Mặt trận Tổ quốc is in UBMTTQ. What stands in quotes is asked for as it is typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from search.query.abbreviation import Abbreviation, Terms, abbreviations
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
    distinct,
)
from search.query.parser import typed_runs
from search.query.synonyms import SynonymGroup, find_synonym_groups
from search.text.spelling import is_compatible, plain
from search.text.token import TokenKind


@dataclass(frozen=True, slots=True)
class Expander:
    """Finds names and abbreviations in a query, by their plain terms."""

    wordings: Mapping[Terms, Sequence[SynonymGroup]]
    longest: int

    def expand(self, query: Query) -> Query:
        """Return the query with every name in all its ways; one expanded already is left alone."""
        if any(map(_is_expanded, (*query.required, *query.excluded))):
            return query
        text = _Text(query.text, query.text.isupper())
        runs = list(_plain_runs(query))
        read = {unit.start for run in runs for unit in run}
        clauses: list[Clause] = []
        for each in query.required:
            if not isinstance(each, TermClause):
                clauses.append(self._alone(each, text))
            elif each.start not in read:
                # One word in quotes, or before a word with a star.
                clauses.append(each)
        for run in runs:
            clauses += self._read(run, text)
        clauses.sort(key=_start)
        excluded = [self._alone(each, text) for each in query.excluded]
        return replace(query, required=distinct(clauses), excluded=distinct(excluded))

    def _alone(self, clause: Clause, text: "_Text") -> Clause:
        """Return a clause outside of plain words, where only one word can be an abbreviation."""
        if isinstance(clause, Or):
            return replace(
                clause, clauses=tuple(self._alone(each, text) for each in clause.clauses)
            )
        if isinstance(clause, TermClause):
            return next(self._read([clause], text))
        return clause

    def _read(self, run: Sequence[TermClause], text: "_Text") -> Iterator[Clause]:
        """Yield the clauses of units in a row; of names that overlap the first, the longest."""
        # Where no words but abbreviations and numbers are, capitals are what they always have.
        tells = not text.is_capital or all(
            each.term.isdecimal() or (each.plain,) in self.wordings for each in run
        )
        place = 0
        while place < len(run):
            for length in range(min(self.longest, len(run) - place), 0, -1):
                units = run[place : place + length]
                is_capital = tells and text.has_capitals(units)
                if (found := self._find(units, is_capital)) is not None:
                    yield _spell(units, found)
                    place += length
                    break
            else:
                yield run[place]
                place += 1

    def _find(self, units: Sequence[TermClause], is_capital: bool) -> SynonymGroup | None:
        known = [
            each
            for each in self.wordings.get(tuple(each.plain for each in units), ())
            if (is_capital or not each.ambiguous) and _reads(units, each.written)
        ]
        # TƯ can be typed TU, which is an abbreviation of its own.
        exact = [each for each in known if each.written == tuple(unit.term for unit in units)]
        return next(iter((*exact, *known)), None)


@dataclass(frozen=True, slots=True)
class _Text:
    """What the reader typed, and whether it is all in capitals, which then mean nothing."""

    text: str
    is_capital: bool

    def has_capitals(self, units: Sequence[TermClause]) -> bool:
        """Tell whether units are typed in capitals."""
        return self.text[units[0].start : units[-1].end].isupper()


def expand(query: Query) -> Query:
    """Return a query, fresh from `parse`, that finds every name in all the ways of the table."""
    return _expander().expand(query)


def make_expander(rows: Sequence[Abbreviation]) -> Expander:
    """Return what reads queries with a table."""
    wordings: dict[Terms, list[SynonymGroup]] = {}
    for each in find_synonym_groups(rows):
        wordings.setdefault(tuple(map(plain, each.written)), []).append(each)
    return Expander(wordings, max(map(len, wordings), default=0))


@cache
def _expander() -> Expander:
    return make_expander(abbreviations())


def _reads(units: Sequence[TermClause], written: Terms) -> bool:
    """Tell whether typed units are some terms; marks may be missing."""
    return all(is_compatible(unit.term, term) for unit, term in zip(units, written, strict=True))


def _spell(units: Sequence[TermClause], found: SynonymGroup) -> SynonymClause:
    """Return the clause of a name: first as typed, then in its other ways.

    Where marks could have been typed and none was, none is asked for in the other ways either.
    """
    typed = tuple(each.term for each in units)
    is_open = typed != found.written and typed == tuple(map(plain, typed))
    ways = [
        tuple(map(plain, way)) if is_open else way for way in found.ways if way != found.written
    ]
    return SynonymClause((_clause(units), *(_clause(_units(way, units)) for way in ways)))


def _units(terms: Terms, typed: Sequence[TermClause]) -> Sequence[TermClause]:
    """Return the units of terms that stand for what was typed, and have nothing of it."""
    start, place = typed[0].start, typed[0].position
    return [
        TermClause(each, TokenKind.SYLLABLE, start, start, place + n)
        for n, each in enumerate(terms)
    ]


def _clause(units: Sequence[TermClause]) -> TermClause | PhraseClause:
    return units[0] if len(units) == 1 else PhraseClause(tuple(units))


def _plain_runs(query: Query) -> Iterator[Sequence[TermClause]]:
    """Yield the plain words of a query in a row, also those that `required` has only once.

    Words that it does not have, or that are part of an OR, end a run.
    """
    wanted = {each.term for each in query.required if isinstance(each, TermClause)}
    others = [each for each in query.required if not isinstance(each, TermClause)]
    taken = {start for each in others for start in _starts(each)}
    for units in typed_runs(query.text):
        run: list[TermClause] = []
        for unit in units:
            if run and (unit.position != run[-1].position + 1 or unit.term not in wanted):
                yield run
                run = []
            if unit.term in wanted and unit.start not in taken:
                run.append(unit)
        yield run


def _is_expanded(clause: Clause) -> bool:
    if isinstance(clause, SynonymClause):
        return True
    return isinstance(clause, Or) and any(map(_is_expanded, clause.clauses))


def _start(clause: Clause) -> int:
    """Return where a clause begins in the text."""
    return min(_starts(clause))


def _starts(clause: Clause) -> Iterator[int]:
    """Yield where the parts of a clause begin."""
    match clause:
        case TermClause() | PrefixClause():
            yield clause.start
        case PhraseClause():
            yield from (each.start for each in clause.units)
        case Or():
            for each in clause.clauses:
                yield from _starts(each)
