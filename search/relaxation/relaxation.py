"""A query relaxed step by step, until it matches a page of bulletins.

    words in a row   →   names in a row, numbers beside their words   →   words anywhere, accents
        as typed   →   accents ignored   →   beside all these, apart: most of the terms

Each step matches everything that the step before it does, and still requires every term; terms with
the accents as typed raise the rank. What lacks a term is loose: it is counted and shown apart. In a
headline most of the terms are all that is required, so that nothing is loose.

Filters do not matter: the meaning of a query must not change with the period that is looked at, or
counts of facets would not be what a click on them finds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import ceil

from search.engine.contract import Matches
from search.query.accent_matching import (
    AccentMatching,
    has_typed_accents,
    query_with_accents,
    with_accents,
)
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    ScoringClauses,
    SynonymClause,
    TermClause,
    distinct,
)
from search.query.rows import bind_numbers, find_rows, made_rows
from search.query.walk import scored_clauses
from search.ranking import EXACT_BOOST, LEAST_SHARE, NAME_LONGEST, OPEN_BOOST, ROW_BOOST
from search.relaxation.proper_names import bind_names, bind_place
from search.relaxation.query_memo import QueryMemo

PAGE = 10
"""Bulletins that are enough: as many as a page shows by default."""

LONG = 7
"""A query of so many terms is a headline or a sentence, which bulletins put in other words."""

MOST_TERMS = 32
"""Terms of a long text that are looked for, the rarest ones: the others tell next to nothing."""

ASKED = 4
"""A question about so many words is a sentence too, unless many bulletins have all of them."""

MANY = 100
"""Bulletins with all words of a question that are enough to hold the answers. nDCG@10 of 448
questions that are titles of bulletins without them: 0.621 with 10, 0.623 with 30, 0.631 with 100,
0.633 with 300 and with any number."""

SUBJECT = 3
"""Syllables beside a name that stand in a row too: with 4, "chủ tịch UBND tỉnh" beside a province
hides those who say "Chủ tịch UBND" and the province."""

FEWEST_TERMS = 3
"""Fewer terms are all required: two syllables are mostly one word."""

WEIGHT_STEPS = 1000
"""Steps of the weight of a term whose idf is 1."""

FEWEST_KNOWN = 2
"""A query of which bulletins have fewer terms than that is not answered in part."""


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
    return RelaxedMatches(
        marks, memo.match(_ranked(query_with_accents(query, marks), query, marks))
    )


def relax(memo: QueryMemo, query: Query, *, is_question: bool = False) -> Relaxation:
    """Return what a query matches as typed, at each looser step that matches more, and loosely.

    The steps end with the first that matches a page. Names that bulletins have in a row are taken
    apart in no step.
    """
    if is_headline(query):
        return Relaxation(_headline_steps(memo, query))
    named = bind_names(query)
    for number, required in enumerate(_joined_readings(query, named)):
        joined = _match_joined(memo, query, required)
        if joined.total >= PAGE:
            return Relaxation([joined])
        if not number:
            memo.expect(lambda: _further_readings(query, named))
    if is_question and not named and _is_sentence(memo, query):
        return Relaxation(_headline_steps(memo, query))
    if named and all(map(memo.count, made_rows(named, query.required))):
        joined, loose = _match_joined(memo, query, named), _match_around(memo, query, named)
        if joined.total or loose is not None:
            return Relaxation([joined], loose)
    steps = [match_fixed(memo, query, AccentMatching.COMPATIBLE)]
    if steps[-1].total < PAGE and has_typed_accents(query.required):
        memo.expect(lambda: _spellings(query))
        opened = match_fixed(memo, query, AccentMatching.IGNORE)
        steps += [opened] if opened.total > steps[-1].total else []
    return Relaxation(steps, None if steps[-1].total >= PAGE else _match_loosely(memo, query))


def is_headline(query: Query) -> bool:
    """Tell whether a query has as many terms as a headline or a sentence."""
    return sum(1 for _ in scored_clauses(query.required)) >= LONG


def _is_sentence(memo: QueryMemo, query: Query) -> bool:
    """Tell whether a question is one that is answered in other words than its own."""
    is_long = sum(1 for _ in scored_clauses(query.required)) >= ASKED
    return is_long and match_fixed(memo, query, AccentMatching.COMPATIBLE).total < MANY


def is_short(query: Query) -> bool:
    """Tell whether a query has few enough syllables to be read as a name."""
    return _count_syllables(query) <= NAME_LONGEST


def _count_syllables(query: Query) -> int:
    words = scored_clauses(query.required)
    return sum(each.last_position - each.position + 1 for each in words)


def _joined_readings(query: Query, named: tuple[Clause, ...]) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of a short query in which words stand in a row, most words first.

    `named` are the clauses with its names in rows.
    """
    readings = [
        find_rows(query) if is_short(query) else (),
        _bind_subject(query, named),
        bind_numbers(replace(query, required=named)) or named,
        bind_numbers(query),
    ]
    yield from filter(None, dict.fromkeys(readings))


def _further_readings(query: Query, named: tuple[Clause, ...]) -> Iterator[Query]:
    """Yield what will be counted where too few bulletins have the words of a query in a row."""
    for required in islice(_joined_readings(query, named), 1, None):
        yield replace(query, required=required)
    for name in made_rows(named, query.required) if named else ():
        yield Query("", (name,))
    yield from _spellings(query)


def _spellings(query: Query) -> Iterator[Query]:
    """Yield a query with each way in which the typed accents may bind."""
    yield query_with_accents(query, AccentMatching.COMPATIBLE)
    if has_typed_accents(query.required):
        yield query_with_accents(query, AccentMatching.IGNORE)
        yield query_with_accents(query, AccentMatching.EXACT)


def _bind_subject(query: Query, named: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Return the names of a query, and the few words beside them in a row; none if there are none.

    `sở giáo dục hà nội` is the one and the other.
    """
    names = made_rows(named, query.required)
    rest = replace(query, required=tuple(each for each in named if each not in names))
    rows = find_rows(rest) if names and _count_syllables(rest) <= SUBJECT else ()
    return (*rows, *names) if rows else ()


def _match_joined(memo: QueryMemo, query: Query, required: tuple[Clause, ...]) -> RelaxedMatches:
    marks = AccentMatching.COMPATIBLE
    matches = memo.match(_ranked(replace(query, required=required), query, marks))
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
        there = _match_most(memo, query, *next(_releases(query)), place)
        if there is not None and there.total >= PAGE:
            rows = _typed(query, place)
            return [RelaxedMatches(marks, there, has_all_units=False, is_joined=True, rows=rows)]
    memo.expect(lambda: _headline_readings(memo, query))
    steps = [match_fixed(memo, query, marks)]
    for kept, released in _releases(query):
        looser = _match_most(memo, query, kept, released)
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
    most = _most_of(memo, query, *next(_releases(query)))
    if most is not None:
        yield most


def _match_loosely(memo: QueryMemo, query: Query) -> Matches | None:
    """Return what has most of the terms of a query and not all of them, whatever the accents."""
    kept, released = next(_releases(query))
    if len(released) < FEWEST_TERMS:
        return None
    opened = with_accents(query.required, AccentMatching.IGNORE)
    rest = replace(query, excluded=(*query.excluded, _all(opened)))
    return _some(_match_most(memo, rest, kept, released))


def _some(matches: Matches | None) -> Matches | None:
    return matches if matches is not None and matches.total else None


def _match_around(memo: QueryMemo, query: Query, named: tuple[Clause, ...]) -> Matches | None:
    """Return what has the names of a query and most of its other words, and not all of them.

    A query of hardly anything but names finds their words anywhere.
    """
    names = made_rows(named, query.required)
    rest = replace(query, excluded=(*query.excluded, _all(named)))
    if len(named) - len(names) < FEWEST_KNOWN:
        return _some(memo.match(_ranked(rest, query, AccentMatching.COMPATIBLE)))
    return _some(_match_most(memo, rest, *next(_releases(query)), names))


def _releases(query: Query) -> Iterator[tuple[Sequence[Clause], Sequence[Clause]]]:
    """Yield clauses that stay required, and others of which some are enough.

    At first every sign of the reader's counts. In a second step, phrases and alternatives among the
    words of a headline do not, since a headline has quotes that ask for nothing; phrases beside as
    many words as a headline has do not count from the start. Prefixes always stay required.
    """
    plain = [each for each in query.required if isinstance(each, TermClause | SynonymClause)]
    signed = [each for each in query.required if not isinstance(each, TermClause | SynonymClause)]
    binding = [each for each in signed if len(plain) < LONG or not isinstance(each, PhraseClause)]
    yield binding, _taken_apart(query, binding)
    stars = [each for each in signed if isinstance(each, PrefixClause)]
    if len(plain) >= FEWEST_TERMS and len(stars) < len(binding):
        yield stars, _taken_apart(query, stars)


def _taken_apart(query: Query, kept: Sequence[Clause]) -> Sequence[Clause]:
    """Return the words of all clauses of a query that are not kept."""
    others = (each for each in query.required if each not in kept)
    return distinct([word for each in others for word in _words(each)])


def _words(clause: Clause) -> Sequence[Clause]:
    return clause.terms if isinstance(clause, PhraseClause) else (clause,)


def _match_most(
    memo: QueryMemo,
    query: Query,
    kept: Sequence[Clause],
    released: Sequence[Clause],
    names: Sequence[SynonymClause] = (),
) -> Matches | None:
    """Return what has all kept clauses of a query, and the most informative released ones."""
    most = _most_of(memo, query, kept, released, names)
    return None if most is None else memo.match(most)


def _most_of(
    memo: QueryMemo,
    query: Query,
    kept: Sequence[Clause],
    released: Sequence[Clause],
    names: Sequence[SynonymClause] = (),
) -> Query | None:
    """Return the query for all kept clauses and the most informative released ones.

    With other accents than the typed ones, all terms are required. None where too little is
    released, or if bulletins have only one of it: one word says too little of a question. `names`
    are rows of released words; they are required, whatever the others.
    """
    if len(released) < FEWEST_TERMS:
        return None
    released, weights = _rarest(released, memo.idfs(released))
    if len(released) < FEWEST_KNOWN:
        return None
    # Whole numbers: their sums are the same in whatever order and precision an engine adds them.
    weights = tuple(float(round(WEIGHT_STEPS * each)) or 1.0 for each in weights)
    required = (*kept, *names, *_enough(released, weights, names))
    opened = with_accents(query.required, AccentMatching.IGNORE)
    if not names and opened != query.required:
        required = (Or((_all(required), _all(opened))),)
    asked = replace(query, required=(*kept, *released))
    return _ranked(replace(query, required=required), asked, AccentMatching.IGNORE)


def _enough(
    clauses: Sequence[Clause], weights: Sequence[float], names: Sequence[SynonymClause]
) -> tuple[Clause, ...]:
    """Return the clause that requires most of some clauses, apart from the words of names."""
    named = {word for name in names for word in name.synonyms[0]}
    others = [
        (each, weight) for each, weight in zip(clauses, weights, strict=True) if each not in named
    ]
    if not others:
        return ()
    rest, weighed = zip(*others, strict=True)
    return (MinimumShouldMatch(rest, weighed, float(ceil(LEAST_SHARE * sum(weighed)))),)


def _rarest(
    clauses: Sequence[Clause], weights: Sequence[float]
) -> tuple[tuple[Clause, ...], tuple[float, ...]]:
    """Return the MOST_TERMS rarest of some clauses in their order, with their weights.

    Clauses of weight 0, which no document has, are left out.
    """
    known = [index for index, weight in enumerate(weights) if weight]
    rarest = sorted(sorted(known, key=lambda index: -weights[index])[:MOST_TERMS])
    return tuple(clauses[each] for each in rarest), tuple(weights[each] for each in rarest)


def _all(clauses: tuple[Clause, ...]) -> Clause:
    """Return one clause that requires all of some clauses."""
    return (
        MinimumShouldMatch(clauses, (1.0,) * len(clauses), len(clauses))
        if len(clauses) > 1
        else clauses[0]
    )


def _ranked(matched: Query, typed: Query, marks: AccentMatching) -> Query:
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
