"""Matching of a typed term or prefix with an indexed term."""

from search.query.clause import (
    PrefixClause,
    TermClause,
)
from search.text import spelling
from search.text.token import TokenKind


def stands_for(clause: TermClause | PrefixClause, term: str) -> bool:
    """Tell whether a typed term or prefix matches an indexed term.

    Kinds of tokens are not compared: 9000000000 typed in digits matches the amount 9 tỷ.
    """
    if isinstance(clause, PrefixClause):
        if clause.kind is TokenKind.CODE:
            return term.startswith(clause.stem)
        return term.isalnum() and spelling.begins(clause.stem, term)
    if clause.kind is TokenKind.SYLLABLE and not clause.is_exact:
        return term.isalnum() and spelling.is_compatible(clause.term, term)
    return term == clause.term
