"""The words of a query as one phrase: a short query is a name first.

    chủ tịch UBND tỉnh   →   "chủ tịch UBND tỉnh" | "chủ tịch uỷ ban nhân dân tỉnh"
    bão số 13            →   "bão số 13" | "bão 13"

A row is a `SynonymClause`: all ways to write the words in a row, which score as one term.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product

from search.query.clause import (
    Clause,
    PhraseClause,
    Query,
    SynonymClause,
    TermClause,
)
from search.query.parser import typed_runs
from search.query.walk import ScoredClause
from search.text.token import TokenKind

MOST_WAYS = 24
"""Ways to write one row; more come of several names with several spellings each."""

NUMERO = "số"
"""`bão 13` is written `bão số 13` as well."""

FEWEST_TURNED = 3
"""Words that mean the same in another order: `tăng lương hưu`. Two are mostly one word."""

NUMBERS = range(2, 100)
"""What a country has a few of; one is seldom written as a digit, and hundreds seldom exactly."""

_REMEMBERED = 32
"""Queries whose rows are remembered: one answer asks for the same ones at each step."""

MOST_DIGITS = 3
"""Digits of a number that belongs to the word before it; with four, it is a year."""


@lru_cache(maxsize=_REMEMBERED)
def find_rows(query: Query) -> tuple[Clause, ...]:
    """Return the clauses of a query of plain words, with those typed in a row as one; else none.

    Nothing is returned if no two words stand in a row, or any has a sign of the reader's. A word
    that was typed before stands in a row between others as well.
    """
    runs = list(_runs(_with_repeated(query)))
    if all(len(run) == 1 for run in runs):
        return ()
    return tuple(run[0] if len(run) == 1 else make_row(run) for run in runs)


def _with_repeated(query: Query) -> tuple[Clause, ...]:
    """Return the clauses of a query, and between them the words that it requires already.

    `Đại học Khoa học Huế` requires *học* once.
    """
    words = [each for each in query.required if isinstance(each, TermClause | SynonymClause)]
    gaps = [
        range(left.last_position + 1, right.position)
        for left, right in pairwise(words)
        if right.position > left.last_position + 1
    ]
    if not gaps or len(words) < len(query.required):
        return query.required
    required = {each.key for each in words}
    repeated = {
        each.position: each
        for run in typed_runs(query.text)
        for each in run
        if each.key in required
    }
    filled = (
        repeated[position]
        for gap in gaps
        if all(position in repeated for position in gap)
        for position in gap
    )
    return tuple(sorted((*words, *filled), key=lambda each: each.position))


def bind_numbers(query: Query) -> tuple[Clause, ...]:
    """Return the clauses of a query in which short numbers are bound to the word before; else none.

    Single letters are bound too: `giải A`. Nothing is returned if there is nothing to bind.
    """
    bound: list[Clause] = []
    found = False
    for clause in query.required:
        before = bound[-1] if bound else None
        if (
            isinstance(clause, TermClause)
            and is_number(clause)
            and isinstance(before, TermClause)
            and before.position + 1 == clause.position
        ):
            bound[-1] = make_row([before, clause])
            found = True
        else:
            bound.append(clause)
    return tuple(bound) if found else ()


def made_rows(rows: Sequence[Clause], typed: Sequence[Clause]) -> tuple[SynonymClause, ...]:
    """Return those clauses that are rows made of several typed ones."""
    return tuple(each for each in rows if isinstance(each, SynonymClause) and each not in typed)


def turn_row(query: Query) -> tuple[SynonymClause, ...]:
    """Return the words of a query typed in a row with the last one first, and the first one last.

    `lương hưu tăng` is "tăng lương hưu" and "hưu tăng lương". Nothing is returned for two words, or
    if any has a sign of the reader's.
    """
    words = [each for each in query.required if isinstance(each, TermClause)]
    if len(words) < FEWEST_TURNED or len(words) < len(query.required):
        return ()
    first = words[0].position
    if words[-1].position - first >= len(words):
        return ()
    turns = words[-1:] + words[:-1], words[1:] + words[:1]
    return tuple(
        make_row([each.moved(first + number) for number, each in enumerate(turn)]) for turn in turns
    )


def numbers_before(counted: TermClause) -> SynonymClause:
    """Return a word behind any of the numbers as one clause: `2 tỉnh`, `3 tỉnh`, … `99 tỉnh`."""
    numbers = (_untyped(counted, str(n)).moved(counted.position - 1) for n in NUMBERS)
    return SynonymClause(tuple(PhraseClause((each, counted)) for each in numbers))


def make_row(run: Sequence[ScoredClause]) -> SynonymClause:
    """Return the clause of some words in a row, in all ways that each of them is written."""
    ways = islice(product(*_ways(run)), MOST_WAYS)
    return SynonymClause(tuple(_phrase(run[0], [*way]) for way in ways))


def _ways(run: Sequence[ScoredClause]) -> Iterator[Sequence[Sequence[TermClause]]]:
    """Yield for each word of a row the terms of each way to write it, the typed one first."""
    for index, clause in enumerate(run):
        if isinstance(clause, SynonymClause):
            yield clause.synonyms
            continue
        following = run[index + 1] if index + 1 < len(run) else None
        before = run[index - 1] if index else None
        if index and is_number(clause) and not _is_numero(before):
            yield (
                [clause],
                [_untyped(clause, NUMERO), clause.moved(clause.position + 1)],
            )
        elif index and _is_numero(clause) and following and is_number(following):
            yield [clause], []
        else:
            yield ([clause],)


def _phrase(first: ScoredClause, way: Sequence[Sequence[TermClause]]) -> TermClause | PhraseClause:
    """Return the terms of a way one after the other, from the position of the first on.

    Inside a spelling of a name, terms keep their distances.
    """
    terms: list[TermClause] = []
    position = first.position
    for part in way:
        shift = position - part[0].position if part else 0
        moved = [each.moved(each.position + shift) for each in part] if shift else part
        terms += moved
        position = terms[-1].position + 1
    return terms[0] if len(terms) == 1 else PhraseClause(tuple(terms))


def _untyped(clause: TermClause, term: str) -> TermClause:
    return TermClause(term, TokenKind.SYLLABLE, clause.start, clause.start, clause.position)


def is_number(clause: ScoredClause) -> bool:
    """Tell whether a word is a short number or a single letter, which says little alone."""
    if not isinstance(clause, TermClause) or clause.kind is not TokenKind.SYLLABLE:
        return False
    term = clause.term
    return (term.isdecimal() and len(term) <= MOST_DIGITS) or (len(term) == 1 and term.isascii())


def _is_numero(clause: ScoredClause | None) -> bool:
    return isinstance(clause, TermClause) and clause.plain == "so"


def _runs(clauses: Sequence[Clause]) -> Iterator[Sequence[ScoredClause]]:
    """Yield runs of adjacent words; nothing if any clause is not a word or name."""
    if not all(isinstance(each, TermClause | SynonymClause) for each in clauses):
        return
    run: list[ScoredClause] = []
    for each in clauses:
        assert isinstance(each, TermClause | SynonymClause)
        if run and each.position != run[-1].last_position + 1:
            yield run
            run = []
        run.append(each)
    if run:
        yield run
