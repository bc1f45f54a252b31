"""Occurrences gathered into postings by the kernel (`gathering.c`)."""

from ctypes import Structure, byref, c_int64, c_void_p
from typing import Any

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.encoder import Postings
from search.field import Field
from search.kernel.address import address
from search.kernel.library import Kernel


class _ListedOccurrences(Structure):
    """`ListedOccurrences` of writing.h."""

    _fields_ = (
        ("lists", c_void_p),
        ("doc_ids", c_void_p),
        ("fields", c_void_p),
        ("count", c_int64),
    )


def gather(
    kernel: Kernel, lists: NDArray[intp], doc_ids: NDArray[uint32], fields: NDArray[uint8]
) -> Postings:
    """Return the postings of occurrences, which are sorted by list, then by document."""
    given: list[NDArray[Any]] = [np.ascontiguousarray(each) for each in (lists, doc_ids, fields)]
    # What is not written to takes no memory.
    made = Postings(
        np.empty(len(lists), intp),
        np.empty(len(lists), uint32),
        np.empty((len(lists), len(Field)), uint32),
    )
    count = kernel.calls.bt_gather_postings(
        byref(_ListedOccurrences(*map(address, given), len(lists))),
        len(Field),
        *(address(made.lists), address(made.doc_ids), address(made.frequencies)),
    )
    return Postings(made.lists[:count], made.doc_ids[:count], made.frequencies[:count])
