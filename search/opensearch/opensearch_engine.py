"""The engine on a cluster; see `search.engine.contract.Engine`.

clauses ──queries──▶ the cluster: documents, counts, candidates ──stored terms──▶ scores ──▶ page
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np
from numpy import float64, intp
from numpy.typing import NDArray
from orjson import loads

from search.deadline import check_deadline
from search.engine.compiled.engine import open_engine
from search.engine.contract import Record
from search.engine.scored_docs import ScoredDocs
from search.engine.stopwatch import UNTIMED, Watch
from search.engine.titles.title_matches import TitleMatches
from search.field import ID, PUBLISHED
from search.kernel.library import find_kernel, usable_kernel
from search.opensearch import packing
from search.opensearch.cluster.connection import Json
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.facets import FacetMemo
from search.opensearch.fields import DAY_NUMBER, NUMBER, STORED_TERMS
from search.opensearch.matches import ClusterMatches
from search.opensearch.query.clause_query import ClauseQueries
from search.opensearch.query.hit_search import SORTS
from search.opensearch.query.record_search import (
    first_number,
    having,
    neighbour_search,
    packed_records,
    record_search,
)
from search.opensearch.query.title_search import find_titles
from search.opensearch.scoring import ages_of, scored_clauses_of
from search.opensearch.similarity import find_similar
from search.opensearch.statistics import ClusterKeywordTerms, ClusterStatistics
from search.opensearch.stored_terms import StoredTerms
from search.opensearch.title_matches import match_titles
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import Query, TermClause
from search.query.walk import ScoredClause
from search.request import Sort

_TITLE = 1
"""Titles are the first field of stored terms."""

_REMEMBERED = 2_048
"""Records and stored terms that are kept: those of the pages of a few readers."""


class OpenSearchEngine:
    """Answers from one index of a cluster, and the vocabulary that was built with it."""

    def __init__(self, index: GenerationIndex, vocabulary: Vocabulary) -> None:
        self.index = index
        self.kernel = usable_kernel()
        self.vocabulary = vocabulary
        self.queries = ClauseQueries(vocabulary)
        self.terms = ClusterStatistics(index, vocabulary, self.queries)
        self._keywords: dict[str, ClusterKeywordTerms] = {}
        self.facets = FacetMemo()
        self._sample = open_engine(vocabulary.sample, find_kernel())
        self._records: dict[int, str] = {}
        self._terms: dict[int, bytes] = {}
        self._newest: dict[tuple[str, str], int] = {}
        self._labelled: set[tuple[str, str]] = set()
        self._likely: Callable[[], Iterable[tuple[str, str]]] = tuple
        self._lock = Lock()

    @property
    def total(self) -> int:
        return self.vocabulary.documents

    def keyword(self, keyword: str) -> ClusterKeywordTerms:
        with self._lock:
            return self._keywords.setdefault(keyword, ClusterKeywordTerms(self.index, keyword))

    def match(self, query: Query, watch: Watch = UNTIMED) -> ClusterMatches:
        check_deadline()
        matches = ClusterMatches(self, query, watch)
        if watch is not UNTIMED:
            # Who times the steps wants to see them in order.
            _ = matches.total
        return matches

    def expect(self, queries: Callable[[], Iterable[Query]], after: Query | None = None) -> None:
        if after is not None and (self.known_total(after) is not None or self._is_sampled(after)):
            return
        expected = [*queries()] if after is None else [after, *queries()]
        asked = [each for each in expected if self.known_total(each) is None]
        matching = [self.queries.matching(each) for each in asked]
        self.index.counts([*matching, *chain.from_iterable(map(self.scored, asked))])

    def scored(self, query: Query) -> Sequence[Json]:
        """Return what is counted for the scores of a query; the vocabulary counts single terms."""
        clauses = scored_clauses_of(query)
        return [self.queries.clause(each) for each in clauses if not isinstance(each, TermClause)]

    def _is_sampled(self, query: Query) -> bool:
        """Tell whether any document of the sample matches: then many of all will."""
        return self._sample.match(query).total > 0

    def known_total(self, query: Query) -> int | None:
        """Return how many documents a query matches, None if only the cluster can tell."""
        match query:
            case Query(required=(), excluded=()):
                return self.total if query.is_blank else 0
            case Query(required=(TermClause() as clause,), excluded=()):
                return self.vocabulary.count_clause(clause)
        return None

    def having(self, keyword: str, term: str) -> ClusterMatches:
        if len(self._labelled) >= _MOST_LABELLED:
            self._labelled.clear()
            self._newest.clear()
        self._labelled.add((keyword, term))
        newest = partial(self.newest, keyword, term)
        return ClusterMatches(self, Query(""), having=having(keyword, term), newest=newest)

    def find(self, id: str) -> int | None:
        hits = self.index.search(record_search({"term": {ID: id}}, 1))["hits"]["hits"] if id else ()
        return next(iter(self.keep_records(hits)), None)

    def record(self, doc_id: int) -> Record:
        return _record(self._packed_record(doc_id))

    def stored(self, doc_ids: NDArray[intp]) -> Sequence[bytes]:
        return [packing.unpack(self._packed_record(each)) for each in doc_ids.tolist()]

    def sample(self, count: int) -> Iterator[Record]:
        sampled = self.vocabulary.sampled
        numbers = sampled[:: -(-len(sampled) // count) or 1].tolist()
        return (
            _record(packed)
            for first in range(0, len(numbers), _AT_ONCE)
            for packed in self._read(numbers[first : first + _AT_ONCE]).values()
        )

    def neighbours(self, doc_id: int) -> tuple[int | None, int | None]:
        found = self.columns([doc_id], [PUBLISHED, ID])[0]["fields"]
        place = [found[PUBLISHED][0], found[ID][0]]
        searches = [neighbour_search(place, order) for order in ("desc", "asc")]
        before, after = self.index.search_all(searches)
        return first_number(before), first_number(after)

    def story(self, doc_id: int) -> NDArray[intp]:
        return np.array([doc_id], intp)

    def similar(self, doc_id: int, count: int) -> ScoredDocs:
        return find_similar(self, doc_id, count)

    def find_titles(self, terms: Sequence[str], opened: Sequence[str], limit: int) -> Sequence[int]:
        query = find_titles(self.index, terms, opened, limit)
        if query is None:
            return []
        body = {**record_search(query, limit), "sort": SORTS[Sort.NEWEST]}
        return self.keep_records(self.index.search(body)["hits"]["hits"])

    def match_titles(
        self, doc_ids: NDArray[intp], clauses: Sequence[ScoredClause], wanted: int
    ) -> TitleMatches:
        titles = StoredTerms.of(self._packed_terms(doc_ids.tolist()), fields=_TITLE)
        return match_titles(self.vocabulary, titles, clauses, wanted)

    def read_ahead(
        self,
        doc_ids: Sequence[int],
        labelled: Callable[[], Iterable[tuple[str, str]]] | None = None,
    ) -> None:
        """Read the records that will be asked for, and note the terms whose labels may be.

        Labels are made of the newest document with a term, once: those above keep them, and most
        pages need no further one.
        """
        self._likely = labelled or tuple
        unknown = [each for each in doc_ids if each not in self._records]
        if unknown:
            self._search_records([record_search({"terms": {NUMBER: unknown}}, len(unknown))])

    def newest(self, keyword: str, term: str) -> int | None:
        """Return the newest document that has a term, None if none has it.

        Those of all terms of the last page are read in the same request.
        """
        asked = keyword, term
        if asked not in self._newest:
            likely = [
                each
                for each in self._likely()
                if each not in self._labelled and each not in self._newest
            ]
            terms = list(dict.fromkeys([asked, *likely]))
            searches = [
                {**record_search(having(*each), 1), "sort": SORTS[Sort.NEWEST]} for each in terms
            ]
            for each, numbers in zip(terms, self._search_records(searches), strict=True):
                if numbers:
                    self._newest[each] = numbers[0]
        return self._newest.get(asked)

    def _search_records(self, searches: Sequence[Json]) -> Sequence[Sequence[int]]:
        """Keep the records that searches find; return the numbers of the documents of each."""
        answers = self.index.search_all(searches)
        return [self.keep_records(each["hits"]["hits"]) for each in answers]

    def keep_records(self, hits: Sequence[Json]) -> Sequence[int]:
        """Keep the records of hits; return the numbers of their documents."""
        read = packed_records(hits)
        with self._lock:
            _make_room(self._records)
            self._records.update(read)
        return list(read)

    def keep_terms(self, terms: Iterable[tuple[int, bytes]]) -> None:
        """Keep the stored terms of candidates: the page's fields are asked for next."""
        with self._lock:
            _make_room(self._terms)
            self._terms.update(terms)

    def stored_terms(self, doc_ids: Sequence[int]) -> StoredTerms:
        """Return the stored terms of some documents, in their order."""
        return StoredTerms.of(self._packed_terms(doc_ids))

    def _packed_terms(self, doc_ids: Sequence[int]) -> Sequence[bytes]:
        # Another thread may make room meanwhile, so that each is looked up once.
        kept = [(each, self._terms.get(each)) for each in doc_ids]
        held = {each: terms for each, terms in kept if terms is not None}
        if unknown := [each for each in doc_ids if each not in held]:
            for each in self.columns(unknown, [NUMBER, STORED_TERMS]):
                fields = each["fields"]
                held[int(fields[NUMBER][0])] = packing.decode(fields[STORED_TERMS][0])
        return [held[each] for each in doc_ids]

    def ages(self, doc_ids: Sequence[int]) -> NDArray[float64]:
        """Return the ages of some documents in days from the newest one, in their order."""
        hits = self.columns(doc_ids, [NUMBER, DAY_NUMBER])
        days = {int(each["fields"][NUMBER][0]): int(each["fields"][DAY_NUMBER][0]) for each in hits}
        return ages_of(np.array([days[each] for each in doc_ids], intp), self.vocabulary.newest_day)

    def names_that_match(self, doc_id: int, queries: Mapping[str, Json]) -> set[str]:
        """Return the names of the queries that match a document."""
        named = [{"bool": {"must": [query], "_name": name}} for name, query in queries.items()]
        body = {
            "size": 1,
            "query": {"bool": {"filter": [{"term": {NUMBER: doc_id}}], "should": named}},
            "_source": False,
        }
        hits = self.index.search(body)["hits"]["hits"]
        return set(hits[0].get("matched_queries", ())) if hits else set()

    def _packed_record(self, doc_id: int) -> str:
        held = self._records.get(doc_id)
        return self._read([doc_id])[doc_id] if held is None else held

    def _read(self, doc_ids: Sequence[int]) -> Mapping[int, str]:
        """Return the packed records of some documents, in their order."""
        if not doc_ids:
            return {}
        body = record_search({"terms": {NUMBER: list(doc_ids)}}, len(doc_ids))
        read = packed_records(self.index.search(body)["hits"]["hits"])
        return {each: read[each] for each in doc_ids if each in read}

    def columns(self, doc_ids: Sequence[int], fields: Sequence[str]) -> Sequence[Json]:
        """Return hits with some fields of documents, in any order."""
        body = {
            "query": {"terms": {NUMBER: list(doc_ids)}},
            "size": len(doc_ids),
            "stored_fields": "_none_",
            "docvalue_fields": list(fields),
        }
        hits: Sequence[Json] = self.index.search(body)["hits"]["hits"]
        return hits


_MOST_LABELLED = 1 << 16
"""Terms of which it is remembered that they were asked for; requests can make up any number."""

_AT_ONCE = 500
"""Records that are read in one request."""


def _make_room(kept: dict[int, Any]) -> None:
    if len(kept) >= _REMEMBERED:
        for each in list(kept)[: _REMEMBERED // 2]:
            del kept[each]


def _record(packed: str) -> Record:
    record: Record = loads(packing.unpack(packed))
    return record
