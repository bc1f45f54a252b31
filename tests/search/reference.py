"""Finds the matches of a query bulletin by bulletin: the slow reference for all engines."""

from collections.abc import Iterator, Sequence

from index.bulletin import Bulletin
from search.engine.matching.matching import ROUNDING
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.query.term_matching import stands_for
from search.text.token import Token
from search.text.tokenizer import tokenize


def answers(bulletin: Bulletin, query: Query) -> bool:
    """Tell whether a bulletin has all required clauses and no excluded one."""
    says_nothing = not query.required and not query.excluded and not query.is_blank
    paragraphs = [tokenize(each) for each in _paragraphs(bulletin)]
    return (
        not says_nothing
        and all(_holds(paragraphs, each) for each in query.required)
        and not any(_holds(paragraphs, each) for each in query.excluded)
    )


def _paragraphs(bulletin: Bulletin) -> Iterator[str]:
    yield bulletin.title
    yield bulletin.lead
    yield from bulletin.body
    yield from bulletin.captions
    yield bulletin.author


def _holds(paragraphs: Sequence[Sequence[Token]], clause: Clause) -> bool:
    if isinstance(clause, MinimumShouldMatch):
        weighed = zip(clause.clauses, clause.weights, strict=True)
        held = sum(weight for each, weight in weighed if _holds(paragraphs, each))
        return held >= clause.least - ROUNDING
    if isinstance(clause, Or):
        return any(_holds(paragraphs, each) for each in clause.clauses)
    if isinstance(clause, PhraseClause):
        return any(_has_phrase(paragraph, clause) for paragraph in paragraphs)
    return any(_positions(paragraph, clause) for paragraph in paragraphs)


def _has_phrase(paragraph: Sequence[Token], phrase: PhraseClause) -> bool:
    return bool(
        set.intersection(
            *(
                {position - unit.position for position in _positions(paragraph, unit)}
                for unit in phrase.terms
            )
        )
    )


def _positions(paragraph: Sequence[Token], unit: TermClause | PrefixClause) -> set[int]:
    return {each.position for each in paragraph if stands_for(unit, each.term)}
