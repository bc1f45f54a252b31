"""Queries for most of the terms of what was typed: those that say most, and lack the others.

Which words may be missing depends on signs (`releases`), how many on how rare they are (`most_of`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from search.engine.contract import Matches
from search.query.accent_matching import AccentMatching, with_accents
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
    distinct,
)
from search.ranking import LEAST_SHARE
from search.relaxation.query_length import LONG
from search.relaxation.query_memo import QueryMemo
from search.relaxation.ranked_query import ranked

MOST_TERMS = 32
"""Terms of a long text that are looked for, the rarest ones: the others tell next to nothing."""

FEWEST_TERMS = 3
"""Fewer terms are all required: two syllables are mostly one word."""

WEIGHT_STEPS = 1000
"""Steps of the weight of a term whose idf is 1."""

FEWEST_KNOWN = 2
"""A query of which bulletins have fewer terms than that is not answered in part."""


def releases(query: Query) -> Iterator[tuple[Sequence[Clause], Sequence[Clause]]]:
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


def match_most(
    memo: QueryMemo,
    query: Query,
    kept: Sequence[Clause],
    released: Sequence[Clause],
    names: Sequence[SynonymClause] = (),
) -> Matches | None:
    """Return what has all kept clauses of a query, and the most informative released ones."""
    most = most_of(memo, query, kept, released, names)
    return None if most is None else memo.match(most)


def most_of(
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
        required = (Or((all_of(required), all_of(opened))),)
    asked = replace(query, required=(*kept, *released))
    return ranked(replace(query, required=required), asked, AccentMatching.IGNORE)


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


def all_of(clauses: tuple[Clause, ...]) -> Clause:
    """Return one clause that requires all of some clauses."""
    return (
        MinimumShouldMatch(clauses, (1.0,) * len(clauses), len(clauses))
        if len(clauses) > 1
        else clauses[0]
    )
