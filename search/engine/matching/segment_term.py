"""A typed unit in a segment: the lists it stands for, its documents, frequencies and places."""

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
"""Keeps the keys of documents apart: positions are counted in four bytes."""


@dataclass(frozen=True, slots=True)
class TermOccurrences:
    """Where a unit stands in some documents, in order.

    A key is STRIDE times the place of the document among those asked for, plus the position.
    """

    keys: NDArray[int64]
    places: NDArray[Any]

    @property
    def firsts(self) -> NDArray[int64]:
        """The keys of the first places of a unit, which has but one."""
        return self.keys

    @property
    def lasts(self) -> NDArray[int64]:
        """The keys of the last places."""
        return self.keys

    def renumbered(self, holders: NDArray[intp]) -> "TermOccurrences":
        """Return the same places, where `holders` are the places of the documents among others."""
        keys = holders.take(self.keys >> 32) * STRIDE + (self.keys & (STRIDE - 1))
        return TermOccurrences(keys, self.places)

    @property
    def joined(self) -> NDArray[int64]:
        """The keys of those last places from which a word goes on to the next syllable."""
        return self.keys[(self.places & 1).astype(np.bool_)]


Coded = tuple[NDArray[intp] | None, FrequencyCodes]


@dataclass(frozen=True)
class SegmentTerm:
    """One plain term of a segment, and which of its variants a unit allows; None for all."""

    segment: Segment
    plain: int
    variants: tuple[int, ...] | None

    @property
    def length(self) -> int:
        """How many documents hold any variant of the plain term."""
        return int(self.segment.plain_postings.lengths[self.plain])

    def documents(self) -> DocSet:
        """Return the documents that hold any allowed variant."""
        return unite([documents for _, _, documents in self._lists], self.segment.count)

    def apart(self) -> Iterator[tuple[str, "SegmentTerm"]]:
        """Yield each accented term that the unit stands for, and a unit of that term alone."""
        terms = self.segment.variants_range(self.plain)
        for number in range(len(terms)) if self.variants is None else self.variants:
            alone = None if len(terms) == 1 else (number,)
            term = self.segment.accented_terms[terms[number]].decode()
            yield term, SegmentTerm(self.segment, self.plain, alone)

    def frequency_codes(self, numbers: NDArray[intp], *, is_certain: bool) -> Iterator[Coded]:
        """Yield the frequency codes of some documents; `is_certain` that all hold the unit.

        Each pair is the places of documents in `numbers`, None for all of them, and their codes;
        the frequencies of a document are the sum of its rows.
        """
        for postings, number, documents in self._lists:
            held = None
            if len(self._lists) > 1 or not is_certain:
                held = documents.contains(numbers).nonzero()[0]
            asked = numbers if held is None else numbers.take(held)
            ranks = None if len(documents) == len(asked) else _ranks(documents, asked)
            yield held, postings.frequency_codes(number, ranks)

    def occurrences(self, numbers: NDArray[intp]) -> TermOccurrences:
        """Return where the unit stands in some documents, all of which hold it."""
        chosen, base = self._locate(numbers)
        places = self.segment.places_of(self.plain).take(chosen)
        if self.variants is not None:
            allowed = np.zeros(len(self.segment.variants_range(self.plain)), np.bool_)
            allowed[list(self.variants)] = True
            kept = np.flatnonzero(allowed.take(self.segment.variants_of(self.plain, chosen)))
            places, base = places.take(kept), base.take(kept)
        return TermOccurrences(base + (places >> 1), places)

    def told_apart(self, numbers: NDArray[intp]) -> tuple[NDArray[int64], NDArray[Any]]:
        """Return the keys of all variants in some documents that hold any, and which each is."""
        chosen, base = self._locate(numbers)
        places = self.segment.places_of(self.plain).take(chosen)
        return base + (places >> 1), self.segment.variants_of(self.plain, chosen)

    def _locate(self, numbers: NDArray[intp]) -> tuple[NDArray[intp], NDArray[int64]]:
        """Return which occurrences of the plain term some documents hold, and their keys' bases."""
        if not len(numbers):
            return np.empty(0, intp), np.empty(0, int64)
        counts, last = self._counted
        if len(numbers) < len(counts):
            ranks = _ranks(self.segment.plain_postings.documents(self.plain), numbers)
            counts, last = counts.take(ranks), last.take(ranks)
        return spread(last - counts, last), count_through(counts) * STRIDE

    @cached_property
    def _counted(self) -> tuple[NDArray[intp], NDArray[intp]]:
        """How often the plain term stands in each of its documents, and in all up to it."""
        codes = self.segment.plain_postings.frequency_codes(self.plain, None)
        counts = codes.take(self.segment.totals)
        return counts, counts.cumsum()

    @cached_property
    def _lists(self) -> Sequence[tuple[PostingLists, int, DocSet]]:
        """The lists of postings that together are the unit's, each with its documents."""
        postings, numbers = self.segment.plain_postings, [self.plain]
        if self.variants is not None:
            first = int(self.segment.first_variants[self.plain])
            postings = self.segment.accented_postings
            numbers = [int(self.segment.accented_lists[first + each]) for each in self.variants]
        return [(postings, each, postings.documents(each)) for each in numbers]


def resolve(segment: Segment, unit: TermClause) -> SegmentTerm | None:
    """Return what a unit stands for in a segment, or None if nothing."""
    plain = segment.plain_terms.find(unit.plain.encode())
    if plain is None:
        return None
    variants = segment.variants_range(plain)
    if (
        unit.kind is TokenKind.SYLLABLE
        and not unit.is_exact
        and not spelling.has_accents(unit.term)
    ):
        return SegmentTerm(segment, plain, None)
    terms = [segment.accented_terms[each].decode() for each in variants]
    allowed = tuple(number for number, term in enumerate(terms) if _allows(unit, term))
    if not allowed:
        return None
    whole = len(allowed) == len(variants)
    return SegmentTerm(segment, plain, None if whole else allowed)


def resolve_prefix(segment: Segment, prefix: PrefixClause) -> Sequence[SegmentTerm]:
    """Return all that begins with a prefix in a segment."""
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
    variants = [segment.accented_terms[each] for each in segment.variants_range(plain)]
    if not is_whole and all(map(bytes.isascii, variants)):
        # Most begin like a marked stem without its marks: foreign words, codes, numbers.
        return None
    terms = [each.decode() for each in variants]
    if not terms[0].isalnum():
        return None
    allowed = tuple(number for number, term in enumerate(terms) if spelling.begins(stem, term))
    if not allowed:
        return None
    return SegmentTerm(segment, plain, None if len(allowed) == len(terms) else allowed)


def _allows(unit: TermClause, term: str) -> bool:
    if unit.kind is not TokenKind.SYLLABLE or unit.is_exact:
        return term == unit.term
    return spelling.is_compatible(unit.term, term)


def _ranks(documents: DocSet, numbers: NDArray[intp]) -> NDArray[intp]:
    """Return which posting of a list each of some of its documents is."""
    if documents.numbers is None:
        return rank_bits(documents.to_bits(), numbers)
    return np.searchsorted(documents.numbers, numbers)
