"""Variants of occurrences, packed by the kernel (`variants.c`).

Arrays have an element for each plain term, except `variants`, which has one an occurrence.
"""

from ctypes import Structure, byref, c_int64, c_void_p

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

from search.engine.segment.variants import COMMON
from search.kernel.address import address
from search.kernel.library import Kernel


class _TermVariants(Structure):
    """`TermVariants` of writing.h."""

    _fields_ = (
        ("variants", c_void_p),
        ("counts", c_void_p),
        ("kinds", c_void_p),
        ("total", c_int64),
    )


def measure(
    kernel: Kernel, variants: NDArray[uint32], counts: NDArray[intp], kinds: NDArray[intp]
) -> tuple[NDArray[intp], NDArray[uint8]]:
    """Return how many occurrences are of rare variants, and the commonest variants of each term.

    The first has a row a term and a column for each form of `COMMON`. The second has a row of
    fifteen variants, the commonest first, of equally common ones the lower; where a term has fewer,
    numbers that it has not. Of terms with one variant or over 256, both say nothing.
    """
    given = [np.ascontiguousarray(each) for each in (variants, counts, kinds)]
    rares = np.empty((len(counts), len(COMMON)), intp)
    commonest = np.empty((len(counts), max(COMMON.values())), uint8)
    terms = _TermVariants(*map(address, given), len(counts))
    kernel.calls.bt_measure_variants(byref(terms), address(rares), address(commonest))
    return rares, commonest


def write_variants(
    kernel: Kernel,
    variants: NDArray[uint32],
    counts: NDArray[intp],
    kinds: NDArray[intp],
    forms: NDArray[intp],
    firsts: NDArray[intp],
    commonest: NDArray[uint8],
    written: NDArray[uint8],
) -> None:
    """Write the variants of each term into `written`, which holds zeros, from `firsts` on.

    `forms` are members of `VariantForm`, `commonest` are those that `measure` returned.
    """
    given = [np.ascontiguousarray(each) for each in (variants, counts, kinds)]
    chosen = [np.ascontiguousarray(each) for each in (forms, firsts, commonest)]
    terms = _TermVariants(*map(address, given), len(counts))
    kernel.calls.bt_write_variants(byref(terms), *map(address, chosen), address(written))
