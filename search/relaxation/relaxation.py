"""A query relaxed step by step, until it matches a page of bulletins.

    words in a row   →   names in a row, numbers beside their words   →   words anywhere, accents
        as typed   →   accents ignored   →   beside all these, apart: most of the terms

Each step matches everything that the step before it does, and still requires every term; terms with
the accents as typed raise the rank. What lacks a term is loose: it is counted and shown apart. In a
headline most of the terms are all that is required, so that nothing is loose.

Filters do not matter: the meaning of a query must not change with the period that is looked at, or
counts of facets would not be what a click on them finds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from search.engine.contract import Matches
from search.query.accent_matching import AccentMatching, has_typed_accents, with_accents
from search.query.clause import Clause, Query
from search.query.name_heads import is_written_as_name
from search.query.rows import find_rows, made_rows
from search.relaxation.headline import headline_steps
from search.relaxation.long_name import match_long_name
from search.relaxation.most_terms import FEWEST_KNOWN, FEWEST_TERMS, all_of, match_most, releases
from search.relaxation.proper_names import bind_names
from search.relaxation.query_length import is_headline, is_longer_name
from search.relaxation.query_memo import QueryMemo
from search.relaxation.ranked_query import ranked
from search.relaxation.readings import (
    distinct,
    further_readings,
    is_sentence,
    joined_readings,
    question_readings,
    spellings,
)
from search.relaxation.relaxed_matches import RelaxedMatches, match_fixed, match_joined


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


def relax(
    memo: QueryMemo, query: Query, expect_page: Callable[[Matches], None] = lambda _: None
) -> Relaxation:
    """Return what a query matches as typed, at each looser step that matches more, and loosely.

    The steps end with the first that matches a page. Names that bulletins have in a row are taken
    apart in no step. `expect_page` is told before they are counted what is shown if it is enough.
    """
    if (name := match_long_name(memo, query, expect_page)) is not None:
        return Relaxation([name])
    return _name_first(memo, query, _relax_words(memo, query, expect_page))


def _relax_words(
    memo: QueryMemo, query: Query, expect_page: Callable[[Matches], None]
) -> Relaxation:
    """Return what a query matches that is not a long name."""
    if is_headline(query):
        return Relaxation(headline_steps(memo, query))
    named = bind_names(query)
    readings = (
        question_readings(memo, query, named)
        if query.is_question
        else joined_readings(query, named)
    )
    for number, required in enumerate(distinct(readings)):
        joined = match_joined(memo, query, required)
        expect_page(joined.matches)
        goes_on = not number and not query.is_question
        if goes_on:
            memo.expect(lambda: further_readings(query, named), after=joined.matches.query)
        if joined.is_enough:
            return Relaxation([joined])
        if goes_on:
            memo.expect(lambda: further_readings(query, named))
    if query.is_question and not named and is_sentence(memo, query):
        return Relaxation(headline_steps(memo, query))
    if named and all(map(memo.count, made_rows(named, query.required))):
        joined, loose = match_joined(memo, query, named), _match_around(memo, query, named)
        if joined.total or loose is not None:
            return Relaxation([joined], loose)
    steps = [match_fixed(memo, query, AccentMatching.COMPATIBLE)]
    expect_page(steps[0].matches)
    if not steps[-1].is_enough and has_typed_accents(query.required):
        memo.expect(lambda: spellings(query))
        opened = match_fixed(memo, query, AccentMatching.IGNORE)
        steps += [opened] if opened.total > steps[-1].total else []
    return Relaxation(steps, None if steps[-1].is_enough else _match_loosely(memo, query))


def _name_first(memo: QueryMemo, query: Query, found: Relaxation) -> Relaxation:
    """Return what few bulletins have of a long name in a row, and apart what it finds otherwise.

    Only what is written as a name, with capitals, is one where that is not a page. Of short ones,
    bulletins say more: `cầu treo Nậm Hoa` is the `cầu Nậm Hoa`.
    """
    if query.is_question or not is_longer_name(query) or not is_written_as_name(query):
        return found
    if len(rows := find_rows(query)) != 1:
        return found
    name = match_joined(memo, query, rows)
    if not name.total:
        return found
    wider = found.shown.matches.query
    rest = replace(wider, excluded=(*wider.excluded, *rows))
    return Relaxation([name], _some(memo.match(rest)) or found.loose)


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
