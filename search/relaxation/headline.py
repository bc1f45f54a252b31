"""What a headline matches: all of its terms, and then most of them."""

from collections.abc import Iterator, Sequence

from search.query.accent_matching import AccentMatching, has_typed_accents, query_with_accents
from search.query.clause import Query
from search.query.rows import made_rows
from search.relaxation.most_terms import match_most, most_of, releases
from search.relaxation.proper_names import bind_place
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxed_matches import RelaxedMatches, match_fixed, typed_words


def headline_steps(memo: QueryMemo, query: Query) -> Sequence[RelaxedMatches]:
    """Return what has a whole headline as typed, and then most of its terms.

    A place at its end, if it has any, is required as long as that finds a page.
    """
    marks = AccentMatching.COMPATIBLE
    if place := made_rows(bind_place(query), query.required):
        matches = match_most(memo, query, *next(releases(query)), place)
        rows = typed_words(query, place)
        if matches is not None:
            there = RelaxedMatches(marks, matches, has_all_units=False, is_joined=True, rows=rows)
            if there.is_enough:
                return [there]
    memo.expect(lambda: headline_readings(memo, query))
    steps = [match_fixed(memo, query, marks)]
    for kept, released in releases(query):
        looser = match_most(memo, query, kept, released)
        if looser is not None and looser.total > steps[-1].total:
            steps.append(RelaxedMatches(marks, looser, has_all_units=False))
        if steps[-1].is_enough:
            break
    return steps


def headline_readings(memo: QueryMemo, query: Query) -> Iterator[Query]:
    """Yield what will be counted of a headline, unless many bulletins have all of it."""
    yield query
    if has_typed_accents(query.required):
        yield query_with_accents(query, AccentMatching.EXACT)
    most = most_of(memo, query, *next(releases(query)))
    if most is not None:
        yield most
