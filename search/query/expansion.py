"""Expansion of a query: names and abbreviations become clauses of all their synonyms.

    UBND tỉnh    →   (UBND | "uỷ ban nhân dân") tỉnh

A name finds the same bulletins whether it is written in full, abbreviated, or in part (Ủy ban
MTTQ). It also finds abbreviations of longer names that contain it: Mặt trận Tổ quốc finds UBMTTQ.
Phrases in quotes are not expanded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from search.query.abbreviation import Abbreviation, Terms, abbreviations, terms_of
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
from search.query.day_spellings import spell_days
from search.query.parser import REMEMBERED, parse, typed_plains, typed_runs
from search.query.synonyms import SynonymGroup, find_synonym_groups
from search.text.spelling import is_compatible, plain
from search.text.token import TokenKind


@dataclass(frozen=True, slots=True)
class Expander:
    """Finds names and abbreviations in a query."""

    groups: Mapping[Terms, Sequence[SynonymGroup]]
    """Groups by the plain terms of what is written."""
    longest: Mapping[str, int]
    """Terms of the longest way to write a name that begins with a plain term."""

    def expand(self, query: Query) -> Query:
        """Return the query with every name expanded; an expanded query is returned unchanged."""
        has_signs = query.excluded or any(isinstance(each, Or) for each in query.required)
        if not has_signs and self.longest.keys().isdisjoint(typed_plains(query.text)):
            return query
        if any(map(_is_expanded, (*query.required, *query.excluded))):
            return query
        text = _Text(query.text, query.text.isupper())
        runs = list(_plain_runs(query))
        in_runs = {term.start for run in runs for term in run}
        clauses: list[Clause] = []
        for each in query.required:
            if not isinstance(each, TermClause):
                clauses.append(self._expand_single(each, text))
            elif each.start not in in_runs:
                # One word in quotes, or before a word with a star.
                clauses.append(each)
        for run in runs:
            clauses += self._expand_run(run, text)
        clauses.sort(key=_start)
        excluded = [self._expand_single(each, text) for each in query.excluded]
        return replace(query, required=distinct(clauses), excluded=distinct(excluded))

    def _expand_single(self, clause: Clause, text: "_Text") -> Clause:
        """Return a clause outside the runs of plain words, where names have one word only."""
        if isinstance(clause, Or):
            return replace(
                clause, clauses=tuple(self._expand_single(each, text) for each in clause.clauses)
            )
        if isinstance(clause, TermClause):
            return next(self._expand_run([clause], text))
        return clause

    def _expand_run(self, run: Sequence[TermClause], text: "_Text") -> Iterator[Clause]:
        """Yield the clauses of adjacent terms; of overlapping names, the first and longest wins."""
        # In a text of only abbreviations and numbers, capitals are normal.
        tells = not text.is_capital or all(
            each.term.isdecimal() or (each.plain,) in self.groups for each in run
        )
        plains = tuple(each.plain for each in run)
        index = 0
        while index < len(run):
            longest = min(self.longest.get(plains[index], 0), len(run) - index)
            for length in range(longest, 0, -1):
                named = self.groups.get(plains[index : index + length])
                if named is None:
                    continue
                terms = run[index : index + length]
                is_capital = tells and text.has_capitals(terms)
                if (group := _find(named, terms, is_capital)) is not None:
                    yield _synonym_clause(terms, group)
                    index += length
                    break
            else:
                yield run[index]
                index += 1


@dataclass(frozen=True, slots=True)
class _Text:
    """The typed text, and whether all of it is in capitals, which then mark no abbreviations."""

    text: str
    is_capital: bool

    def has_capitals(self, terms: Sequence[TermClause]) -> bool:
        """Tell whether adjacent terms are typed in capitals."""
        return self.text[terms[0].start : terms[-1].end].isupper()


def expand(query: Query) -> Query:
    """Return a query of `parse` with the names of Bantin's table, and days, in all spellings."""
    return spell_days(_expander().expand(query))


@lru_cache(maxsize=REMEMBERED)
def read_query(text: str) -> Query:
    """Return the query of a text, with names and days in all spellings."""
    return expand(parse(text))


def find_one_way(query: Query) -> tuple[Clause, ...]:
    """Return the typed abbreviations of a query that full names do not look for, as typed."""
    return tuple(
        each.clauses[0]
        for each in query.required
        if isinstance(each, SynonymClause)
        and tuple(term.plain for term in each.synonyms[0]) in _one_way()
    )


@cache
def _one_way() -> frozenset[Terms]:
    shorts = (short for row in abbreviations() if row.one_way for short in row.short)
    return frozenset(tuple(map(plain, terms_of(each))) for each in shorts)


def make_expander(rows: Sequence[Abbreviation]) -> Expander:
    """Return an expander of the names of a table."""
    groups: dict[Terms, list[SynonymGroup]] = {}
    for each in find_synonym_groups(rows):
        groups.setdefault(tuple(map(plain, each.written)), []).append(each)
    longest: dict[str, int] = {}
    for plains in groups:
        longest[plains[0]] = max(longest.get(plains[0], 0), len(plains))
    return Expander(groups, longest)


@cache
def _expander() -> Expander:
    return make_expander(abbreviations())


def _find(
    named: Sequence[SynonymGroup], terms: Sequence[TermClause], is_capital: bool
) -> SynonymGroup | None:
    """Return that of the names of some plain terms which typed ones are, or None."""
    known = [
        each
        for each in named
        if (is_capital or not each.ambiguous) and _is_typed_as(terms, each.written)
    ]
    # TƯ can be typed as TU, which is another abbreviation.
    exact = [each for each in known if each.written == tuple(term.term for term in terms)]
    return next(iter((*exact, *known)), None)


def _is_typed_as(terms: Sequence[TermClause], written: Terms) -> bool:
    """Tell whether typed terms match those of a name; accents can be missing."""
    return all(is_compatible(typed.term, term) for typed, term in zip(terms, written, strict=True))


def _synonym_clause(typed: Sequence[TermClause], group: SynonymGroup) -> SynonymClause:
    """Return the clause of a name: first as typed, then its synonyms.

    If the name has accents and none was typed, the synonyms are searched for without accents too.
    """
    terms = tuple(each.term for each in typed)
    is_open = terms != group.written and terms == tuple(map(plain, terms))
    synonyms = [
        tuple(map(plain, each)) if is_open else each
        for each in group.synonyms
        if each != group.written
    ]
    return SynonymClause((_clause(typed), *(_clause(_untyped(each, typed)) for each in synonyms)))


def _untyped(synonym: Terms, typed: Sequence[TermClause]) -> Sequence[TermClause]:
    """Return the terms of a synonym, at the position of the typed name and with empty slices."""
    start, first = typed[0].start, typed[0].position
    return [
        TermClause(each, TokenKind.SYLLABLE, start, start, first + n)
        for n, each in enumerate(synonym)
    ]


def _clause(terms: Sequence[TermClause]) -> TermClause | PhraseClause:
    return terms[0] if len(terms) == 1 else PhraseClause(tuple(terms))


def _plain_runs(query: Query) -> Iterator[Sequence[TermClause]]:
    """Yield the runs of adjacent plain words, including repeated ones, which `required` has once.

    A word that is not in `required`, or is inside an OR, ends a run.
    """
    wanted = {each.term for each in query.required if isinstance(each, TermClause)}
    others = [each for each in query.required if not isinstance(each, TermClause)]
    taken = {start for each in others for start in _starts(each)}
    for terms in typed_runs(query.text):
        run: list[TermClause] = []
        for term in terms:
            if run and (term.position != run[-1].position + 1 or term.term not in wanted):
                yield run
                run = []
            if term.term in wanted and term.start not in taken:
                run.append(term)
        yield run


def _is_expanded(clause: Clause) -> bool:
    if isinstance(clause, SynonymClause):
        return True
    return isinstance(clause, Or) and any(map(_is_expanded, clause.clauses))


def _start(clause: Clause) -> int:
    """Return the offset in the text at which a clause starts."""
    return min(_starts(clause))


def _starts(clause: Clause) -> Iterator[int]:
    """Yield the offsets at which the parts of a clause start."""
    match clause:
        case TermClause() | PrefixClause():
            yield clause.start
        case PhraseClause():
            yield from (each.start for each in clause.terms)
        case Or():
            for each in clause.clauses:
                yield from _starts(each)
