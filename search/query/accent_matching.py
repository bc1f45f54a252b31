"""How far typed marks bind: the same query with every unit read more or less strictly."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.text.spelling import bare, has_marks, plain
from search.text.token import TokenKind


class AccentMatching(StrEnum):
    """Which terms a typed syllable stands for, strictest first."""

    EXACT = "exact"
    """Those that are spelled just so: `mat` is not mặt."""
    COMPATIBLE = "compatible"
    """Those whose marks go beyond the typed ones: `mat` is mặt and mất, `mât` is mất, not mặt."""
    IGNORE = "ignore"
    """Those of the same letters: `mât` is mặt, too."""


def read_clauses(clauses: tuple[Clause, ...], marks: AccentMatching) -> tuple[Clause, ...]:
    """Return clauses as `parse` gives them, which are compatible, at another strictness."""
    if marks is AccentMatching.COMPATIBLE:
        return clauses
    change = _exact if marks is AccentMatching.EXACT else _open
    return tuple(_changed(each, change) for each in clauses)


def read_query(query: Query, marks: AccentMatching) -> Query:
    """Return a query whose required clauses are read so; what is excluded stays as typed."""
    return replace(query, required=read_clauses(query.required, marks))


def has_typed_marks(clauses: tuple[Clause, ...]) -> bool:
    """Tell whether any syllable was typed with marks."""
    return read_clauses(clauses, AccentMatching.IGNORE) != clauses


def _changed(
    clause: Clause, change: Callable[[TermClause | PrefixClause], TermClause | PrefixClause]
) -> Clause:
    match clause:
        case TermClause() | PrefixClause():
            return change(clause)
        case PhraseClause():
            return PhraseClause(tuple(_unit(change(each)) for each in clause.units))
        case Or():
            return replace(clause, clauses=tuple(_changed(each, change) for each in clause.clauses))


def _exact(leaf: TermClause | PrefixClause) -> TermClause | PrefixClause:
    if isinstance(leaf, PrefixClause) or leaf.kind is not TokenKind.SYLLABLE:
        return leaf
    return replace(leaf, is_exact=True)


def _open(leaf: TermClause | PrefixClause) -> TermClause | PrefixClause:
    if leaf.kind is not TokenKind.SYLLABLE:
        return leaf
    if isinstance(leaf, PrefixClause):
        return replace(leaf, stem=bare(leaf.stem)) if bare(leaf.stem) != leaf.stem else leaf
    return replace(leaf, term=plain(leaf.term)) if has_marks(leaf.term) else leaf


def _unit(leaf: TermClause | PrefixClause) -> TermClause:
    assert isinstance(leaf, TermClause)
    return leaf
