"""The clauses that rank bulletins: those of the query as typed, however loosely it is matched."""

from collections.abc import Iterator

from search.query.accent_matching import AccentMatching, has_typed_accents, with_accents
from search.query.clause import Query, ScoringClauses
from search.query.rows import find_rows, made_rows, turn_row
from search.ranking import EXACT_BOOST, OPEN_BOOST, QUESTION_TIMES, ROW_BOOST
from search.relaxation.query_length import is_headline, is_short, is_word


def ranked(matched: Query, typed: Query, marks: AccentMatching) -> Query:
    """Return a query ranked by accents as typed; exact ones count more, any others less.

    The words of a short query count once more where they stand in a row. In a question everything
    but pairs, which are those of the first clauses, counts `QUESTION_TIMES`.
    """
    rows = _rows_counted(matched, typed)
    counted = (ScoringClauses(typed.required, 1.0), *typed.ranked_by, *rows)
    if has_typed_accents(typed.required):
        counted = (*counted, *_accents_counted(typed, marks))
    return matched.counting(counted * (QUESTION_TIMES if typed.is_question else 1))


def _rows_counted(matched: Query, typed: Query) -> Iterator[ScoringClauses]:
    """Yield the words of a short query in a row; of a question, only those of one word.

    Where no words must stand in a row, those of a name in another order do as well.
    """
    if is_headline(typed) or (typed.is_question and not is_word(typed)):
        return
    if rows := made_rows(find_rows(typed), typed.required):
        yield ScoringClauses(rows, ROW_BOOST)
    is_loose = is_short(typed) and not made_rows(matched.required, typed.required)
    if is_loose and (turned := turn_row(typed)):
        yield ScoringClauses(turned, ROW_BOOST)


def _accents_counted(typed: Query, marks: AccentMatching) -> Iterator[ScoringClauses]:
    """Yield the words with exactly the typed accents, and with any others."""
    if marks is not AccentMatching.EXACT:
        yield ScoringClauses(with_accents(typed.required, AccentMatching.EXACT), EXACT_BOOST)
    if marks is AccentMatching.IGNORE:
        yield ScoringClauses(with_accents(typed.required, AccentMatching.IGNORE), OPEN_BOOST)
