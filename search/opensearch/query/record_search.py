"""Searches for documents with their records, and what is read from the answers."""

from collections.abc import Sequence

from search.field import ID, PUBLISHED
from search.opensearch.cluster.connection import Json
from search.opensearch.fields import NUMBER, RECORD


def having(keyword: str, term: str) -> Json:
    """Return the query for the documents with a term of a keyword field."""
    return {"term": {keyword: term}}


def record_search(query: Json, size: int) -> dict[str, Json]:
    """Return the search for documents with their records."""
    return {
        "query": query,
        "size": size,
        "stored_fields": "_none_",
        "docvalue_fields": [NUMBER, RECORD],
        "track_total_hits": False,
    }


def neighbour_search(place: Sequence[Json], order: str) -> Json:
    """Return the search for the next document by time and id, after a place or before it.

    `order` is "asc" or "desc".
    """
    published, id = place
    beyond = "gt" if order == "asc" else "lt"
    further = [
        {"range": {PUBLISHED: {beyond: published}}},
        {
            "bool": {
                "filter": [{"term": {PUBLISHED: published}}, {"range": {ID: {beyond: id}}}],
            }
        },
    ]
    return {
        "size": 1,
        "query": {"bool": {"should": further, "minimum_should_match": 1}},
        "sort": [{PUBLISHED: order}, {ID: order}],
        "stored_fields": "_none_",
        "docvalue_fields": [NUMBER],
    }


def packed_records(hits: Sequence[Json]) -> dict[int, str]:
    """Return the packed records of hits by the numbers of their documents."""
    return {int(each["fields"][NUMBER][0]): each["fields"][RECORD][0] for each in hits}


def first_number(answer: Json) -> int | None:
    """Return the number of the first document of an answer, None if it has none."""
    hits = answer["hits"]["hits"]
    return int(hits[0]["fields"][NUMBER][0]) if hits else None
