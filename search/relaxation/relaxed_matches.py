"""What a query matches at one step of relaxation."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.engine.contract import Matches
from search.query.accent_matching import AccentMatching, query_with_accents
from search.query.clause import Clause, Query, SynonymClause
from search.query.rows import made_rows
from search.relaxation.query_memo import QueryMemo
from search.relaxation.ranked_query import ranked

PAGE = 10
"""Bulletins that are enough: as many as a page shows by default."""


@dataclass(frozen=True, slots=True)
class RelaxedMatches:
    """What a query matches at one step, how far accents bind, and whether all terms must match.

    `is_joined` tells that words must stand in a row as typed; `rows` are these words where not all
    words of the query must.
    """

    marks: AccentMatching
    matches: Matches
    has_all_units: bool = True
    is_joined: bool = False
    rows: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """The number of documents that match, whatever the filters."""
        return self.matches.total

    @property
    def is_enough(self) -> bool:
        """Whether they fill a page, so that nothing looser is tried."""
        return self.total >= PAGE


def match_fixed(memo: QueryMemo, query: Query, marks: AccentMatching) -> RelaxedMatches:
    """Return what a query matches where accents bind in the given way."""
    return RelaxedMatches(marks, memo.match(ranked(query_with_accents(query, marks), query, marks)))


def match_joined(memo: QueryMemo, query: Query, required: tuple[Clause, ...]) -> RelaxedMatches:
    """Return what a query matches where these of its clauses, words in rows, are required."""
    marks = AccentMatching.COMPATIBLE
    matches = memo.match(ranked(query.requiring(required), query, marks))
    rows = made_rows(required, query.required)
    typed = typed_words(query, rows) if len(rows) < len(required) else ()
    return RelaxedMatches(marks, matches, is_joined=True, rows=typed)


def typed_words(query: Query, rows: Sequence[SynonymClause]) -> tuple[str, ...]:
    """Return the words of rows as the reader typed them."""
    return tuple(query.text[each.start : each.end] for each in rows)
