"""Counts n-grams of terms for the slots of one query.

Nothing is stored for it: the positions of terms are the language model. Only the documents that
share most with the query are looked at, so that its own subject decides.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy import float32, float64, int64, intp, uint32
from numpy.typing import NDArray

from search.engine.bm25 import idf
from search.engine.index_reader import IndexReader
from search.engine.matching.adjacency import common_keys, holders_of
from search.engine.matching.segment_term import STRIDE, SegmentTerm
from search.engine.ngram_counts import NgramCounts, Slot
from search.engine.segment.doc_set import unite
from search.engine.segment.segment import Segment
from search.engine.segment_reader import SegmentReader
from search.text.spelling import plain_term

SORTED_BITS = 14
"""Last bits of a score by which those are sorted that have the first ones in common."""


def count_ngrams(reader: IndexReader, slots: Sequence[Slot], limit: int) -> NgramCounts:
    """Count how the terms of slots follow each other in up to `limit` documents."""
    segments = [_SegmentSlots(segment, slots) for segment in reader.segments]
    sizes = [len(slot) for slot in slots]
    counted = NgramCounts(
        sum(int(each.arrays.field_lengths.sum(dtype=int64)) for each in reader.segments),
        [_count_holders(reader, slot) for slot in slots],
        [np.zeros(size) for size in sizes],
        [np.zeros(size) for size in pairwise(sizes)],
        [np.zeros(size) for size in zip(sizes, sizes[1:], sizes[2:], strict=False)],
    )
    for segment, doc_ids in zip(segments, _choose_documents(segments, limit), strict=True):
        runs = [segment.run(slot, doc_ids) for slot in slots]
        pairs = [left.followed_by(right) for left, right in pairwise(runs)]
        triples = [pair.followed_by(run) for pair, run in zip(pairs, runs[2:], strict=False)]
        for counts, found in (
            (counted.singles, runs),
            (counted.pairs, pairs),
            (counted.triples, triples),
        ):
            for count, run in zip(counts, found, strict=True):
                count += run.counts().reshape(count.shape)
    return counted


def find_variants(reader: IndexReader, plain: str) -> Mapping[str, int]:
    """Return the accented terms of a plain term, in order, with how many documents have each.

    Deleted documents are counted, too.
    """
    holders: dict[str, int] = {}
    for each in reader.segments:
        segment = each.arrays
        number = segment.plain_terms.find(plain.encode())
        if number is None:
            continue
        terms = segment.variants_range(number)
        if len(terms) == 1:
            lengths = segment.plain_postings.lengths[number : number + 1]
        else:
            lists = segment.accented_lists[terms.start : terms.stop]
            lengths = segment.accented_postings.lengths.take(lists)
        for term, length in zip(segment.variant_terms(number), lengths.tolist(), strict=True):
            holders[term] = holders.get(term, 0) + length
    return dict(sorted(holders.items()))


def _count_holders(reader: IndexReader, slot: Slot) -> NDArray[float64]:
    known: dict[str, int] = {}
    for plain in dict.fromkeys(map(plain_term, slot)):
        known |= find_variants(reader, plain)
    return np.array([known.get(each, 0) for each in slot], float64)


@dataclass(frozen=True, slots=True)
class _Run:
    """Occurrences of terms of neighbouring slots in a row.

    `keys` are those of the last term, ascending; see `TermOccurrences`. `choices` has for each key
    the number, below `kinds`, of the combination of terms that occurs there.
    """

    keys: NDArray[int64]
    choices: NDArray[intp]
    kinds: int

    def followed_by(self, after: "_Run") -> "_Run":
        """Return the occurrences that a term of the next slot follows directly."""
        keys = common_keys(self.keys + 1, after.keys)
        left = self.choices.take(np.searchsorted(self.keys, keys - 1))
        right = after.choices.take(np.searchsorted(after.keys, keys))
        return _Run(keys, left * after.kinds + right, self.kinds * after.kinds)

    def counts(self) -> NDArray[intp]:
        """Return how often each combination of terms occurs in the documents."""
        return np.bincount(self.choices, minlength=self.kinds)


@dataclass(frozen=True, slots=True)
class _Held:
    """A plain term of a segment, and the number in its slot of each of its variants, or -1."""

    term: SegmentTerm
    choices: NDArray[intp]


class _SegmentSlots:
    """The terms of slots in one segment; equal slots are looked up once."""

    def __init__(self, segment: SegmentReader, slots: Sequence[Slot]) -> None:
        self._segment = segment
        self._held = {tuple(slot): list(_hold(segment.arrays, slot)) for slot in slots}

    def score(self) -> NDArray[float32]:
        """Return for each document how much it has of the query; 0 for deleted ones."""
        count = self._segment.arrays.count
        scores = np.zeros(count, float32)
        for held in self._held.values():
            documents = unite([each.term.documents() for each in held], count)
            weight = float32(idf(count, len(documents)))
            if documents.numbers is not None:
                scores[documents.numbers] += weight
            else:
                bits = np.unpackbits(documents.to_bits().view(np.uint8), bitorder="little")
                scores += weight * bits[:count]
        scores[self._segment.deleted] = 0
        return scores

    def run(self, slot: Slot, doc_ids: NDArray[intp]) -> _Run:
        """Return the occurrences of the terms of a slot in some documents."""
        found = [_locate(each, doc_ids) for each in self._held[tuple(slot)]]
        if len(found) == 1:
            return _Run(*found[0], len(slot))
        keys = np.concatenate([keys for keys, _ in found] or [np.empty(0, int64)])
        choices = np.concatenate([choices for _, choices in found] or [np.empty(0, intp)])
        # A date has several terms at one position.
        distinct, first = np.unique(keys, return_index=True)
        return _Run(distinct, choices.take(first), len(slot))


def _hold(segment: Segment, slot: Slot) -> Iterator[_Held]:
    """Yield the plain terms of a slot that a segment has."""
    wanted: dict[str, dict[str, int]] = {}
    for choice, term in enumerate(slot):
        wanted.setdefault(plain_term(term), {})[term] = choice
    for plain, choices in wanted.items():
        number = segment.plain_terms.find(plain.encode())
        if number is None:
            continue
        chosen = np.array([choices.get(each, -1) for each in segment.variant_terms(number)], intp)
        yield _Held(SegmentTerm(segment, number, None), chosen)


def _locate(held: _Held, doc_ids: NDArray[intp]) -> tuple[NDArray[int64], NDArray[intp]]:
    """Return the keys of a plain term in some documents, and the choice of each key."""
    holding = np.flatnonzero(held.term.documents().contains(doc_ids))
    keys, variants = held.term.told_apart(doc_ids.take(holding))
    choices = held.choices.take(variants)
    if (held.choices < 0).any():
        kept = np.flatnonzero(choices >= 0)
        keys, choices = keys.take(kept), choices.take(kept)
    holders, positions = holders_of(keys)
    return holding.take(holders) * STRIDE + positions, choices


def _choose_documents(segments: Sequence[_SegmentSlots], limit: int) -> Sequence[NDArray[intp]]:
    """Return for each segment the documents to look at: those that share most with the query."""
    scores = [each.score() for each in segments]
    if not scores:
        return []
    everyone = np.concatenate(scores)
    best = np.flatnonzero(everyone)
    if len(best) > limit:
        least = _nth_largest(everyone, limit)
        above = np.flatnonzero(everyone > least)
        same = np.flatnonzero(everyone == least)[: limit - len(above)]
        best = np.sort(np.concatenate((above, same)))
    ends = np.cumsum([len(each) for each in scores])
    return [
        doc_ids - first
        for doc_ids, first in zip(
            np.split(best, np.searchsorted(best, ends[:-1])), [0, *ends], strict=False
        )
    ]


def _nth_largest(scores: NDArray[float32], n: int) -> float32:
    """Return the nth largest of some scores, none of which is negative.

    They are in the order of their bits, so that only those with the first bits of the wanted one
    are sorted: a tenth of the time of sorting all, and no worse if many are equal, as partitioning
    is.
    """
    bits = scores.view(uint32)
    begin = bits >> SORTED_BITS
    counts = np.bincount(begin)
    at_least = np.cumsum(counts[::-1])
    turned = int(np.searchsorted(at_least, n))
    wanted = len(counts) - 1 - turned
    rest = n - int(at_least[turned] - counts[wanted])
    return np.sort(bits[begin == wanted])[-rest:].view(float32)[0]  # type: ignore[no-any-return]
