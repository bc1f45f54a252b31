"""Ranks the documents of a query by the kernel; see `search.engine.scoring.scoring`."""

from collections.abc import Sequence
from ctypes import Array, addressof, byref, c_double, c_int64, c_uint32
from functools import cached_property

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
    KnownDocsStruct,
    PairStruct,
    RankingStruct,
    ScoredUnitStruct,
    SegmentRankingStruct,
    TopHitsStruct,
    struct_array,
)
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import ROUNDING
from search.engine.scored_docs import ScoredDocs
from search.engine.scoring.scoring import neighbours
from search.kernel.address import address
from search.query.clause import Query, TermClause
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import PAIR_BOOST

PairArray = Array[PairStruct]


class Hits:
    """Room for the best documents, and what the kernel reads of it."""

    def __init__(self, limit: int) -> None:
        # Arrays of ctypes are made in a fraction of the time of NumPy's.
        self._docs = (c_int64 * limit)()
        self._scores = (c_double * limit)()
        self._ranks = (c_uint32 * limit)()
        self.struct = TopHitsStruct(
            limit, 0, addressof(self._docs), addressof(self._scores), addressof(self._ranks)
        )

    def taken(self, struct: TopHitsStruct) -> ScoredDocs:
        """Return the hits that a struct counts."""
        total = struct.total
        docs = np.frombuffer(memoryview(self._docs), int64)
        scores = np.frombuffer(memoryview(self._scores), float64)
        return ScoredDocs(docs[:total].astype(intp), scores[:total])


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
            named = {each.key: each for each in scored_clauses(scoring.clauses)}
            clauses = named | clauses
            for key in named:
                weights[key] = weights.get(key, 0.0) + scoring.weight
        self._units = {key: program.add_unit(clauses[key]) for key in weights}
        self._known = {key: unit_key(clauses[key]) for key in weights}
        self._asked = [program.on(each, None) for each in segments]
        self._idfs = self._find_idfs()
        self._scored = struct_array(
            ScoredUnitStruct,
            [(self._units[key], weight * self._idfs[key]) for key, weight in weights.items()],
        )
        self._pairs = self._weigh_pairs(query)

    def rank(self, docs: Docs, total: int, limit: int) -> ScoredDocs:
        """Return the `limit` best of `total` matching documents, the best first."""
        hits = Hits(limit)
        by_terms = Hits(limit) if len(self._pairs) else None
        ranking = RankingStruct(
            addressof(self._scored),
            len(self._scored),
            addressof(self._pairs),
            len(self._pairs),
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
        if len(self._pairs):
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
        if len(self._pairs):
            # Room for all of them; pages of memory that stay unused cost nothing.
            candidates = np.empty(total * CANDIDATE_BYTES, uint8)
            candidates_at = address(candidates)
            kept.append(candidates)
        known = (KnownDocsStruct * len(self._units))()
        kept.append(known)
        for key, number in self._units.items():
            docs = query.segment.few_holders.get(self._known[key])
            if docs is not None:
                known[number] = KnownDocsStruct(address(docs), len(docs))
                kept.append(docs)
        newness = self._newness
        return SegmentRankingStruct(
            addressof(known),
            self._columns.newest_ranks_at + 4 * first,
            None if newness is None else address(newness) + 8 * first,
            candidates_at,
            0,
        )

    @cached_property
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
            if not known.keys() >= set(self._known.values()):
                counts = np.zeros(len(self._units), int64)
                self._calls("bt_count_holders", query, address(counts))
                known = dict(zip(self._known.values(), counts.tolist(), strict=True))
                query.segment.remember_holders(known)
            for key in holders:
                holders[key] += known[self._known[key]]
        return {key: idf(living, count) for key, count in holders.items()}

    def _weigh_pairs(self, query: Query) -> PairArray:
        """Return the pairs of neighbours, each with PAIR_BOOST times its idf; see `Scorer`."""
        found = [(left.key, right.key) for left, right in neighbours(query)]
        if not found:
            return struct_array(PairStruct, ())
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
        return struct_array(
            PairStruct,
            [
                (self._units[left], self._units[right], weight)
                for (left, right), weight in pairs.items()
            ],
        )

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


def unit_key(clause: ScoredClause) -> object:
    """Return what tells a unit from those of other queries; a key does not tell a code."""
    return (clause.kind, clause.key) if isinstance(clause, TermClause) else clause.key
