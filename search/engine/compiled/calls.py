"""Calls of the kernel, each with the scratch memory of its thread."""

from ctypes import byref
from threading import local
from typing import Any

import numpy as np
from numpy import uint8

from search.engine.compiled.program import SegmentQuery
from search.engine.compiled.structs import ScratchStruct, address
from search.kernel.library import Kernel

DAMAGED = -1
_ALIGNED = 64


class Calls:
    """The kernel's calls, with scratch memory that grows as they ask for it."""

    def __init__(self, kernel: Kernel) -> None:
        self.library = kernel.calls
        self._threads = local()

    def __call__(self, name: str, query: SegmentQuery, *arguments: Any) -> None:
        """Call a function that takes a query and scratch; raises ValueError for damaged lists."""
        call = getattr(self.library, name)
        scratch = self._scratch(0)
        while wanted := call(byref(query.struct), byref(scratch), *arguments):
            if wanted == DAMAGED:
                raise ValueError("a list of postings is not what was written")
            scratch = self._scratch(wanted + wanted // 2)

    def _scratch(self, size: int) -> ScratchStruct:
        """Return the memory of this thread, empty; pages that are not used take no memory."""
        held: ScratchStruct | None = getattr(self._threads, "scratch", None)
        if held is None or held.size < size:
            size = max(size, 1 << 20)
            self._threads.memory = memory = np.empty(size + _ALIGNED, uint8)
            start = -(-address(memory) // _ALIGNED) * _ALIGNED
            self._threads.scratch = held = ScratchStruct(start, size, 0)
        held.used = 0
        return held
