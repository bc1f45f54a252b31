"""Sketches made by the kernel (`writing/sketches.c`)."""

from ctypes import Structure, byref, c_void_p
from typing import Any

import numpy as np
from numpy import bool_, int64, intp, uint8, uint32, uint64
from numpy.typing import NDArray

from search.kernel.address import address
from search.kernel.library import Kernel


class _SketchedTerms(Structure):
    """`SketchedTerms` of writing.h."""

    _fields_ = (
        ("hashes", c_void_p),
        ("figures", c_void_p),
        ("numbers", c_void_p),
        ("positions", c_void_p),
    )


def smallest_values(
    kernel: Kernel,
    hashes: NDArray[uint64],
    figures: NDArray[bool_],
    numbers: NDArray[np.integer],
    positions: NDArray[np.integer],
    counts: NDArray[intp],
    size: int,
) -> tuple[NDArray[uint32], NDArray[int64]]:
    """Return the sketches of documents end to end, and where each ends.

    `hashes` and `figures` are those of terms, of which `numbers` and `positions` have the
    occurrences; each document has so many of them as `counts` tells.
    """
    values = np.empty(size * len(counts), uint32)
    ends = np.empty(len(counts), int64)
    given: list[NDArray[Any]] = [
        hashes,
        figures.view(uint8),
        np.ascontiguousarray(numbers, int64),
        np.ascontiguousarray(positions, uint32),
    ]
    sizes = np.ascontiguousarray(counts, int64)
    kernel.calls.bt_make_sketches(
        byref(_SketchedTerms(*map(address, given))),
        address(sizes),
        len(counts),
        address(values),
        address(ends),
    )
    return values[: int(ends[-1]) if len(ends) else 0].copy(), ends
