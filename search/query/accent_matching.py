"""Accent matching: how strictly the typed accents of a query must match."""

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
from search.text.spelling import bare, has_accents, plain
from search.text.token import TokenKind


class AccentMatching(StrEnum):
    """Which indexed terms a typed syllable matches, strictest first."""

    EXACT = "exact"
    """Terms with exactly the typed accents: `mat` does not match mặt."""
    COMPATIBLE = "compatible"
    """Terms with at least the typed accents: `mat` matches mặt and mất; `mât` only mất."""
    IGNORE = "ignore"
    """Terms of the same letters, whatever their accents: `mât` matches mặt too."""


def with_accents(clauses: tuple[Clause, ...], matching: AccentMatching) -> tuple[Clause, ...]:
    """Return clauses of `parse`, whose accents are COMPATIBLE, with another accent matching."""
    if matching is AccentMatching.COMPATIBLE:
        return clauses
    change = _exact if matching is AccentMatching.EXACT else _open
    return tuple(_changed(each, change) for each in clauses)


def query_with_accents(query: Query, matching: AccentMatching) -> Query:
    """Return a query whose required clauses have another accent matching.

    Excluded clauses stay unchanged.
    """
    if matching is AccentMatching.COMPATIBLE:
        return query
    return query.requiring(with_accents(query.required, matching))


def has_typed_accents(clauses: tuple[Clause, ...]) -> bool:
    """Tell whether any syllable was typed with accents."""
    return any(map(_has_accents, clauses))


def _has_accents(clause: Clause) -> bool:
    match clause:
        case TermClause():
            return clause.kind is TokenKind.SYLLABLE and has_accents(clause.term)
        case PrefixClause():
            return clause.kind is TokenKind.SYLLABLE and bare(clause.stem) != clause.stem
        case PhraseClause():
            return has_typed_accents(clause.terms)
        case Or():
            return has_typed_accents(clause.clauses)


def _changed(
    clause: Clause, change: Callable[[TermClause | PrefixClause], TermClause | PrefixClause]
) -> Clause:
    match clause:
        case TermClause() | PrefixClause():
            return change(clause)
        case PhraseClause():
            return PhraseClause(tuple(_term(change(each)) for each in clause.terms))
        case Or():
            return replace(clause, clauses=tuple(_changed(each, change) for each in clause.clauses))


def _exact(leaf: TermClause | PrefixClause) -> TermClause | PrefixClause:
    if isinstance(leaf, PrefixClause) or leaf.kind is not TokenKind.SYLLABLE:
        return leaf
    return TermClause(leaf.term, leaf.kind, leaf.start, leaf.end, leaf.position, is_exact=True)


def _open(leaf: TermClause | PrefixClause) -> TermClause | PrefixClause:
    if leaf.kind is not TokenKind.SYLLABLE:
        return leaf
    if isinstance(leaf, PrefixClause):
        return replace(leaf, stem=bare(leaf.stem)) if bare(leaf.stem) != leaf.stem else leaf
    return leaf._replace(term=plain(leaf.term)) if has_accents(leaf.term) else leaf


def _term(leaf: TermClause | PrefixClause) -> TermClause:
    assert isinstance(leaf, TermClause)
    return leaf
