"""Positions of occurrences, packed by the kernel (`positions.c`).

Arrays have an element for each plain term, except where they are said to have one an occurrence.
"""

from ctypes import Structure, byref, c_int64, c_void_p

import numpy as np
from numpy import intp, uint16, uint32
from numpy.typing import NDArray

from search.engine.segment.positions import RARE
from search.kernel.address import address
from search.kernel.library import Kernel


class _PackedPositions(Structure):
    """`PackedPositions` of writing.h."""

    _fields_ = (
        ("packed", c_void_p),
        ("counts", c_void_p),
        ("rares", c_void_p),
        ("terms", c_int64),
        ("rare", c_int64),
    )


def measure(
    kernel: Kernel, packed: NDArray[uint32], counts: NDArray[intp]
) -> tuple[NDArray[uint32], NDArray[intp]]:
    """Return the highest position of each term, and how many of its positions are rare.

    `packed` has one an occurrence.
    """
    packed, counts = np.ascontiguousarray(packed), np.ascontiguousarray(counts)
    highest, rares = np.empty(len(counts), uint32), np.empty(len(counts), intp)
    kernel.calls.bt_measure_positions(
        *(address(packed), address(counts), len(counts), RARE),
        *(address(highest), address(rares)),
    )
    return highest, rares


def write_positions(
    kernel: Kernel,
    packed: NDArray[uint32],
    counts: NDArray[intp],
    rares: NDArray[intp],
    forms: NDArray[intp],
    firsts: NDArray[intp],
    written: NDArray[uint16],
) -> None:
    """Write the positions of each term into `written`, which holds zeros, from `firsts` on.

    `packed` has one an occurrence, `forms` are members of `PositionForm`.
    """
    given = [np.ascontiguousarray(each) for each in (packed, counts, rares)]
    chosen = [np.ascontiguousarray(each) for each in (forms, firsts)]
    positions = _PackedPositions(*map(address, given), len(counts), RARE)
    kernel.calls.bt_write_positions(byref(positions), *map(address, chosen), address(written))
