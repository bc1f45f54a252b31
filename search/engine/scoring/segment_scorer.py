"""The scores of the documents of one segment; the formula is in `search.engine.scoring.scoring`."""

from collections.abc import Container, Hashable, Mapping, Sequence

import numpy as np
from numpy import float64, int64, intp
from numpy.typing import NDArray

from search.engine.bm25 import saturate
from search.engine.index_reader import IndexReader
from search.engine.matching.adjacency import common_keys, holders_of
from search.engine.matching.matching import MatchedSynonyms, MatchedTerm, SegmentMatch
from search.engine.matching.segment_synonyms import SegmentSynonyms, SynonymOccurrences
from search.engine.matching.segment_term import SegmentTerm, TermOccurrences
from search.engine.segment.segment import BOOSTS
from search.query.clause import Recency
from search.ranking import WORD_BOOST


class SegmentScorer:
    """The scores of the matching documents of one segment."""

    def __init__(
        self, reader: IndexReader, match: SegmentMatch, certain: Container[str] = ()
    ) -> None:
        self._terms = match.terms
        self._synonyms = match.synonyms
        self._doc_ids = match.doc_ids
        self._certain = certain
        self._first = match.segment.first
        self._segment = match.segment.arrays
        self._norms = reader.norms[self._first : self._first + self._segment.count]
        self._ages = reader.ages[self._first : self._first + self._segment.count]
        self._weighted: dict[str, NDArray[float64]] = {}

    def newness(self, recency: Recency) -> NDArray[float64]:
        """Return the factor of each document by its age."""
        ages = self._ages.take(self._doc_ids)
        return 1 + recency.boost * np.exp2(-ages / recency.days)

    def score_terms(self, weights: Mapping[str, float]) -> NDArray[float64]:
        """Return what terms, with their weights, add to the score of each document."""
        total = np.zeros(len(self._doc_ids))
        # A syllable typed with all of its accents stands for the same, whether accents bind or not.
        saturated: dict[Hashable, tuple[NDArray[float64], NDArray[float64]]] = {}
        for key, weight in weights.items():
            if not len(total) or self._lacks(key):
                continue
            same = self._identity(key)
            if same not in saturated:
                weighted = self._weigh_key(key)
                saturated[same] = weighted, saturate(weighted)
            self._weighted[key], counted = saturated[same]
            total += weight * counted
        return total

    def _identity(self, key: str) -> Hashable:
        """Return what tells whether two clauses stand for the same terms of the segment."""
        if key in self._synonyms:
            return key
        term = self._terms[key].term
        return term.plain, term.variants

    def _weigh_key(self, key: str) -> NDArray[float64]:
        if key in self._synonyms:
            return self._weigh_synonyms(self._synonyms[key].synonyms)
        return self._weigh(self._terms[key].term, is_certain=key in self._certain)

    def reach(
        self, pairs: Sequence[tuple[str, str, float]], total: NDArray[float64]
    ) -> NDArray[float64]:
        """Return what pairs could at most raise the scores of terms to.

        A pair stands in a document at most as often as the rarer of its two terms does.
        """
        reached = total.copy()
        for left, right, weight in pairs:
            if left in self._weighted and right in self._weighted:
                fewer = np.minimum(self._weighted[left], self._weighted[right])
                reached += weight * saturate(WORD_BOOST * fewer)
        return reached

    def add_pairs(
        self,
        pairs: Sequence[tuple[str, str, float]],
        total: NDArray[float64],
        chosen: NDArray[intp],
    ) -> None:
        """Add what pairs count to the totals of chosen documents, given by their indices."""
        doc_ids = self._doc_ids.take(chosen)
        held = [each for each in pairs if not self._lacks(each[0]) and not self._lacks(each[1])]
        if not len(doc_ids):
            return
        keys = dict.fromkeys(key for left, right, _ in held for key in (left, right))
        found = {key: self._occurrences(key, doc_ids) for key in keys}
        for left, right, weight in held:
            weighted = self._weigh_pair(found[left], found[right], doc_ids)
            total[chosen] += weight * saturate(weighted)

    def count_pair(self, left: str, right: str, sample: NDArray[intp]) -> int:
        """Return how many documents of a sample have one term directly after the other."""
        if self._lacks(left) or self._lacks(right):
            return 0
        first, last = np.searchsorted(sample, (self._first, self._first + self._segment.count))
        doc_ids = sample[first:last] - self._first
        for key in (left, right):
            doc_ids = doc_ids[self._held(key).documents.contains(doc_ids)]
        follows = common_keys(
            self._positions(left, doc_ids).lasts + 1, self._positions(right, doc_ids).firsts
        )
        holders, _ = holders_of(follows)
        return int(np.count_nonzero(np.diff(holders, prepend=-1)))

    def _held(self, key: str) -> MatchedTerm | MatchedSynonyms:
        return self._synonyms[key] if key in self._synonyms else self._terms[key]

    def _positions(self, key: str, doc_ids: NDArray[intp]) -> TermOccurrences | SynonymOccurrences:
        """Return where a term or a name stands in documents that all have it."""
        if key in self._synonyms:
            return self._synonyms[key].synonyms.occurrences(doc_ids)
        return self._terms[key].term.occurrences(doc_ids)

    def _lacks(self, key: str) -> bool:
        return key not in self._terms and key not in self._synonyms

    def _weigh_synonyms(self, synonyms: SegmentSynonyms) -> NDArray[float64]:
        """Return the weighted frequency of a name, in any spelling, in each document."""
        return self._weigh_positions(synonyms.occurrences(self._doc_ids).firsts, self._doc_ids)

    def _occurrences(
        self, key: str, doc_ids: NDArray[intp]
    ) -> TermOccurrences | SynonymOccurrences:
        """Return where a term or a name stands in documents of which not all need to have it."""
        if key in self._synonyms or key in self._certain:
            return self._positions(key, doc_ids)
        held = self._terms[key]
        holders = held.documents.contains(doc_ids).nonzero()[0]
        return held.term.occurrences(doc_ids.take(holders)).renumbered(holders)

    def _weigh(self, term: SegmentTerm, *, is_certain: bool) -> NDArray[float64]:
        """Return the frequency of a term in each document, weighted by field and length.

        Boosts of fields are whole quarters, so that their sums are exact: in which lists a segment
        holds a term must not change the last bit of a score, or ties would be broken by chance.
        """
        weighted = np.zeros(len(self._doc_ids))
        for held, codes in term.frequency_codes(self._doc_ids, is_certain=is_certain):
            counted = codes.take(self._segment.boosted)
            if held is None:
                weighted += counted
            else:
                weighted[held] += counted
        return weighted * self._norms.take(self._doc_ids)

    def _weigh_pair(
        self,
        left: TermOccurrences | SynonymOccurrences,
        right: TermOccurrences | SynonymOccurrences,
        doc_ids: NDArray[intp],
    ) -> NDArray[float64]:
        """Return the weighted frequency of one term directly after the other in each document."""
        follows = common_keys(left.lasts + 1, right.firsts)
        joined = common_keys(left.joined + 1, follows)
        weighted = self._weigh_positions(follows, doc_ids)
        return weighted + (WORD_BOOST - 1) * self._weigh_positions(joined, doc_ids)

    def fields_of(self, keys: NDArray[int64], doc_ids: NDArray[intp]) -> NDArray[intp]:
        """Return the number of the field that each of some positions in some documents is in."""
        holders, positions = holders_of(keys)
        documents = doc_ids.take(holders)
        fields = np.zeros(len(keys), intp)
        for starts in self._segment.field_starts[1:]:
            fields += positions >= starts.take(documents)
        return fields

    def _weigh_positions(self, keys: NDArray[int64], doc_ids: NDArray[intp]) -> NDArray[float64]:
        holders, _ = holders_of(keys)
        boosts = BOOSTS.take(self.fields_of(keys, doc_ids))
        return np.bincount(holders, boosts, minlength=len(doc_ids)) * self._norms.take(doc_ids)
