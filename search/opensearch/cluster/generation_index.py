"""One generation in a cluster: an index that never changes once readers open it."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

from orjson import dumps

from search.opensearch.cluster.connection import Connection, Json, Refusal, cause_of, lines
from search.opensearch.cluster.errors import IncompleteAnswerError

LARGEST_PAGE = 10_000
"""The most hits of one request, as indexes permit by default."""

_REMEMBERED = 1 << 16
"""Counts of queries that are kept: readers ask for the same words again and again."""


class GenerationIndex:
    """Asks one index; an answer of which any shard is missing is refused."""

    def __init__(self, connection: Connection, name: str) -> None:
        self.connection = connection
        self.name = name
        self._counts: OrderedDict[bytes, int] = OrderedDict()
        self._lock = Lock()

    def search(self, body: Json) -> Json:
        """Return the answer to a search, with its exact total.

        Raises ClusterError or DeadlineError.
        """
        path = f"/{self.name}/_search?allow_partial_search_results=false"
        answer = self.connection.ask("POST", path, {"track_total_hits": True, **body})
        return self._whole(answer)

    def search_all(self, bodies: Sequence[Json]) -> Sequence[Json]:
        """Return the answers to several searches that the cluster executes at once."""
        if len(bodies) < 2:
            return [self.search(each) for each in bodies]
        head = {"index": self.name, "allow_partial_search_results": False}
        asked = [each for body in bodies for each in (head, {"track_total_hits": True, **body})]
        # One of them may be refused because a node was lost: then all are asked for again.
        answers = self.connection.ask("POST", "/_msearch", lines(asked), refused=_first_refusal)
        return [self._whole(each) for each in answers["responses"]]

    def counts(self, queries: Sequence[Json]) -> Sequence[int]:
        """Return how many documents each query matches; known counts are not asked for again."""
        keys = [dumps(each) for each in queries]
        with self._lock:
            known = {each: self._counts[each] for each in keys if each in self._counts}
        unknown = {key: query for key, query in zip(keys, queries, strict=True) if key not in known}
        answers = self.search_all([{"size": 0, "query": each} for each in unknown.values()])
        new = dict(zip(unknown, map(total_of, answers), strict=True))
        with self._lock:
            self._counts.update(new)
            while len(self._counts) > _REMEMBERED:
                self._counts.popitem(last=False)
        return [known[each] if each in known else new[each] for each in keys]

    def is_counted(self, query: Json) -> bool:
        """Tell whether the number of documents of a query is known."""
        with self._lock:
            return dumps(query) in self._counts

    def remember(self, query: Json, count: int) -> None:
        """Keep the number of documents of a query, which another request told."""
        with self._lock:
            self._counts[dumps(query)] = count

    def hits(
        self, body: Json, limit: int | None = None, after: Json | None = None
    ) -> Iterator[Json]:
        """Yield the first `limit` hits of a search, or all, in the order of its `sort`.

        They are those behind the hit `after`. The sort must tell all documents apart.
        """
        left = limit
        beyond: Mapping[str, Json] = {"search_after": after["sort"]} if after else {}
        while left is None or left > 0:
            size = LARGEST_PAGE if left is None else min(left, LARGEST_PAGE)
            found = self.search({**body, **beyond, "size": size})["hits"]["hits"]
            yield from found
            if len(found) < size:
                return
            beyond = {"search_after": found[-1]["sort"]}
            left = None if left is None else left - len(found)

    def _whole(self, answer: Json) -> Json:
        shards = answer["_shards"]
        if answer["timed_out"] or shards["failed"] or shards["successful"] < shards["total"]:
            raise IncompleteAnswerError(self.name, shards["successful"], shards["total"])
        return answer


def _first_refusal(answers: Json) -> Refusal | None:
    """Return why the first search that was refused was."""
    refused = (each for each in answers["responses"] if "error" in each)
    return next(((each.get("status", 500), *cause_of(each["error"])) for each in refused), None)


def total_of(answer: Json) -> int:
    """Return the exact number of documents that a search matches."""
    total = answer["hits"]["total"]
    if total["relation"] != "eq":
        raise ValueError("the cluster did not count exactly")
    return int(total["value"])
