"""Searches for hits in order: by score, raised for what is new, or by time."""

from collections.abc import Mapping, Sequence

from search.field import ID, PUBLISHED
from search.opensearch.cluster.connection import Json
from search.opensearch.fields import DAY_NUMBER, NUMBER
from search.query.clause import Recency
from search.request import Sort

SORTS: Mapping[Sort, Json] = {
    Sort.RELEVANCE: [{"_score": "desc"}, {PUBLISHED: "desc"}, {ID: "asc"}],
    Sort.NEWEST: [{PUBLISHED: "desc"}, {ID: "asc"}],
    Sort.OLDEST: [{PUBLISHED: "asc"}, {ID: "asc"}],
}

_NEWNESS = (
    f"double day = doc['{DAY_NUMBER}'].value; double newest = params.newest;"
    " double halvings = Math.max(0.0, newest - day) / params.days;"
    " return _score * (1 + params.boost * Math.pow(2.0, -halvings));"
)


def by_score(
    query: Json, weights: Sequence[Json], recency: Recency | None, newest_day: int
) -> dict[str, Json]:
    """Return the search for what matches a query, in the order of the weights of queries.

    Scores rise for days near `newest_day`, a number of days, if a recency is given.
    """
    scored: Json = {"bool": {"filter": [query], "should": list(weights)}}
    if recency is not None:
        params = {"boost": recency.boost, "days": recency.days, "newest": newest_day}
        script = {"source": _NEWNESS, "params": params}
        scored = {"script_score": {"query": scored, "script": script}}
    return _in_order(scored, Sort.RELEVANCE)


def by_time(query: Json, sort: Sort) -> dict[str, Json]:
    """Return the search for what matches a query, newest first unless the oldest are asked for."""
    return _in_order(query, Sort.OLDEST if sort is Sort.OLDEST else Sort.NEWEST)


def _in_order(query: Json, sort: Sort) -> dict[str, Json]:
    return {
        "query": query,
        "sort": SORTS[sort],
        # Totals are asked for apart: so what cannot be among the first is passed over.
        "track_total_hits": False,
        "stored_fields": "_none_",
        "docvalue_fields": [NUMBER],
    }
