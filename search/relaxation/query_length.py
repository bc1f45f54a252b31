"""How long a query is: a name, a question about one word, a headline."""

from search.query.clause import Query, TermClause
from search.query.walk import scored_clauses
from search.ranking import LONG_NAME_LONGEST, NAME_LONGEST

LONG = 7
"""A query of so many terms is a headline or a sentence, which bulletins put in other words."""

WORD = 2
"""Syllables of most words. A question about so many has them in a row: "vỉa hè là gì"."""


def is_headline(query: Query) -> bool:
    """Tell whether a query has as many terms as a headline or a sentence."""
    return len(scored_clauses(query.required)) >= LONG


def is_short(query: Query) -> bool:
    """Tell whether a query has few enough syllables to be read as a name."""
    return count_syllables(query) <= NAME_LONGEST


def is_longer_name(query: Query) -> bool:
    """Tell whether a query has more syllables than any words, and no more than a long name."""
    return NAME_LONGEST < count_syllables(query) <= LONG_NAME_LONGEST


def is_word(question: Query) -> bool:
    """Tell whether a question is about no more than one word, of two syllables."""
    return count_syllables(question) <= WORD


def count_syllables(query: Query) -> int:
    """Return how many syllables a query requires; an abbreviation is typed as one."""
    count = 0
    for each in scored_clauses(query.required):
        count += 1 if isinstance(each, TermClause) else each.last_position - each.position + 1
    return count
