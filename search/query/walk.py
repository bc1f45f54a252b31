"""Walks through the clauses inside clauses: single terms, and units of scoring."""

from collections.abc import Sequence

from search.query.clause import Clause, Or, PhraseClause, PrefixClause, SynonymClause, TermClause

ScoredClause = TermClause | SynonymClause
"""A unit of scoring: what counts as one term."""


def scored_clauses(clauses: Sequence[Clause]) -> Sequence[ScoredClause]:
    """Return the units of scoring in order: terms, and names in any spelling."""
    scored: list[ScoredClause] = []
    for clause in clauses:
        match clause:
            case TermClause() | SynonymClause():
                scored.append(clause)
            case PhraseClause():
                scored += clause.terms
            case Or():
                scored += scored_clauses(clause.clauses)
            case PrefixClause():
                pass
    return scored


def term_clauses(clauses: Sequence[Clause]) -> Sequence[TermClause]:
    """Return the single terms of clauses, in order; prefixes have none."""
    terms: list[TermClause] = []
    for clause in clauses:
        match clause:
            case TermClause():
                terms.append(clause)
            case PhraseClause():
                terms += clause.terms
            case Or():
                terms += term_clauses(clause.clauses)
            case PrefixClause():
                pass
    return terms
