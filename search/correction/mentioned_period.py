"""The time that a query names, for whoever wants the bulletins published then.

A query asks for what texts mention; `họp tháng 7/2020` may also mean bulletins of that month. A
day without its year names no time.
"""

import re
from collections.abc import Iterator

from search.period import Period, between, period_of
from search.query.clause import TermClause
from search.query.parser import parse
from search.query.walk import term_clauses
from search.text.token import TokenKind

YEARS = range(1945, 2100)
"""The years that news is of; 9999 alone is a number like any other."""

# Without its mark, `nam` may be that of Việt Nam.
_LEADING = re.compile(
    r"(?:(?<!\w)(?:từ|đến|ngày|ngay|hôm|năm|trong|vào|hồi)\s+|[-–,]\s*)+\Z", re.IGNORECASE
)
_EMPTY = re.compile('["“”]\\s*["“”]')
_TERM = re.compile(r"([0-9]{4})(?:-[0-9]{2}(?:-[0-9]{2})?|-q[1-4])?")


def read_period(text: str) -> Period | None:
    """Return the day, month, quarter or year that a query names, None if it names none.

    If it names several, it is all the time from the first to the last.
    """
    periods = [each for clause in term_clauses(parse(text).required) for each in _periods(clause)]
    if not periods:
        return None
    first = min(each.first for each in periods)
    last = max(each.last for each in periods)
    for each in periods:
        if (each.first, each.last) == (first, last):
            return each
    return between(first, last)


def without_period(text: str) -> str:
    """Return a query without the times that it names, and without the words that lead to them."""
    query = parse(text)
    kept, end = "", 0
    for clause in term_clauses(query.required):
        if any(_periods(clause)):
            kept += _LEADING.sub("", query.text[end : clause.start])
            end = clause.end
    return " ".join(_EMPTY.sub("", kept + query.text[end:]).split())


def _periods(clause: TermClause) -> Iterator[Period]:
    """Yield the period of a date or of a year alone, if the clause is one."""
    match = _TERM.fullmatch(clause.term)
    if match is None or clause.kind not in (TokenKind.DATE, TokenKind.SYLLABLE):
        return
    if int(match[1]) in YEARS:
        yield period_of(clause.term.upper())
