"""A segment: the arrays of one segment file, memory-mapped.

Every plain term has a posting list. An accented term has one of its own only if its plain term has
other variants too. Occurrences belong to plain terms, in order of document and position:
`positions` has their positions and word flags, `variants` tells which accented term each of them
is.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy import float64, intp, uint8, uint32
from numpy.typing import NDArray

from search.engine.segment.followers import Followers
from search.engine.segment.positions import Positions
from search.engine.segment.postings import PostingLists
from search.engine.segment.term_table import TermTable
from search.engine.segment.variants import Variants
from search.field import Field
from search.ranking import FIELD_BOOSTS

BOOSTS = np.array([FIELD_BOOSTS[field] for field in Field])

NO_LIST = 0xFFFFFFFF
"""The list of an accented term that is the only variant of its plain term."""


@dataclass(frozen=True)
class Segment:
    """The terms, postings and positions of one segment.

    `frequencies[row]` has one column a field: how often a term occurs in each. `field_lengths` and
    `field_starts` have one row a field and one column a document: how many terms the field has, and
    the position in the whole document at which it starts.
    """

    count: int
    plain_terms: TermTable
    first_variants: NDArray[Any]
    accented_terms: TermTable
    accented_lists: NDArray[uint32]
    plain_postings: PostingLists
    accented_postings: PostingLists
    frequencies: NDArray[uint32]
    positions: Positions
    followers: Followers
    variants: Variants
    field_lengths: NDArray[Any]
    field_starts: NDArray[Any]

    @cached_property
    def totals(self) -> NDArray[intp]:
        """The number of occurrences in all fields, for each row of the frequency table."""
        return np.asarray(self.frequencies.sum(axis=1), intp)

    @cached_property
    def boosted(self) -> NDArray[float64]:
        """The sum of frequencies times field boosts, for each row of the frequency table."""
        return np.asarray(self.frequencies @ BOOSTS, float64)

    @cached_property
    def field_sets(self) -> NDArray[uint8]:
        """The fields with a frequency over 0, one bit a field, for each row of the table."""
        return np.packbits(self.frequencies > 0, axis=1, bitorder="little")[:, 0]

    @cached_property
    def frequency_columns(self) -> NDArray[float64]:
        """The frequency table transposed: one row a field."""
        return np.ascontiguousarray(self.frequencies.T, float64)

    def variants_range(self, plain: int) -> range:
        """Return the numbers of the accented terms of a plain term."""
        return range(int(self.first_variants[plain]), int(self.first_variants[plain + 1]))

    def variant_terms(self, plain: int) -> list[str]:
        """Return the accented terms of a plain term, in order."""
        return [each.decode() for each in self.accented_terms.read(self.variants_range(plain))]
