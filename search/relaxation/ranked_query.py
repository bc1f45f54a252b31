"""By what the bulletins of a query are ranked, however loosely it is matched: as it was typed."""

from dataclasses import replace

from search.query.accent_matching import AccentMatching, has_typed_accents, with_accents
from search.query.clause import Query, ScoringClauses
from search.query.rows import find_rows, made_rows
from search.query.walk import scored_clauses
from search.ranking import EXACT_BOOST, OPEN_BOOST, ROW_BOOST

LONG = 7
"""A query of so many terms is a headline or a sentence, which bulletins put in other words."""


def is_headline(query: Query) -> bool:
    """Tell whether a query has as many terms as a headline or a sentence."""
    return sum(1 for _ in scored_clauses(query.required)) >= LONG


def ranked(matched: Query, typed: Query, marks: AccentMatching) -> Query:
    """Return a query ranked by accents as typed; exact ones count more, any others less.

    The words of a short query count once more where they stand in a row.
    """
    counted = [ScoringClauses(typed.required, 1.0), *typed.ranked_by]
    if not is_headline(typed) and (rows := made_rows(find_rows(typed), typed.required)):
        counted.append(ScoringClauses(rows, ROW_BOOST))
    if not has_typed_accents(typed.required):
        return replace(matched, ranked_by=tuple(counted))
    if marks is not AccentMatching.EXACT:
        exact = with_accents(typed.required, AccentMatching.EXACT)
        counted.append(ScoringClauses(exact, EXACT_BOOST))
    if marks is AccentMatching.IGNORE:
        opened = with_accents(typed.required, AccentMatching.IGNORE)
        counted.append(ScoringClauses(opened, OPEN_BOOST))
    return replace(matched, ranked_by=tuple(counted))
