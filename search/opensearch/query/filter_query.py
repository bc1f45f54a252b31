"""Filters as queries of the cluster."""

from collections.abc import Sequence

from search.field import DAY, ORGANISATIONS, PLACES, PUBLISHERS
from search.opensearch.cluster.connection import Json
from search.opensearch.query.clause_query import any_of
from search.request import UNKNOWN, Filters


def filter_queries(filters: Filters) -> Sequence[Json]:
    """Return queries that documents must all match to pass the filters."""
    return [
        *in_days(filters),
        *of_organisations(filters),
        *with_any(PLACES, filters.places),
        *with_any(PUBLISHERS, filters.publishers),
    ]


def in_days(filters: Filters) -> Sequence[Json]:
    """Return what finds the documents of some days; days sort as text does."""
    limits = {}
    if filters.published_from:
        limits["gte"] = filters.published_from.isoformat()
    if filters.published_to:
        limits["lte"] = filters.published_to.isoformat()
    return [{"range": {DAY: limits}}] if limits else []


def of_organisations(filters: Filters) -> Sequence[Json]:
    """Return what finds the documents with any of some organisations, and with another beside."""
    if not filters.organisations:
        return []
    named = [each for each in filters.organisations if each != UNKNOWN]
    ways: list[Json] = [{"terms": {ORGANISATIONS: named}}] if named else []
    if UNKNOWN in filters.organisations:
        ways.append({"bool": {"must_not": {"exists": {"field": ORGANISATIONS}}}})
    found = [any_of(ways)]
    if filters.beside:
        found.append({"term": {ORGANISATIONS: filters.beside}})
    return found


def with_any(keyword: str, terms: Sequence[str]) -> Sequence[Json]:
    """Return what finds the documents with any of some terms of a keyword field."""
    return [{"terms": {keyword: list(terms)}}] if terms else []
