"""The ways to write a day without its year: 2/9, 2-9 and 2.9 are one day.

    quốc khánh 2/9   →   quốc khánh (2/9 | 2-9 | 2.9)

Texts are read without guessing: there, 2-9 may be two to nine, and 2.9 an amount. Whoever types one
of them is shown all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from search.query.clause import Clause, PhraseClause, Query, SynonymClause, TermClause, distinct
from search.text import amount, day
from search.text.token import TokenKind

_MONTH_AND_DAY = len("09-02")
_DIGIT = re.compile(r"\d")


def spell_days(query: Query) -> Query:
    """Return a query in which each day without a year is looked for in all spellings."""
    if _DIGIT.search(query.text) is None:
        return query
    spelled = tuple(_spelled(query.text, query.required))
    return query if spelled == query.required else replace(query, required=distinct(spelled))


def _spelled(text: str, clauses: Sequence[Clause]) -> Iterator[Clause]:
    index = 0
    while index < len(clauses):
        typed = clauses[index : index + 2]
        if (days := _range_or_day(text, typed)) is not None:
            yield days
            index += 2
        elif (days := _day(text, clauses, index)) is not None:
            yield days
            index += 1
        else:
            yield clauses[index]
            index += 1


def _range_or_day(text: str, typed: Sequence[Clause]) -> SynonymClause | None:
    """Return the day that two numbers with a hyphen between them are, or None: `2-9`."""
    match typed:
        case (TermClause() as first, TermClause() as second) if (
            first.position + 1 == second.position and text[first.end : second.start] == "-"
        ):
            written = f"{first.term}/{second.term}"
            return _ways(PhraseClause((first, second)), written) if _is_day(written) else None
    return None


def _day(text: str, clauses: Sequence[Clause], index: int) -> SynonymClause | None:
    """Return the day that a date or an amount is, or None.

    An amount is one at the end of a query or before another number: `2.9 triệu` is none.
    """
    typed = clauses[index]
    if not isinstance(typed, TermClause):
        return None
    written = text[typed.start : typed.end]
    if typed.kind is TokenKind.DATE and len(typed.term) == _MONTH_AND_DAY:
        month, number = typed.term.split("-")
        return _ways(typed, f"{int(number)}/{int(month)}")
    if typed.kind is TokenKind.AMOUNT and _is_day(written.replace(".", "/")):
        following = text[typed.end :].lstrip(" -–,")
        if not following or following[0].isdigit():
            return _ways(typed, written.replace(".", "/"))
    return None


def _is_day(written: str) -> bool:
    """Tell whether `d/m` is written with digits and is a day."""
    number, _, month = written.partition("/")
    return (
        written.isascii()
        and all(each.isdecimal() and len(each) <= 2 for each in (number, month))
        and len(day.canonical(written)) == 1
    )


def _ways(typed: TermClause | PhraseClause, written: str) -> SynonymClause:
    """Return the clause of a day, first as typed; the other spellings have empty slices."""
    at = typed if isinstance(typed, TermClause) else typed.terms[0]

    def term(value: str, kind: TokenKind, after: int = 0) -> TermClause:
        return TermClause(value, kind, at.start, at.start, at.position + after)

    number, _, month = written.partition("/")
    date, syllable = TokenKind.DATE, TokenKind.SYLLABLE
    pairs = dict.fromkeys([(number, month), (number.zfill(2), month.zfill(2))])
    others: list[TermClause | PhraseClause] = [term(day.canonical(written)[0], date)]
    others += [PhraseClause((term(a, syllable), term(b, syllable, 1))) for a, b in pairs]
    others.append(term(amount.canonical(f"{number}.{month}"), TokenKind.AMOUNT))
    return SynonymClause((typed, *(each for each in others if _said(each) != _said(typed))))


def _said(way: TermClause | PhraseClause) -> Sequence[tuple[str, TokenKind]]:
    terms = way.terms if isinstance(way, PhraseClause) else (way,)
    return [(each.term, each.kind) for each in terms]
