"""Which indexed terms a typed term or prefix stands for."""

from search.query.clause import (
    PrefixClause,
    TermClause,
)
from search.text import spelling
from search.text.token import TokenKind


def stands_for(clause: TermClause | PrefixClause, term: str) -> bool:
    """Tell whether a typed unit or prefix asks for an indexed term.

    Terms alone decide: the digits of an amount are the amount, in a text as in a query.
    """
    if isinstance(clause, PrefixClause):
        if clause.kind is TokenKind.CODE:
            return term.startswith(clause.stem)
        return term.isalnum() and spelling.begins(clause.stem, term)
    if clause.kind is TokenKind.SYLLABLE and not clause.is_exact:
        return term.isalnum() and spelling.is_compatible(clause.term, term)
    return term == clause.term
