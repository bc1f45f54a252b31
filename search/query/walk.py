"""Walks through the clauses inside clauses: single terms, and units of scoring."""

from collections.abc import Iterator, Sequence

from search.query.clause import Clause, Or, PhraseClause, PrefixClause, SynonymClause, TermClause

ScoredClause = TermClause | SynonymClause
"""A unit of scoring: what counts as one term."""


def scored_clauses(clauses: Sequence[Clause]) -> Iterator[ScoredClause]:
    """Yield the units of scoring in order: terms, and names in any spelling."""
    for clause in clauses:
        match clause:
            case TermClause() | SynonymClause():
                yield clause
            case PhraseClause():
                yield from clause.terms
            case Or():
                yield from scored_clauses(clause.clauses)
            case PrefixClause():
                pass


def term_clauses(clauses: Sequence[Clause]) -> Iterator[TermClause]:
    """Yield the single terms of clauses, in order; prefixes have none."""
    for clause in clauses:
        match clause:
            case TermClause():
                yield clause
            case PhraseClause():
                yield from clause.terms
            case Or():
                yield from term_clauses(clause.clauses)
            case PrefixClause():
                pass
