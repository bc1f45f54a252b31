"""A segment as the kernel reads it: addresses of its arrays, and terms as numbers of lists."""

from array import array
from collections.abc import Mapping, Sequence
from ctypes import addressof
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy import int64, uint8, uint32
from numpy.typing import NDArray

from search.engine.compiled.sampled_units import SampledUnit
from search.engine.compiled.structs import (
    PostingListsStruct,
    SegmentStruct,
    column,
)
from search.engine.index_reader import IndexReader
from search.engine.matching.segment_term import SegmentTerm, resolve, resolve_prefix
from search.engine.segment import postings
from search.engine.segment.doc_set import words_for
from search.engine.segment.followers import bucket_of
from search.engine.segment.postings import PostingLists
from search.engine.segment.segment import BOOSTS
from search.engine.segment_reader import SegmentReader
from search.kernel.address import address
from search.query.clause import PrefixClause, TermClause
from search.ranking import K1, WORD_BOOST

SKIPS = 64
"""The kernel keeps how many occurrences come before every so many postings of a plain term."""

MOST_VARIANTS = 256
"""The kernel tells so many variants of a plain term apart; NumPy any number."""

REMEMBERED = 1 << 14
"""Typed terms that are remembered: all syllables of the language, accented and not."""

REMEMBERED_NAMES = 1 << 12
"""Names whose documents are remembered: at most 4 MB."""

REMEMBERED_PLACES = 1 << 20
"""Places in the sample that are remembered, in 8 MB; the syllables of a thousand queries."""

REMEMBERED_PREFIXES = 16
"""Prefixes whose lists are remembered: each can have all terms of an index."""


class BeyondKernelError(Exception):
    """A query that the kernel does not know; NumPy answers it."""


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """What a typed term is in a segment: the lists of its postings, and which variants count."""

    pool: int = 0
    lists: tuple[int, ...] = ()
    plain: int = -1
    bucket: int = -1
    """That of the plain term among followers."""
    restricted: int = 0
    allowed: tuple[int, ...] = (0, 0, 0, 0)
    """One bit for each variant that counts, as four signed integers of 64 bits."""


ABSENT = ListedTerm()


class KernelSegment:
    """One segment: `struct` for calls, and the terms of clauses."""

    def __init__(self, reader: IndexReader, segment: SegmentReader) -> None:
        self.reader = segment
        self._kept: list[NDArray[Any]] = []
        self.struct = self._make_struct(reader, segment)
        self.address = addressof(self.struct)
        self.words = words_for(segment.arrays.count)
        self.length = int(segment.arrays.field_lengths.sum(dtype=int64))
        """The number of terms in all documents."""
        self._terms: dict[tuple[object, str], ListedTerm] = {}
        self._variants: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._begun: dict[tuple[object, str], tuple[ListedTerm, ListedTerm]] = {}
        self.holders: dict[object, int] = {}
        """The number of living documents of units of scores."""
        self.few_holders: dict[object, NDArray[uint32]] = {}
        """The living documents of names, ascending, if they are few."""
        self.sampled: dict[object, SampledUnit] = {}
        """Where units of scores stand in the sample."""
        self._sampled_total = 0

    def term(self, clause: TermClause) -> ListedTerm:
        """Return what a clause stands for in this segment."""
        # A key does not tell a code from a syllable.
        key = clause.kind, clause.key
        held = self._terms.get(key)
        if held is None:
            found = resolve(self.reader.arrays, clause)
            held = ABSENT if found is None else self._listed(found)
            if len(self._terms) >= REMEMBERED:
                self._terms.clear()
                self.holders = {}
            self._terms[key] = held
        return held

    def variants(self, plain: str) -> tuple[int, tuple[str, ...]]:
        """Return the number of a plain term, or -1, and its accented terms in order."""
        held = self._variants.get(plain)
        if held is None:
            arrays = self.reader.arrays
            number = arrays.plain_terms.find(plain.encode())
            held = -1, ()
            if number is not None:
                held = number, tuple(arrays.variant_terms(number))
            if len(self._variants) >= REMEMBERED:
                self._variants.clear()
            self._variants[plain] = held
        return held

    def remember_holders(self, counted: Mapping[object, int]) -> None:
        """Keep in how many living documents some units of scores are."""
        if len(self.holders) >= REMEMBERED:
            # Another thread may be reading the old ones: they are left as they are.
            self.holders = {}
        self.holders.update(counted)

    def remember_name(self, key: object, docs: NDArray[uint32]) -> None:
        """Keep in which living documents a name is, given ascending; they are few."""
        if len(self.few_holders) >= REMEMBERED_NAMES:
            self.few_holders = {}
        self.few_holders[key] = docs

    def remember_sampled(self, key: object, places: SampledUnit) -> None:
        """Keep where a unit stands in the sample."""
        self._sampled_total += len(places)
        if self._sampled_total > REMEMBERED_PLACES:
            self.sampled, self._sampled_total = {}, len(places)
        self.sampled[key] = places

    def begun(self, clause: PrefixClause) -> tuple[ListedTerm, ListedTerm]:
        """Return the lists of all terms that begin with a prefix: plain ones, and accented ones.

        The last ones are kept: to match and to rank, a query asks four times.
        """
        key = clause.kind, clause.stem
        held = self._begun.get(key)
        if held is None:
            held = self._find_begun(clause)
            if len(self._begun) >= REMEMBERED_PREFIXES:
                self._begun.clear()
            self._begun[key] = held
        return held

    def _find_begun(self, clause: PrefixClause) -> tuple[ListedTerm, ListedTerm]:
        terms = resolve_prefix(self.reader.arrays, clause)
        plain = tuple(each.plain for each in terms if each.variants is None)
        accented = [
            number
            for each in terms
            if each.variants is not None
            for number in self._accented(each.plain, each.variants)
        ]
        return ListedTerm(0, plain), ListedTerm(1, tuple(accented))

    def _listed(self, term: SegmentTerm) -> ListedTerm:
        bucket = bucket_of(self.reader.arrays.plain_terms[term.plain])
        if term.variants is None:
            return ListedTerm(0, (term.plain,), term.plain, bucket)
        if len(self.reader.arrays.variants_range(term.plain)) > MOST_VARIANTS:
            raise BeyondKernelError
        bits = sum(1 << each for each in term.variants)
        allowed = array("q", bits.to_bytes(MOST_VARIANTS // 8, "little"))
        lists = tuple(self._accented(term.plain, term.variants))
        return ListedTerm(1, lists, term.plain, bucket, 1, tuple(allowed))

    def _accented(self, plain: int, variants: Sequence[int]) -> list[int]:
        arrays = self.reader.arrays
        first = int(arrays.first_variants[plain])
        return [int(arrays.accented_lists[first + each]) for each in variants]

    def _keep(self, array: NDArray[Any]) -> int:
        """Return the address of an array, and keep it for as long as the segment."""
        held = np.ascontiguousarray(array)
        self._kept.append(held)
        return address(held)

    def _make_struct(self, reader: IndexReader, segment: SegmentReader) -> SegmentStruct:
        arrays, count = segment.arrays, segment.arrays.count
        alive = segment.alive
        plain_total = len(arrays.plain_postings.lengths)
        for offsets, length in (
            (arrays.first_variants, plain_total + 1),
            (arrays.positions.offsets, plain_total + 1),
            (arrays.variants.offsets, plain_total + 1),
            (arrays.variants.forms, plain_total),
            (arrays.positions.forms, plain_total),
            (arrays.followers.offsets, len(arrays.followers.terms)),
        ):
            if plain_total and len(offsets) < length:
                raise ValueError("the arrays of a segment have not the lengths that they must have")
        # Lengths are stored in as few bytes as hold them: too few, perhaps, for the count.
        lengths = arrays.plain_postings.lengths.astype(int64)
        skips_at, skip_total = place_skips(np.minimum(lengths, count))
        return SegmentStruct(
            count=count,
            words=words_for(count),
            chunk_bits=postings.CHUNK.bit_length() - 1,
            chunks=-(-count // postings.CHUNK),
            first=segment.first,
            lists=(
                self._lists(arrays.plain_postings),
                self._lists(arrays.accented_postings),
            ),
            row_total=len(arrays.frequencies),
            most_occurrences=int(arrays.totals.max(initial=0)),
            boosted=self._keep(arrays.boosted),
            totals=self._keep(arrays.totals.astype(uint32)),
            field_sets=self._keep(arrays.field_sets),
            first_variants=column(arrays.first_variants),
            positions_at=column(arrays.positions.offsets),
            variants_at=column(arrays.variants.offsets),
            field_starts=column(arrays.field_starts),
            field_lengths=column(arrays.field_lengths),
            position_forms=self._keep(arrays.positions.forms),
            positions=self._keep(arrays.positions.stored),
            positions_total=len(arrays.positions.stored),
            variant_forms=self._keep(arrays.variants.forms),
            variants=self._keep(arrays.variants.stored),
            variants_total=len(arrays.variants.stored),
            skips_at=self._keep(skips_at),
            skips=self._keep(np.empty(skip_total, uint32)),
            followed_terms=self._keep(arrays.followers.terms),
            followed_total=len(arrays.followers.terms),
            followers_at=column(arrays.followers.offsets),
            followers=self._keep(arrays.followers.stored),
            followers_total=len(arrays.followers.stored),
            alive=None if alive is None else self._keep(alive.to_bits()),
            norms=self._keep(reader.norms[segment.first : segment.first + count]),
            fields=len(arrays.field_starts),
            field_boosts=(*BOOSTS.tolist(), *[0.0] * (8 - len(BOOSTS))),
            k1=K1,
            word_boost=WORD_BOOST,
        )

    def _lists(self, lists: PostingLists) -> PostingListsStruct:
        total = len(lists.lengths)
        if not len(lists.forms) == len(lists.documents_at) == len(lists.codes_at) == total:
            raise ValueError("the lists of postings of a segment are not equally many")
        return PostingListsStruct(
            total=total,
            lengths=column(lists.lengths),
            docs_at=column(lists.documents_at),
            rows_at=column(lists.codes_at),
            forms=self._keep(lists.forms),
            numbers=self._keep(lists.numbers),
            numbers_total=len(lists.numbers),
            halves=self._keep(lists.halves),
            halves_total=len(lists.halves),
            bits=self._keep(lists.bits),
            bits_total=len(lists.bits),
            rows=self._keep(lists.codes),
            rows_total=len(lists.codes),
            checked=self._keep(np.zeros(total, uint8)),
        )


def place_skips(lengths: NDArray[Any]) -> tuple[NDArray[int64], int]:
    """Return where the skips of each list begin, -1 for short ones without, and how many there are.

    The kernel writes a list's skips when it is first used.
    """
    counts = np.where(lengths > 2 * SKIPS, -(-lengths.astype(int64) // SKIPS), 0)
    ends = counts.cumsum()
    return np.where(counts > 0, ends - counts, -1), int(ends[-1]) if len(ends) else 0
