"""A typed term in a segment: its postings, frequencies and positions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy import int64, intp
from numpy.typing import NDArray

from search.engine.segment.doc_set import DocSet, rank_bits, unite
from search.engine.segment.postings import FrequencyCodes, PostingLists
from search.engine.segment.ranges import count_through, spread
from search.engine.segment.segment import Segment
from search.query.clause import (
    PrefixClause,
    TermClause,
)
from search.text import spelling
from search.text.token import TokenKind

STRIDE = 1 << 32
"""The distance of the keys of two documents: a position takes four bytes."""


@dataclass(frozen=True, slots=True)
class TermOccurrences:
    """The occurrences of a term in some documents, in order.

    A key is STRIDE times the index of the document among those asked for, plus the position;
    `keys` ascend. `packed` are the packed positions of the segment: twice the position, plus 1 if
    a word of pyvi's continues in the next syllable.
    """

    keys: NDArray[int64]
    packed: NDArray[Any]

    @property
    def firsts(self) -> NDArray[int64]:
        """The keys of the first positions; a term has one position only."""
        return self.keys

    @property
    def lasts(self) -> NDArray[int64]:
        """The keys of the last positions."""
        return self.keys

    def renumbered(self, holders: NDArray[intp]) -> "TermOccurrences":
        """Return the same occurrences with new indices of documents, `holders`, in their keys."""
        keys = holders.take(self.keys >> 32) * STRIDE + (self.keys & (STRIDE - 1))
        return TermOccurrences(keys, self.packed)

    @property
    def joined(self) -> NDArray[int64]:
        """The keys of the positions after which a word of pyvi's continues."""
        return self.keys[(self.packed & 1).astype(np.bool_)]


Coded = tuple[NDArray[intp] | None, FrequencyCodes]


@dataclass(frozen=True)
class SegmentTerm:
    """A plain term of a segment, restricted to the variants of some numbers; None allows all."""

    segment: Segment
    plain: int
    variants: tuple[int, ...] | None

    @property
    def length(self) -> int:
        """The number of documents that have any variant of the plain term."""
        return int(self.segment.plain_postings.lengths[self.plain])

    def documents(self) -> DocSet:
        """Return the documents that have any allowed variant, deleted ones included."""
        return unite([documents for _, _, documents in self._lists], self.segment.count)

    def apart(self) -> Iterator[tuple[str, "SegmentTerm"]]:
        """Yield each allowed accented term, and a segment term restricted to it."""
        terms = self.segment.variants_range(self.plain)
        for number in range(len(terms)) if self.variants is None else self.variants:
            alone = None if len(terms) == 1 else (number,)
            term = self.segment.accented_terms[terms[number]].decode()
            yield term, SegmentTerm(self.segment, self.plain, alone)

    def frequency_codes(self, doc_ids: NDArray[intp], *, is_certain: bool) -> Iterator[Coded]:
        """Yield the frequency rows of some documents; `is_certain` tells that all have the term.

        Each pair is the indices of documents in `doc_ids`, or None for all of them, and their rows;
        the frequencies of a document are the sum of its rows.
        """
        for postings, number, documents in self._lists:
            held = None
            if len(self._lists) > 1 or not is_certain:
                held = documents.contains(doc_ids).nonzero()[0]
            asked = doc_ids if held is None else doc_ids.take(held)
            ranks = None if len(documents) == len(asked) else _ranks(documents, asked)
            yield held, postings.frequency_codes(number, ranks)

    def occurrences(self, doc_ids: NDArray[intp]) -> TermOccurrences:
        """Return the occurrences of the term in some documents, all of which have it."""
        chosen, base = self._locate(doc_ids)
        packed = self.segment.positions.take(self.plain, chosen)
        if self.variants is not None:
            allowed = np.zeros(len(self.segment.variants_range(self.plain)), np.bool_)
            allowed[list(self.variants)] = True
            kept = np.flatnonzero(allowed.take(self.segment.variants.take(self.plain, chosen)))
            packed, base = packed.take(kept), base.take(kept)
        return TermOccurrences(base + (packed >> 1), packed)

    def told_apart(self, doc_ids: NDArray[intp]) -> tuple[NDArray[int64], NDArray[Any]]:
        """Return the keys of all variants in some documents, and the variant number of each key.

        All of the documents have the plain term.
        """
        chosen, base = self._locate(doc_ids)
        packed = self.segment.positions.take(self.plain, chosen)
        return base + (packed >> 1), self.segment.variants.take(self.plain, chosen)

    def _locate(self, doc_ids: NDArray[intp]) -> tuple[NDArray[intp], NDArray[int64]]:
        """Return the indices of the occurrences in some documents, and their keys at position 0."""
        if not len(doc_ids):
            return np.empty(0, intp), np.empty(0, int64)
        counts, last = self._counted
        if len(doc_ids) < len(counts):
            ranks = _ranks(self.segment.plain_postings.documents(self.plain), doc_ids)
            counts, last = counts.take(ranks), last.take(ranks)
        return spread(last - counts, last), count_through(counts) * STRIDE

    @cached_property
    def _counted(self) -> tuple[NDArray[intp], NDArray[intp]]:
        """The frequency of the plain term in each of its documents, and the running sum."""
        codes = self.segment.plain_postings.frequency_codes(self.plain, None)
        counts = codes.take(self.segment.totals)
        return counts, counts.cumsum()

    @cached_property
    def _lists(self) -> Sequence[tuple[PostingLists, int, DocSet]]:
        """The posting lists of the term: pool, number of the list, and its documents."""
        postings, numbers = self.segment.plain_postings, [self.plain]
        if self.variants is not None:
            first = int(self.segment.first_variants[self.plain])
            postings = self.segment.accented_postings
            numbers = [int(self.segment.accented_lists[first + each]) for each in self.variants]
        return [(postings, each, postings.documents(each)) for each in numbers]


def resolve(segment: Segment, clause: TermClause) -> SegmentTerm | None:
    """Return the term of a segment that a clause matches, or None if there is none."""
    plain = segment.plain_terms.find(clause.plain.encode())
    if plain is None:
        return None
    variants = segment.variants_range(plain)
    is_open = clause.kind is TokenKind.SYLLABLE and not clause.is_exact
    if is_open and not spelling.has_accents(clause.term):
        return SegmentTerm(segment, plain, None)
    terms = segment.variant_terms(plain)
    allowed = tuple(number for number, term in enumerate(terms) if _allows(clause, term))
    if not allowed:
        return None
    whole = len(allowed) == len(variants)
    return SegmentTerm(segment, plain, None if whole else allowed)


def resolve_prefix(segment: Segment, prefix: PrefixClause) -> Sequence[SegmentTerm]:
    """Return the plain terms that begin with a prefix, each with the variants that do so, too."""
    if prefix.kind is TokenKind.CODE:
        return [
            SegmentTerm(segment, plain, None)
            for plain in segment.plain_terms.begun(prefix.stem.encode())
        ]
    bare = spelling.bare(prefix.stem).encode()
    whole = spelling.plain(spelling.term(prefix.stem)).encode()
    plains = dict.fromkeys(segment.plain_terms.begun(bare))
    if (same := segment.plain_terms.find(whole)) is not None:
        plains[same] = None
    if prefix.stem.encode() == bare:
        return [
            SegmentTerm(segment, plain, None)
            for plain in plains
            if segment.plain_terms[plain].decode().isalnum()
        ]
    found = (_begun(segment, plain, prefix.stem, plain == same) for plain in plains)
    return [each for each in found if each is not None]


def _begun(segment: Segment, plain: int, stem: str, is_whole: bool) -> SegmentTerm | None:
    variants = segment.accented_terms.read(segment.variants_range(plain))
    if not is_whole and all(map(bytes.isascii, variants)):
        # Most lack the accents of the stem: foreign words, codes, numbers.
        return None
    terms = [each.decode() for each in variants]
    if not terms[0].isalnum():
        return None
    allowed = tuple(number for number, term in enumerate(terms) if spelling.begins(stem, term))
    if not allowed:
        return None
    return SegmentTerm(segment, plain, None if len(allowed) == len(terms) else allowed)


def _allows(clause: TermClause, term: str) -> bool:
    if clause.kind is not TokenKind.SYLLABLE or clause.is_exact:
        return term == clause.term
    return spelling.is_compatible(clause.term, term)


def _ranks(documents: DocSet, doc_ids: NDArray[intp]) -> NDArray[intp]:
    """Return the index of each of some documents in a posting list that has all of them."""
    if documents.numbers is None:
        return rank_bits(documents.to_bits(), doc_ids)
    return np.searchsorted(documents.numbers, doc_ids)
