"""Counts of documents by the values of a field: all values, and each count exact.

A cluster may send only the commonest values of each shard, and then its counts are too low. So all
values are asked for, and the answer says that nothing is missing; where there are too many for one
answer, they are read page by page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from numpy import intp

from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.field import DAY, ORGANISATIONS, PLACES, PUBLISHERS
from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import MONTH
from search.request import Filters

AT_ONCE = 20_000
"""Values that one answer may have; the cluster's own limit is 65,535."""

PER_PAGE = 10_000


_OWN: Mapping[str, Callable[[Filters], Filters]] = {
    ORGANISATIONS: lambda filters: filters.without_organisations,
    PLACES: lambda filters: filters.without_places,
    PUBLISHERS: lambda filters: filters.without_publishers,
    MONTH: lambda filters: filters.without_days,
}

FACETS = tuple(_OWN)
"""The fields whose values a page counts."""


def filters_of(facet: str, filters: Filters) -> Filters:
    """Return the filters under which a facet is counted: all but its own."""
    return _OWN[facet](filters)


def counting(names: Sequence[str], queries: Sequence[Json]) -> Json:
    """Return the search that counts the values of fields in what matches all queries."""
    asked: dict[str, Json] = {}
    for name in names:
        asked[name] = {"terms": {"field": name, "size": AT_ONCE, "shard_size": AT_ONCE}}
        asked[f"no {name}"] = {"missing": {"field": name}}
    return {"size": 0, "query": {"bool": {"filter": list(queries)}}, "aggs": asked}


def read_values(answer: Json, name: str) -> list[tuple[str, int]] | None:
    """Return values and counts in order of the values; None if they are not all, or not exact."""
    values = answer["aggregations"][name]
    if values["doc_count_error_upper_bound"] or values["sum_other_doc_count"]:
        return None
    return sorted((each["key"], each["doc_count"]) for each in values["buckets"])


def read_terms(answer: Json, keyword: str) -> TermCounts | None:
    """Return the counts of a keyword field; None if they are not all, or not exact."""
    held = read_values(answer, keyword)
    return None if held is None else term_counts(held, _missing(answer, keyword))


def _missing(answer: Json, name: str) -> int:
    return int(answer["aggregations"][f"no {name}"]["doc_count"])


def count_terms(index: GenerationIndex, keyword: str, queries: Sequence[Json]) -> TermCounts:
    """Count the terms of a keyword field in the documents that match all queries."""
    found = index.search(counting([keyword], queries))
    held = read_values(found, keyword)
    if held is None:
        held = list(count_all_terms(index, keyword, queries))
    return term_counts(held, _missing(found, keyword))


def term_counts(held: Sequence[tuple[str, int]], missing: int) -> TermCounts:
    """Return counts of terms, given in order."""
    terms = [term for term, _ in held]
    return TermCounts(terms, np.array([count for _, count in held], intp), missing)


def count_all_terms(
    index: GenerationIndex, keyword: str, queries: Sequence[Json]
) -> Iterator[tuple[str, int]]:
    """Yield each term of a keyword field with its count, in order, however many there are."""
    after: Json = {}
    while True:
        source = [{"term": {"terms": {"field": keyword}}}]
        paged = {"composite": {"size": PER_PAGE, "sources": source, **after}}
        body = {
            "size": 0,
            "query": {"bool": {"filter": list(queries)}},
            "aggs": {"values": paged},
        }
        values = index.search(body)["aggregations"]["values"]
        for each in values["buckets"]:
            yield each["key"]["term"], each["doc_count"]
        if "after_key" not in values:
            return
        after = {"after": values["after_key"]}


def months_of(answer: Json) -> MonthCounts:
    """Return the counts of months, from the answer to a search that counts them."""
    held = read_values(answer, MONTH)
    if held is None:
        raise ValueError("the cluster left out months")
    numbers = [12 * int(month[:4]) + int(month[5:]) - 1 for month, _ in held]
    first = numbers[0] if numbers else 0
    counts = np.zeros(numbers[-1] - first + 1 if numbers else 0, intp)
    for number, (_, count) in zip(numbers, held, strict=True):
        counts[number - first] = count
    return MonthCounts(first, counts)


def count_days(index: GenerationIndex, queries: Sequence[Json]) -> DayCounts:
    """Count the documents of each day, oldest first."""
    counts = count_terms(index, DAY, queries)
    days = np.array([date.fromisoformat(each) for each in counts.terms], "datetime64[D]")
    return DayCounts(days, counts.counts)
