"""Counts of documents by the values of a field: all values, and each count exact.

A cluster may send only the commonest values of each shard, and then its counts are too low. So all
values are asked for, and the answer says that nothing is missing; where there are too many for one
answer, they are read page by page.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy import intp

from search.engine.counts import DayCounts, MonthCounts, TermCounts
from search.field import DAY, ORGANISATIONS, PLACES, PUBLISHERS
from search.opensearch.cluster.connection import Json, lines
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.fields import MONTH
from search.request import Filters

if TYPE_CHECKING:
    from search.opensearch.statistics import ClusterKeywordTerms

AT_ONCE = 20_000
"""Values that one answer may have; the cluster's own limit is 65,535."""

PER_PAGE = 10_000

LABELLED = 50
"""Terms of a facet whose labels are read with a page, those that have most bulletins."""

_REMEMBERED = 64
"""Answers that are kept: readers turn pages, and take up each other's queries."""


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
        if name != MONTH:
            # Every document has a day.
            asked[f"no {name}"] = {"missing": {"field": name}}
    return {"size": 0, "query": {"bool": {"filter": list(queries)}}, "aggs": asked}


def read_values(answer: Json, name: str) -> tuple[list[str], list[int]] | None:
    """Return values, commonest first, and their counts; None if they are not all, or not exact."""
    values = answer["aggregations"][name]
    if values["doc_count_error_upper_bound"] or values["sum_other_doc_count"]:
        return None
    buckets = values["buckets"]
    return [each["key"] for each in buckets], [each["doc_count"] for each in buckets]


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Counts of the values of some fields; a field with too many for one answer is not there.

    `commonest` has the first LABELLED terms of each.
    """

    terms: Mapping[str, TermCounts]
    commonest: Mapping[str, Sequence[str]]
    months: MonthCounts | None


def read_facets(
    answer: Json, names: Sequence[str], keyword: "Callable[[str], ClusterKeywordTerms]"
) -> FacetCounts:
    """Return what an answer to `counting` has; `keyword` returns all terms of a field."""
    terms, commonest = {}, {}
    for name in names:
        held = None if name == MONTH else read_values(answer, name)
        if held is not None:
            terms[name] = keyword(name).spread(*held, _missing(answer, name))
            commonest[name] = held[0][:LABELLED]
    return FacetCounts(terms, commonest, months_of(answer) if MONTH in names else None)


class FacetMemo:
    """The last counts of one generation, by what was asked for; threads may share it."""

    def __init__(self) -> None:
        self._held: OrderedDict[bytes, FacetCounts] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: Json) -> FacetCounts | None:
        """Return the answer to a search that `counting` made, None if it is not known."""
        key = lines([asked])
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def keep(self, asked: Json, found: FacetCounts) -> None:
        """Keep an answer, in place of the one that was used longest ago."""
        with self._lock:
            self._held[lines([asked])] = found
            while len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)


def _missing(answer: Json, name: str) -> int:
    return int(answer["aggregations"][f"no {name}"]["doc_count"])


def count_terms(index: GenerationIndex, keyword: str, queries: Sequence[Json]) -> TermCounts:
    """Count the terms of a keyword field in the documents that match all queries."""
    found = index.search(counting([keyword], queries))
    values = read_values(found, keyword)
    if values is None:
        held = list(count_all_terms(index, keyword, queries))
    else:
        held = sorted(zip(*values, strict=True))
    counts = np.array([count for _, count in held], intp)
    return TermCounts([term for term, _ in held], counts, _missing(found, keyword))


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
    numbers = [12 * int(month[:4]) + int(month[5:]) - 1 for month in held[0]]
    first = min(numbers, default=0)
    counts = np.zeros(max(numbers) - first + 1 if numbers else 0, intp)
    for number, count in zip(numbers, held[1], strict=True):
        counts[number - first] = count
    return MonthCounts(first, counts)


def count_days(index: GenerationIndex, queries: Sequence[Json]) -> DayCounts:
    """Count the documents of each day, oldest first."""
    counts = count_terms(index, DAY, queries)
    days = np.array([date.fromisoformat(each) for each in counts.terms], "datetime64[D]")
    return DayCounts(days, counts.counts)
