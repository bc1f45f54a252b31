"""How a query is read more and more loosely, until it finds a page of bulletins.

    marks as typed   →   marks left out of account   →   most of the units are enough

Each step finds all that the one before it finds; units with the marks as typed, and more of them,
raise the rank. Filters have no say: what a query means does not change with the period that is
looked at, so that facets keep their promise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.engine.executor import ArrayExecutor, MatchedDocs
from search.engine.matching.matching import scored
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
from search.ranking import EXACT_BOOST, LEAST_SHARE, OPEN_BOOST

PAGE = 10
"""Results that are enough: as many as a page shows where nobody asks for more."""

LONG = 7
"""Units of a query that is a headline or a sentence: bulletins tell the same in other words."""

MOST_UNITS = 32
"""Units that are looked for in a long text, its rarest: the others would tell next to nothing."""

FEWEST_UNITS = 3
"""Fewer units are all needed: two syllables are mostly one word."""

FEWEST_KNOWN = 2
"""Fewer units that any bulletin has are no query to answer in part."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What a reading of a query finds: with which marks, and whether by all of its units."""

    marks: AccentMatching
    found: MatchedDocs
    has_all_units: bool = True

    @property
    def total(self) -> int:
        """The number of documents found, whatever the filters."""
        return len(self.found.documents)


def read_fixed(executor: ArrayExecutor, query: Query, marks: AccentMatching) -> Relaxed:
    """Return what a query finds with marks that bind just so."""
    return Relaxed(marks, executor.find(_ranked(query_with_accents(query, marks), query, marks)))


def relax(executor: ArrayExecutor, query: Query) -> Sequence[Relaxed]:
    """Return what a query finds as typed, and each looser reading that finds more, up to a page.

    The first reading is as typed, the last one is to be shown.
    """
    is_long = sum(1 for _ in scored(query.required)) >= LONG
    readings = [read_fixed(executor, query, AccentMatching.COMPATIBLE)]
    if readings[0].total >= PAGE and not is_long:
        return readings
    for looser in _looser(executor, query, is_long=is_long):
        if looser.total > readings[-1].total:
            readings.append(looser)
        if readings[-1].total >= PAGE:
            break
    return readings


def _looser(executor: ArrayExecutor, query: Query, *, is_long: bool) -> Iterator[Relaxed]:
    """Yield looser and looser readings."""
    if not is_long and has_typed_accents(query.required):
        yield read_fixed(executor, query, AccentMatching.IGNORE)
    for kept, released in _releases(query, is_long=is_long):
        if len(released) >= FEWEST_UNITS:
            yield from _partial(executor, query, kept, released)


def _releases(
    query: Query, *, is_long: bool
) -> Iterator[tuple[Sequence[Clause], Sequence[Clause]]]:
    """Yield clauses that must be there, and others of which some are enough.

    At first no sign of the reader's is passed over. Then phrases are, and what has alternatives,
    if they stand among the words of a headline: it has quotes that are no wish. Phrases beside a
    headline's worth of words are no wish from the start. Stars stay.
    """
    plain = [each for each in query.required if isinstance(each, TermClause | SynonymClause)]
    signed = [each for each in query.required if not isinstance(each, TermClause | SynonymClause)]
    binding = [each for each in signed if len(plain) < LONG or not isinstance(each, PhraseClause)]
    yield binding, _taken_apart(query, binding)
    stars = [each for each in signed if isinstance(each, PrefixClause)]
    if is_long and len(plain) >= FEWEST_UNITS and len(stars) < len(binding):
        yield stars, _taken_apart(query, stars)


def _taken_apart(query: Query, kept: Sequence[Clause]) -> Sequence[Clause]:
    """Return the words of all clauses of a query but those that are kept."""
    others = (each for each in query.required if each not in kept)
    return distinct([word for each in others for word in _words(each)])


def _words(clause: Clause) -> Sequence[Clause]:
    return clause.terms if isinstance(clause, PhraseClause) else (clause,)


def _partial(
    executor: ArrayExecutor, query: Query, kept: Sequence[Clause], released: Sequence[Clause]
) -> Iterator[Relaxed]:
    """Yield what has all kept clauses of a query, and the most informative released ones.

    Nothing if bulletins have only one of these, for one word says too little of what was meant.
    """
    released, weights = _rarest(released, executor.rarities(released))
    if len(released) < FEWEST_KNOWN:
        return
    enough = MinimumShouldMatch(released, weights, LEAST_SHARE * sum(weights))
    required: tuple[Clause, ...] = (*kept, enough)
    opened = with_accents(query.required, AccentMatching.IGNORE)
    if opened != query.required:
        # What lacks marks is found as it was by the step before.
        required = (Or((_all(required), _all(opened))),)
    asked = replace(query, required=(*kept, *released))
    found = executor.find(_ranked(replace(query, required=required), asked, AccentMatching.IGNORE))
    yield Relaxed(AccentMatching.COMPATIBLE, found, has_all_units=False)


def _rarest(
    clauses: Sequence[Clause], weights: Sequence[float]
) -> tuple[tuple[Clause, ...], tuple[float, ...]]:
    """Return the MOST_UNITS rarest of some clauses in their order, with their weights.

    What no document has is left out: it tells none apart, and mistyped it must not outweigh all.
    """
    known = [place for place, weight in enumerate(weights) if weight]
    places = sorted(sorted(known, key=lambda place: -weights[place])[:MOST_UNITS])
    return tuple(clauses[each] for each in places), tuple(weights[each] for each in places)


def _all(clauses: tuple[Clause, ...]) -> Clause:
    """Return the clause that all of some clauses are enough."""
    return (
        MinimumShouldMatch(clauses, (1.0,) * len(clauses), len(clauses))
        if len(clauses) > 1
        else clauses[0]
    )


def _ranked(read: Query, typed: Query, marks: AccentMatching) -> Query:
    """Return a query that ranks by marks as typed; before them exact ones, after them any."""
    counted = [ScoringClauses(typed.required, 1.0)]
    if not has_typed_accents(typed.required):
        return replace(read, ranked_by=tuple(counted))
    if marks is not AccentMatching.EXACT:
        exact = with_accents(typed.required, AccentMatching.EXACT)
        counted.append(ScoringClauses(exact, EXACT_BOOST))
    if marks is AccentMatching.IGNORE:
        opened = with_accents(typed.required, AccentMatching.IGNORE)
        counted.append(ScoringClauses(opened, OPEN_BOOST))
    return replace(read, ranked_by=tuple(counted))
