"""A query that is the long name of one thing, as of a school or an office, is kept together."""

from collections.abc import Callable, Iterator

from search.engine.contract import Matches
from search.query.accent_matching import AccentMatching
from search.query.clause import Query
from search.query.name_heads import begins_name
from search.query.rows import find_rows
from search.relaxation.headline import headline_readings
from search.relaxation.proper_names import bind_names
from search.relaxation.query_length import is_headline, is_longer_name
from search.relaxation.query_memo import QueryMemo
from search.relaxation.readings import NAME_SHARE, further_readings
from search.relaxation.relaxed_matches import RelaxedMatches, match_fixed, match_joined


def match_long_name(
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
    joined = match_joined(memo, query, rows)
    expect_page(joined.matches)
    memo.expect(lambda: _after(memo, query), after=joined.matches.query)
    if not joined.is_enough:
        return None
    if begins:
        return joined
    anywhere = match_fixed(memo, query, AccentMatching.COMPATIBLE).total
    return joined if joined.total >= NAME_SHARE * anywhere else None


def _after(memo: QueryMemo, query: Query) -> Iterator[Query]:
    """Yield what will be counted of a long query that too few bulletins have in a row."""
    if is_headline(query):
        yield from headline_readings(memo, query)
    else:
        yield from further_readings(query, bind_names(query))
