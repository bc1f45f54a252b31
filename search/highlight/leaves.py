"""The leaves of a query, numbered: the single terms and prefixes that texts are highlighted for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
)

Leaf = TermClause | PrefixClause


@dataclass(frozen=True, slots=True)
class Leaves:
    """Leaf n is `clauses[n]` and belongs to the term of the query at index `terms[n]`.

    All synonyms of a name have the same term. A phrase is given with the number of its first leaf;
    the others follow it. `term_count` is the number of terms.
    """

    clauses: Sequence[Leaf]
    terms: Sequence[int]
    phrases: Sequence[tuple[int, PhraseClause]]
    term_count: int


def number_leaves(query: Query) -> Leaves:
    """Return the leaves of what a query requires."""
    clauses: list[Leaf] = []
    terms: list[int] = []
    phrases: list[tuple[int, PhraseClause]] = []
    count = 0
    for alternatives in _alternatives(query.required):
        is_name = len(alternatives) > 1
        for clause in alternatives:
            leaves: Sequence[Leaf] = (clause,) if not isinstance(clause, PhraseClause) else ()
            if isinstance(clause, PhraseClause):
                phrases.append((len(clauses), clause))
                leaves = clause.terms
            terms += [count if is_name else count + n for n in range(len(leaves))]
            clauses += leaves
        count = terms[-1] + 1
    return Leaves(clauses, terms, phrases, count)


def _alternatives(
    clauses: Sequence[Clause],
) -> Iterator[Sequence[TermClause | PhraseClause | PrefixClause]]:
    """Yield the clauses that are highlighted together: one clause, or all synonyms of a name."""
    for clause in clauses:
        match clause:
            case SynonymClause():
                yield [leaf for (leaf,) in _alternatives(clause.clauses)]
            case Or():
                yield from _alternatives(clause.clauses)
            case _:
                yield (clause,)
