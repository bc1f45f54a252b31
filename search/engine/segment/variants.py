"""Variants: which accented term each occurrence of each plain term is, in mostly two bits.

A variant is the number of an accented term among those of its plain term. Common syllables have
dozens of them, most of which are mistakes that occur once; three make up nearly all occurrences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray


class VariantForm(IntEnum):
    """How the variants of a plain term are stored."""

    ONE = 0
    """Not at all: there is only one."""
    HALF_BYTE = 1
    """Two to a byte, the first one in the lower half."""
    BYTE = 2
    FOUR_BYTES = 3
    TWO_BITS = 4
    """Four to a byte, the first one lowest: which of the three common variants, ascending, each
    is, or 3 for the rare ones. Before those stand the number of occurrences of rare ones in four
    bytes, the common variants in a byte each, those occurrences in four bytes each, ascending, and
    their variants in a byte each."""
    COMMON_HALVES = 5
    """The same in half a byte, with fifteen common variants, and 15 for the rare ones."""


COMMON: Mapping[VariantForm, int] = {VariantForm.TWO_BITS: 3, VariantForm.COMMON_HALVES: 15}
"""How many common variants a form tells apart."""

RARES_AT = 4
"""Before the common variants, the number of occurrences of rare ones."""

RARE_BYTES = 5
"""What an occurrence of a rare variant takes before the others, beside its own bits."""


@dataclass(frozen=True, slots=True)
class Variants:
    """The variants of all plain terms.

    Those of term n begin at `offsets[n]` in `stored`, and end where those of the next term begin.
    """

    offsets: NDArray[Any]
    forms: NDArray[uint8]
    stored: NDArray[uint8]

    def take(self, plain: int, occurrences: NDArray[intp]) -> NDArray[Any]:
        """Return the variants of some occurrences of a plain term, counted from 0."""
        form = VariantForm(self.forms[plain])
        held = self.stored[int(self.offsets[plain]) : int(self.offsets[plain + 1])]
        match form:
            case VariantForm.ONE:
                return np.zeros(len(occurrences), uint8)
            case VariantForm.HALF_BYTE:
                return _unpack_halves(held, occurrences)
            case VariantForm.BYTE:
                return held.take(occurrences)
            case VariantForm.FOUR_BYTES:
                return held.view(uint32).take(occurrences)
        return _take_common(form, held, occurrences)


def _unpack_halves(stored: NDArray[uint8], occurrences: NDArray[intp]) -> NDArray[uint8]:
    shifts = ((occurrences & 1) << 2).astype(uint8)
    return (stored.take(occurrences >> 1) >> shifts) & uint8(15)


def _unpack_quarters(stored: NDArray[uint8], occurrences: NDArray[intp]) -> NDArray[uint8]:
    shifts = ((occurrences & 3) << 1).astype(uint8)
    return (stored.take(occurrences >> 2) >> shifts) & uint8(3)


def _take_common(
    form: VariantForm, held: NDArray[uint8], occurrences: NDArray[intp]
) -> NDArray[uint8]:
    total = COMMON[form]
    count = int(held[:RARES_AT].view(uint32)[0])
    numbers_at = RARES_AT + total
    kinds_at, codes_at = numbers_at + 4 * count, numbers_at + RARE_BYTES * count
    unpack = _unpack_quarters if form == VariantForm.TWO_BITS else _unpack_halves
    codes = unpack(held[codes_at:], occurrences)
    # What the code of rare ones finds here, any byte, is replaced.
    found = held[RARES_AT : numbers_at + 1].take(codes)
    if count:
        numbers, kinds = held[numbers_at:kinds_at].view(uint32), held[kinds_at:codes_at]
        asked = np.flatnonzero(codes == total)
        found[asked] = kinds.take(np.searchsorted(numbers, occurrences.take(asked)))
    return found
