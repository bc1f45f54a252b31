"""Calls of the kernel that take a query, each with the scratch memory of its thread."""

from ctypes import byref
from typing import Any

from search.engine.compiled.program import SegmentQuery
from search.kernel.library import Kernel
from search.kernel.scratch import Scratch


class Calls:
    """The kernel's calls, with scratch memory that grows as they ask for it."""

    def __init__(self, kernel: Kernel) -> None:
        self.library = kernel.calls
        self._scratch = Scratch()

    def __call__(self, name: str, query: SegmentQuery, *arguments: Any) -> None:
        """Call a function that takes a query and scratch; raises ValueError for damaged lists."""
        call = getattr(self.library, name)
        struct = byref(query.struct)
        self._scratch.call(lambda scratch: call(struct, byref(scratch), *arguments))
