"""Ranks the documents of a query by the kernel; see `search.engine.scoring.scoring`."""

from collections.abc import Sequence
from ctypes import byref

import numpy as np
from numpy import float64, int64, intp, uint8
from numpy.typing import NDArray

from search.engine.bm25 import idf
from search.engine.compiled.calls import Calls
from search.engine.compiled.columns import Columns
from search.engine.compiled.masks import Docs
from search.engine.compiled.program import Program, SegmentQuery
from search.engine.compiled.sampled_units import SampledUnit, count_adjacent, locate_unit
from search.engine.compiled.segment import KernelSegment
from search.engine.compiled.structs import (
    CANDIDATE_BYTES,
    KNOWN_DOCS,
    PAIR,
    SCORED_UNIT,
    RankingStruct,
    SegmentRankingStruct,
    TopHitsStruct,
    packed,
)
from search.engine.index_reader import IndexReader
from search.engine.lazy import Lazy
from search.engine.matching.matching import ROUNDING
from search.engine.scored_docs import ScoredDocs
from search.engine.scoring.scoring import neighbours
from search.kernel.address import address, address_of
from search.query.clause import Query, TermClause
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import PAIR_BOOST

_HIT_BYTES = 20
"""A document and a score in 8 bytes each, a rank in 4."""


class Hits:
    """Room for the best documents, and what the kernel reads of it."""

    def __init__(self, limit: int) -> None:
        # One piece for all arrays: each that is made costs time.
        self._room = room = bytearray(_HIT_BYTES * limit + 1)
        docs = address_of(room)
        self._limit = limit
        self.struct = TopHitsStruct(limit, 0, docs, docs + 8 * limit, docs + 16 * limit)

    def taken(self, struct: TopHitsStruct) -> ScoredDocs:
        """Return the hits that a struct counts."""
        docs = np.frombuffer(self._room, int64, struct.total)
        scores = np.frombuffer(self._room, float64, struct.total, 8 * self._limit)
        return ScoredDocs(docs.astype(intp, copy=False), scores)


class Ranker:
    """The units and pairs of a query with their weights; ranks any of its documents."""

    def __init__(
        self,
        query: Query,
        program: Program,
        calls: Calls,
        reader: IndexReader,
        columns: Columns,
        segments: Sequence[KernelSegment],
    ) -> None:
        self._columns = columns
        self._calls = calls
        self._reader = reader
        self._segments = segments
        self._recency = query.recency
        clauses: dict[str, ScoredClause] = {}
        weights: dict[str, float] = {}
        for scoring in query.counted:
            for key, clause in {each.key: each for each in scored_clauses(scoring.clauses)}.items():
                clauses.setdefault(key, clause)
                weights[key] = weights.get(key, 0.0) + scoring.weight
        self._units = {key: program.add_unit(clause) for key, clause in clauses.items()}
        self._known = {key: unit_key(clause, key) for key, clause in clauses.items()}
        self._asked = [program.on(each, None) for each in segments]
        self._idfs = idfs = self._find_idfs()
        self._scored_total = len(weights)
        self._scored = packed(
            SCORED_UNIT,
            [(self._units[key], weight * idfs[key]) for key, weight in weights.items()],
        )
        pairs = self._weigh_pairs(query)
        self._pair_total = len(pairs)
        self._pairs = packed(PAIR, pairs)

    def rank(self, docs: Docs, total: int, limit: int) -> ScoredDocs:
        """Return the `limit` best of `total` matching documents, the best first."""
        hits = Hits(limit)
        by_terms = Hits(limit) if self._pair_total else None
        ranking = RankingStruct(
            address_of(self._scored) if self._scored_total else None,
            self._scored_total,
            address_of(self._pairs) if self._pair_total else None,
            self._pair_total,
            ROUNDING,
            hits.struct,
            TopHitsStruct() if by_terms is None else by_terms.struct,
        )
        kept: list[object] = []
        asked = []
        for query, own in zip(self._asked, docs, strict=True):
            query.struct.docs = address(own)
            struct = self._segment_ranking(query, total, kept)
            asked.append((query, struct))
            self._calls("bt_score", query, byref(ranking), byref(struct))
        if self._pair_total:
            for are_best in (1, 0):
                for query, struct in asked:
                    self._calls("bt_add_pairs", query, byref(ranking), byref(struct), are_best)
        self._calls.library.bt_sort_hits(byref(ranking.hits))
        return hits.taken(ranking.hits)

    def find_fields(self, doc_ids: NDArray[intp]) -> NDArray[uint8]:
        """Return for each document, ascending, the fields of its units as bits."""
        fields = np.zeros(len(doc_ids), uint8)
        bounds = [each.reader.first for each in self._segments] + [self._reader.count]
        places = np.searchsorted(doc_ids, bounds).tolist()
        for number, segment in enumerate(self._segments):
            first, last = places[number], places[number + 1]
            if first == last:
                continue
            own = (doc_ids[first:last] - segment.reader.first).astype(int64)
            found = fields[first:last]
            query = self._asked[number]
            self._calls("bt_find_fields", query, address(own), len(own), address(found))
        return fields

    def _segment_ranking(
        self, query: SegmentQuery, total: int, kept: list[object]
    ) -> SegmentRankingStruct:
        first = query.segment.reader.first
        candidates_at = None
        if self._pair_total:
            # Room for all of them; pages of memory that stay unused cost nothing.
            candidates = np.empty(total * CANDIDATE_BYTES, uint8)
            candidates_at = address(candidates)
            kept.append(candidates)
        known_docs = [query.segment.few_holders.get(each) for each in self._known.values()]
        known = packed(
            KNOWN_DOCS, [(0, 0) if d is None else (address(d), len(d)) for d in known_docs]
        )
        kept += known, known_docs
        newness = self._newness
        return SegmentRankingStruct(
            address_of(known) if known else None,
            self._columns.newest_ranks_at + 4 * first,
            None if newness is None else address(newness) + 8 * first,
            candidates_at,
            0,
        )

    @Lazy
    def _newness(self) -> NDArray[float64] | None:
        if self._recency is None:
            return None
        return 1 + self._recency.boost * np.exp2(-self._reader.ages / self._recency.days)

    def _find_idfs(self) -> dict[str, float]:
        """Return the idf of each unit; the kernel counts in which documents new ones are."""
        living = len(self._reader.living)
        holders = dict.fromkeys(self._units, 0)
        for query in self._asked:
            known = query.segment.holders
            if not all(map(known.__contains__, self._known.values())):
                counts = np.zeros(len(self._units), int64)
                self._calls("bt_count_holders", query, address(counts))
                known = dict(zip(self._known.values(), counts.tolist(), strict=True))
                query.segment.remember_holders(known)
            for key in holders:
                holders[key] += known[self._known[key]]
        return {key: idf(living, count) for key, count in holders.items()}

    def _weigh_pairs(self, query: Query) -> Sequence[tuple[int, int, float]]:
        """Return the units of neighbours, each pair with PAIR_BOOST times its idf; see `Scorer`."""
        found = [(left.key, right.key) for left, right in neighbours(query)]
        if not found:
            return ()
        pairs = dict.fromkeys(found, 0.0)
        holders = self._count_pairs(list(pairs))
        sampled = len(self._reader.sample)
        boosts = {
            (left, right): PAIR_BOOST
            * ((max(self._idfs[left], self._idfs[right]) + idf(sampled, count)) / 2)
            for (left, right), count in zip(pairs, holders, strict=True)
        }
        for pair in found:
            pairs[pair] += boosts[pair]
        return [
            (self._units[left], self._units[right], weight)
            for (left, right), weight in pairs.items()
        ]

    def _count_pairs(self, pairs: Sequence[tuple[str, str]]) -> Sequence[int]:
        """Count in how many documents of the sample each pair occurs."""
        counts = [0] * len(pairs)
        for query, docs in zip(self._asked, self._columns.sample, strict=True):
            units = {key: self._locate(query, key, docs) for pair in pairs for key in pair}
            for number, (left, right) in enumerate(pairs):
                counts[number] += count_adjacent(self._calls, units[left], units[right])
        return counts

    def _locate(self, query: SegmentQuery, key: str, docs: NDArray[int64]) -> SampledUnit:
        """Return where a unit stands in the sample, which is remembered."""
        known = query.segment.sampled.get(self._known[key])
        if known is None:
            known = locate_unit(self._calls, query, self._units[key], docs)
            query.segment.remember_sampled(self._known[key], known)
        return known


def unit_key(clause: ScoredClause, key: str) -> object:
    """Return what tells a unit, of this `key`, from those of other queries; it tells codes."""
    return (clause.kind, key) if isinstance(clause, TermClause) else key
