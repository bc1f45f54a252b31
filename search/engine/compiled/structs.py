"""The structs of the headers of segment/, matching/ and ranking/, field by field."""

from collections.abc import Iterable
from ctypes import Structure, c_double, c_int64, c_void_p
from struct import pack
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.kernel.address import address

POINTER = c_void_p


class Column(Structure):
    """Integers on disk of 1, 2, 4 or 8 bytes each."""

    _fields_ = (("at", POINTER), ("bytes", c_int64))


class PostingListsStruct(Structure):
    """The lists of all plain, or of all accented terms."""

    _fields_ = (
        ("total", c_int64),
        ("lengths", Column),
        ("docs_at", Column),
        ("rows_at", Column),
        ("forms", POINTER),
        ("numbers", POINTER),
        ("numbers_total", c_int64),
        ("halves", POINTER),
        ("halves_total", c_int64),
        ("bits", POINTER),
        ("bits_total", c_int64),
        ("rows", POINTER),
        ("rows_total", c_int64),
        ("checked", POINTER),
    )


class SegmentStruct(Structure):
    """One segment."""

    _fields_ = (
        ("count", c_int64),
        ("words", c_int64),
        ("chunk_bits", c_int64),
        ("chunks", c_int64),
        ("first", c_int64),
        ("lists", PostingListsStruct * 2),
        ("row_total", c_int64),
        ("most_occurrences", c_int64),
        ("boosted", POINTER),
        ("totals", POINTER),
        ("field_sets", POINTER),
        ("first_variants", Column),
        ("positions_at", Column),
        ("variants_at", Column),
        ("field_starts", Column),
        ("field_lengths", Column),
        ("position_forms", POINTER),
        ("positions", POINTER),
        ("positions_total", c_int64),
        ("variant_forms", POINTER),
        ("variants", POINTER),
        ("variants_total", c_int64),
        ("skips_at", POINTER),
        ("skips", POINTER),
        ("followed_terms", POINTER),
        ("followed_total", c_int64),
        ("followers_at", Column),
        ("followers", POINTER),
        ("followers_total", c_int64),
        ("alive", POINTER),
        ("norms", POINTER),
        ("fields", c_int64),
        ("field_boosts", c_double * 8),
        ("k1", c_double),
        ("word_boost", c_double),
    )


class QueryStruct(Structure):
    """A query on one segment."""

    _fields_ = (
        ("segment", POINTER),
        ("lists", POINTER),
        ("terms", POINTER),
        ("term_total", c_int64),
        ("parts", POINTER),
        ("phrases", POINTER),
        ("clauses", POINTER),
        ("children", POINTER),
        ("weights", POINTER),
        ("required", c_int64),
        ("required_last", c_int64),
        ("excluded_last", c_int64),
        ("depth", c_int64),
        ("most_parts", c_int64),
        ("units", POINTER),
        ("unit_total", c_int64),
        ("docs", POINTER),
        ("docs_total", c_int64),
    )


class SlotsStruct(Structure):
    """The slots of n-grams on one segment."""

    _fields_ = (
        ("segment", POINTER),
        ("terms", POINTER),
        ("ends", POINTER),
        ("sizes", POINTER),
        ("slot_total", c_int64),
        ("choices", POINTER),
        ("places", POINTER),
        ("place_total", c_int64),
    )


class TopHitsStruct(Structure):
    """The best documents so far."""

    _fields_ = (
        ("limit", c_int64),
        ("total", c_int64),
        ("docs", POINTER),
        ("scores", POINTER),
        ("ranks", POINTER),
    )


class RankingStruct(Structure):
    """How to score, and the hits of all segments."""

    _fields_ = (
        ("scored", POINTER),
        ("scored_total", c_int64),
        ("pairs", POINTER),
        ("pair_total", c_int64),
        ("rounding", c_double),
        ("hits", TopHitsStruct),
        ("by_terms", TopHitsStruct),
    )


class SegmentRankingStruct(Structure):
    """What belongs to one segment of a ranking."""

    _fields_ = (
        ("known", POINTER),
        ("ranks", POINTER),
        ("newness", POINTER),
        ("candidates", POINTER),
        ("candidate_total", c_int64),
    )


class FacetColumnStruct(Structure):
    """The values that facets count of each document."""

    _fields_ = (
        ("ends", POINTER),
        ("values", POINTER),
        ("frequent", POINTER),
        ("frequent_total", c_int64),
        ("bits", POINTER),
        ("count", c_int64),
        ("value_total", c_int64),
        ("of_all", POINTER),
    )


SCORED_UNIT = "qd"
"""The layout of a `ScoredUnit`: a unit and its weight."""

PAIR = "qqd"
"""The layout of a `Pair`: two neighbouring units and their weight."""

KNOWN_DOCS = "Pq"
"""The layout of `KnownDocs`: where the documents that have a unit are, and how many."""

CANDIDATE_BYTES = 24
"""The size of a `Candidate`."""


def column(array: NDArray[np.generic]) -> Column:
    """Return an array of integers on disk as the kernel reads it."""
    return Column(address(array), array.itemsize)


def packed(layout: str, structs: Iterable[tuple[Any, ...]]) -> bytearray:
    """Return structs end to end, each given as its fields; `layout` is that of one, for `pack`.

    Structs of ctypes take a microsecond each, and their arrays another.
    """
    values = [each for struct in structs for each in struct]
    return bytearray(pack(layout * (len(values) // len(layout)), *values))
