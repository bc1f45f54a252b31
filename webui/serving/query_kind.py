"""The kind of a query; the kinds differ in how well they can be answered."""

from collections.abc import Iterator
from enum import StrEnum

from search.answer import Answer
from search.query.accent_matching import has_typed_accents
from search.query.clause import Clause, Or, PhraseClause, PrefixClause, TermClause
from search.query.parser import parse
from search.text.token import TokenKind


class QueryKind(StrEnum):
    """Each query is of one kind, the first in this list that applies."""

    BLANK = "blank"
    """No words: bulletins by their days and organisations."""
    KEYSTROKES = "keystrokes"
    """Typed as Telex or VNI, and understood as what was meant."""
    PHRASE = "phrase"
    CODE = "code"
    DATE = "date"
    AMOUNT = "amount"
    PREFIX = "prefix"
    ACCENTED = "accented"
    PLAIN = "plain"
    """Words without accents."""


_KINDS = {
    TokenKind.CODE: QueryKind.CODE,
    TokenKind.DATE: QueryKind.DATE,
    TokenKind.AMOUNT: QueryKind.AMOUNT,
}


def kind_of(answer: Answer) -> QueryKind:
    """Return the kind of the query of an answer."""
    if answer.understanding.literal_total is not None:
        return QueryKind.KEYSTROKES
    required = parse(answer.request.text).required
    if not required:
        return QueryKind.BLANK
    found = {kind for clause in required for kind in _kinds(clause)}
    if has_typed_accents(required):
        found.add(QueryKind.ACCENTED)
    return next((kind for kind in QueryKind if kind in found), QueryKind.PLAIN)


def _kinds(clause: Clause) -> Iterator[QueryKind]:
    """Yield the kinds of a clause other than plain words."""
    match clause:
        case PhraseClause():
            yield QueryKind.PHRASE
        case PrefixClause():
            yield QueryKind.PREFIX
        case Or():
            for each in clause.clauses:
                yield from _kinds(each)
        case TermClause() if clause.kind in _KINDS:
            yield _KINDS[clause.kind]
