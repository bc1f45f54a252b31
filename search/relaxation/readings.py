"""The readings of a query in which words stand in a row, in the order in which they are tried.

    sở giáo dục hà nội   →   all in a row   →   "sở giáo dục", "hà nội"   →   "hà nội" alone

A question has few of them, for it asks in other words than those that answer it.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from search.query.accent_matching import AccentMatching, has_typed_accents, query_with_accents
from search.query.clause import Clause, Query
from search.query.rows import bind_numbers, find_rows, made_rows
from search.query.walk import scored_clauses
from search.relaxation.query_length import count_syllables, is_short, is_word
from search.relaxation.query_memo import QueryMemo
from search.relaxation.ranked_query import ranked
from search.relaxation.relaxed_matches import match_fixed, match_joined

ASKED = 4
"""A question about so many words is a sentence too, unless many bulletins have all of them."""

MANY = 300
"""Bulletins with all words of a question that are enough to hold the answers. nDCG@10 of 448
questions that are titles of bulletins without them: 0.621 with 10, 0.623 with 30, 0.631 with 100,
0.633 with 300 and with any number."""

NAME_SHARE = 0.25
"""Share of the bulletins with all words of a question that have them in a row, if they are a name.
Of sentences it is less: "giá vàng tăng" has 0.08. From 0.1 on, no measure moves."""

SUBJECT = 3
"""Syllables beside a name that stand in a row too: with 4, "chủ tịch UBND tỉnh" beside a province
hides those who say "Chủ tịch UBND" and the province."""


def joined_readings(query: Query, named: tuple[Clause, ...]) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of a short query in which words stand in a row, most words first.

    `named` are the clauses with its names in rows. Some may be empty, or be there already.
    """
    if len(named) == 1:
        # A query of nothing but a name, whose accents may bind.
        yield made_rows(named, query.required)
    yield find_rows(query) if is_short(query) else ()
    if named:
        yield _bind_subject(query, named)
        yield bind_numbers(query.requiring(named)) or named
    yield bind_numbers(query)


def question_readings(
    memo: QueryMemo, query: Query, named: tuple[Clause, ...]
) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of a question in which words stand in a row, as `joined_readings` does.

    What it asks about is said in other words, unless it is one word, a name or a number.
    """
    yield find_rows(query) if is_word(query) or _is_name(memo, query) else ()
    if named:
        yield bind_numbers(query.requiring(named)) or named
    yield () if _is_long(query) else bind_numbers(query)


def further_readings(query: Query, named: tuple[Clause, ...]) -> Iterator[Query]:
    """Yield what will be counted where too few bulletins have the words of a query in a row."""
    for required in islice(distinct(joined_readings(query, named)), 1, None):
        yield ranked(query.requiring(required), query, AccentMatching.COMPATIBLE)
    for name in made_rows(named, query.required) if named else ():
        yield Query("", (name,))
    yield from spellings(query)


def spellings(query: Query) -> Iterator[Query]:
    """Yield a query with each way in which the typed accents may bind."""
    every = (AccentMatching.COMPATIBLE, AccentMatching.IGNORE, AccentMatching.EXACT)
    for marks in every if has_typed_accents(query.required) else every[:1]:
        yield ranked(query_with_accents(query, marks), query, marks)


def distinct(readings: Iterable[tuple[Clause, ...]]) -> Iterator[tuple[Clause, ...]]:
    """Yield readings that are not empty, each once; each is made when it is asked for."""
    seen: list[tuple[Clause, ...]] = []
    for reading in readings:
        if reading and reading not in seen:
            seen.append(reading)
            yield reading


def is_sentence(memo: QueryMemo, query: Query) -> bool:
    """Tell whether a question is one that is answered in other words than its own."""
    return _is_long(query) and match_fixed(memo, query, AccentMatching.COMPATIBLE).total < MANY


def _is_long(question: Query) -> bool:
    return len(scored_clauses(question.required)) >= ASKED


def _is_name(memo: QueryMemo, question: Query) -> bool:
    """Tell whether the few words of a question mostly stand in a row, where all of them are."""
    if not is_short(question) or not (rows := find_rows(question)):
        return False
    anywhere = match_fixed(memo, question, AccentMatching.COMPATIBLE).total
    return match_joined(memo, question, rows).total >= NAME_SHARE * anywhere


def _bind_subject(query: Query, named: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the names of a query, and the few words beside them in a row; none if there are none.

    `sở giáo dục hà nội` is the one and the other.
    """
    names = made_rows(named, query.required)
    rest = query.requiring(tuple(each for each in named if each not in names))
    rows = find_rows(rest) if names and count_syllables(rest) <= SUBJECT else ()
    return (*rows, *names) if rows else ()
