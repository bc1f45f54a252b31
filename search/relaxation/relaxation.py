"""A query relaxed step by step, until it matches a page of bulletins.

    words in a row   →   names in a row, numbers beside their words   →   words anywhere, accents
        as typed   →   accents ignored   →   beside all these, apart: most of the terms

Each step matches everything that the step before it does, and still requires every term; terms with
the accents as typed raise the rank. What lacks a term is loose: it is counted and shown apart. In a
headline most of the terms are all that is required, so that nothing is loose.

Filters do not matter: the meaning of a query must not change with the period that is looked at, or
counts of facets would not be what a click on them finds.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from search.engine.contract import Matches
from search.query.accent_matching import (
    AccentMatching,
    has_typed_accents,
    query_with_accents,
    with_accents,
)
from search.query.clause import Clause, Query, SynonymClause
from search.query.name_heads import begins_name, is_written_as_name
from search.query.rows import bind_numbers, find_rows, made_rows
from search.query.walk import scored_clauses
from search.relaxation.most_terms import (
    FEWEST_KNOWN,
    FEWEST_TERMS,
    all_of,
    match_most,
    most_of,
    releases,
)
from search.relaxation.proper_names import bind_names, bind_place
from search.relaxation.query_length import (
    count_syllables,
    is_headline,
    is_longer_name,
    is_short,
    is_word,
)
from search.relaxation.query_memo import QueryMemo
from search.relaxation.ranked_query import ranked

PAGE = 10
"""Bulletins that are enough: as many as a page shows by default."""

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


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What a query matches: at each step that matches more than the one before, and loosely.

    The last step is to be shown. `loose` are the documents that have most of the terms and lack
    one, if too few have them all; they are none of the documents of any step.
    """

    steps: Sequence[RelaxedMatches]
    loose: Matches | None = None

    @property
    def shown(self) -> RelaxedMatches:
        """The loosest step: the strict part of the answer."""
        return self.steps[-1]

    @property
    def matches(self) -> Sequence[Matches]:
        """What every step matches, strictest first, and what matches loosely."""
        loose = [] if self.loose is None else [self.loose]
        return [*(each.matches for each in self.steps), *loose]


def match_fixed(memo: QueryMemo, query: Query, marks: AccentMatching) -> RelaxedMatches:
    """Return what a query matches where accents bind in the given way."""
    return RelaxedMatches(marks, memo.match(ranked(query_with_accents(query, marks), query, marks)))


def relax(
    memo: QueryMemo, query: Query, expect_page: Callable[[Matches], None] = lambda _: None
) -> Relaxation:
    """Return what a query matches as typed, at each looser step that matches more, and loosely.

    The steps end with the first that matches a page. Names that bulletins have in a row are taken
    apart in no step. `expect_page` is told before they are counted what is shown if it is enough.
    """
    if (name := _match_long_name(memo, query, expect_page)) is not None:
        return Relaxation([name])
    return _name_first(memo, query, _relax_words(memo, query, expect_page))


def _relax_words(
    memo: QueryMemo, query: Query, expect_page: Callable[[Matches], None]
) -> Relaxation:
    """Return what a query matches that is not a long name."""
    if is_headline(query):
        return Relaxation(_headline_steps(memo, query))
    named = bind_names(query)
    joined_readings = (
        _question_readings(memo, query, named)
        if query.is_question
        else _joined_readings(query, named)
    )
    for number, required in enumerate(_distinct(joined_readings)):
        joined = _match_joined(memo, query, required)
        expect_page(joined.matches)
        goes_on = not number and not query.is_question
        if goes_on:
            memo.expect(lambda: _further_readings(query, named), after=joined.matches.query)
        if joined.total >= PAGE:
            return Relaxation([joined])
        if goes_on:
            memo.expect(lambda: _further_readings(query, named))
    if query.is_question and not named and _is_sentence(memo, query):
        return Relaxation(_headline_steps(memo, query))
    if named and all(map(memo.count, made_rows(named, query.required))):
        joined, loose = _match_joined(memo, query, named), _match_around(memo, query, named)
        if joined.total or loose is not None:
            return Relaxation([joined], loose)
    steps = [match_fixed(memo, query, AccentMatching.COMPATIBLE)]
    expect_page(steps[0].matches)
    if steps[-1].total < PAGE and has_typed_accents(query.required):
        memo.expect(lambda: _spellings(query))
        opened = match_fixed(memo, query, AccentMatching.IGNORE)
        steps += [opened] if opened.total > steps[-1].total else []
    return Relaxation(steps, None if steps[-1].total >= PAGE else _match_loosely(memo, query))


def _match_long_name(
    memo: QueryMemo, query: Query, expect_page: Callable[[Matches], None]
) -> RelaxedMatches | None:
    """Return what has a long query in a row, if that is the name of one thing; else None.

    As long as a headline, few queries are, and only those that begin as one are looked up.
    """
    if query.is_question or not is_longer_name(query):
        return None
    begins = begins_name(query)
    if (is_headline(query) and not begins) or len(rows := find_rows(query)) != 1:
        return None
    joined = _match_joined(memo, query, rows)
    expect_page(joined.matches)
    memo.expect(lambda: _after_long_name(memo, query), after=joined.matches.query)
    if joined.total < PAGE:
        return None
    if begins:
        return joined
    anywhere = match_fixed(memo, query, AccentMatching.COMPATIBLE).total
    return joined if joined.total >= NAME_SHARE * anywhere else None


def _name_first(memo: QueryMemo, query: Query, found: Relaxation) -> Relaxation:
    """Return what few bulletins have of a long name in a row, and apart what it finds otherwise.

    Only what is written as a name, with capitals, is one where that is not a page. Of short ones,
    bulletins say more: `cầu treo Nậm Hoa` is the `cầu Nậm Hoa`.
    """
    if query.is_question or not is_longer_name(query) or not is_written_as_name(query):
        return found
    if len(rows := find_rows(query)) != 1:
        return found
    name = _match_joined(memo, query, rows)
    if not name.total:
        return found
    wider = found.shown.matches.query
    rest = replace(wider, excluded=(*wider.excluded, *rows))
    return Relaxation([name], _some(memo.match(rest)) or found.loose)


def _after_long_name(memo: QueryMemo, query: Query) -> Iterator[Query]:
    """Yield what will be counted of a long query that too few bulletins have in a row."""
    if is_headline(query):
        yield from _headline_readings(memo, query)
    else:
        yield from _further_readings(query, bind_names(query))


def _is_sentence(memo: QueryMemo, query: Query) -> bool:
    """Tell whether a question is one that is answered in other words than its own."""
    return _is_long(query) and match_fixed(memo, query, AccentMatching.COMPATIBLE).total < MANY


def _is_long(question: Query) -> bool:
    return sum(1 for _ in scored_clauses(question.required)) >= ASKED


def _joined_readings(query: Query, named: tuple[Clause, ...]) -> Iterator[tuple[Clause, ...]]:
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


def _question_readings(
    memo: QueryMemo, query: Query, named: tuple[Clause, ...]
) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of a question in which words stand in a row, as `_joined_readings` does.

    What it asks about is said in other words, unless it is one word, a name or a number.
    """
    yield find_rows(query) if is_word(query) or _is_name(memo, query) else ()
    if named:
        yield bind_numbers(query.requiring(named)) or named
    yield () if _is_long(query) else bind_numbers(query)


def _distinct(readings: Iterable[tuple[Clause, ...]]) -> Iterator[tuple[Clause, ...]]:
    """Yield readings that are not empty, each once; each is made when it is asked for."""
    seen: list[tuple[Clause, ...]] = []
    for reading in readings:
        if reading and reading not in seen:
            seen.append(reading)
            yield reading


def _is_name(memo: QueryMemo, question: Query) -> bool:
    """Tell whether the few words of a question mostly stand in a row, where all of them are."""
    if not is_short(question) or not (rows := find_rows(question)):
        return False
    anywhere = match_fixed(memo, question, AccentMatching.COMPATIBLE).total
    return _match_joined(memo, question, rows).total >= NAME_SHARE * anywhere


def _further_readings(query: Query, named: tuple[Clause, ...]) -> Iterator[Query]:
    """Yield what will be counted where too few bulletins have the words of a query in a row."""
    for required in islice(_distinct(_joined_readings(query, named)), 1, None):
        yield ranked(query.requiring(required), query, AccentMatching.COMPATIBLE)
    for name in made_rows(named, query.required) if named else ():
        yield Query("", (name,))
    yield from _spellings(query)


def _spellings(query: Query) -> Iterator[Query]:
    """Yield a query with each way in which the typed accents may bind."""
    every = (AccentMatching.COMPATIBLE, AccentMatching.IGNORE, AccentMatching.EXACT)
    for marks in every if has_typed_accents(query.required) else every[:1]:
        yield ranked(query_with_accents(query, marks), query, marks)


def _bind_subject(query: Query, named: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the names of a query, and the few words beside them in a row; none if there are none.

    `sở giáo dục hà nội` is the one and the other.
    """
    names = made_rows(named, query.required)
    rest = query.requiring(tuple(each for each in named if each not in names))
    rows = find_rows(rest) if names and count_syllables(rest) <= SUBJECT else ()
    return (*rows, *names) if rows else ()


def _match_joined(memo: QueryMemo, query: Query, required: tuple[Clause, ...]) -> RelaxedMatches:
    marks = AccentMatching.COMPATIBLE
    matches = memo.match(ranked(query.requiring(required), query, marks))
    rows = made_rows(required, query.required)
    typed = _typed(query, rows) if len(rows) < len(required) else ()
    return RelaxedMatches(marks, matches, is_joined=True, rows=typed)


def _typed(query: Query, rows: Sequence[SynonymClause]) -> tuple[str, ...]:
    """Return the words of rows as the reader typed them."""
    return tuple(query.text[each.start : each.end] for each in rows)


def _headline_steps(memo: QueryMemo, query: Query) -> Sequence[RelaxedMatches]:
    """Return what has a whole headline as typed, and then most of its terms.

    A place at its end, if it has any, is required as long as that finds a page.
    """
    marks = AccentMatching.COMPATIBLE
    if place := made_rows(bind_place(query), query.required):
        there = match_most(memo, query, *next(releases(query)), place)
        if there is not None and there.total >= PAGE:
            rows = _typed(query, place)
            return [RelaxedMatches(marks, there, has_all_units=False, is_joined=True, rows=rows)]
    memo.expect(lambda: _headline_readings(memo, query))
    steps = [match_fixed(memo, query, marks)]
    for kept, released in releases(query):
        looser = match_most(memo, query, kept, released)
        if looser is not None and looser.total > steps[-1].total:
            steps.append(RelaxedMatches(marks, looser, has_all_units=False))
        if steps[-1].total >= PAGE:
            break
    return steps


def _headline_readings(memo: QueryMemo, query: Query) -> Iterator[Query]:
    """Yield what will be counted of a headline, unless many bulletins have all of it."""
    yield query
    if has_typed_accents(query.required):
        yield query_with_accents(query, AccentMatching.EXACT)
    most = most_of(memo, query, *next(releases(query)))
    if most is not None:
        yield most


def _match_loosely(memo: QueryMemo, query: Query) -> Matches | None:
    """Return what has most of the terms of a query and not all of them, whatever the accents."""
    kept, released = next(releases(query))
    if len(released) < FEWEST_TERMS:
        return None
    opened = with_accents(query.required, AccentMatching.IGNORE)
    rest = replace(query, excluded=(*query.excluded, all_of(opened)))
    return _some(match_most(memo, rest, kept, released))


def _some(matches: Matches | None) -> Matches | None:
    return matches if matches is not None and matches.total else None


def _match_around(memo: QueryMemo, query: Query, named: tuple[Clause, ...]) -> Matches | None:
    """Return what has the names of a query and most of its other words, and not all of them.

    A query of hardly anything but names finds their words anywhere.
    """
    names = made_rows(named, query.required)
    rest = replace(query, excluded=(*query.excluded, all_of(named)))
    if len(named) - len(names) < FEWEST_KNOWN:
        return _some(memo.match(ranked(rest, query, AccentMatching.COMPATIBLE)))
    return _some(match_most(memo, rest, *next(releases(query)), names))
