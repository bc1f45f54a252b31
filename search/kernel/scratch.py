"""Scratch memory of the kernel's calls, of which each thread has its own."""

from collections.abc import Callable
from ctypes import Structure, c_int64, c_void_p
from threading import local

import numpy as np
from numpy import uint8

DAMAGED = -1
"""What a call returns that found a list which is not what was written."""

_ALIGNED = 64
_FEWEST = 1 << 20


class ScratchStruct(Structure):
    """`Scratch` of kernel.h."""

    _fields_ = (("at", c_void_p), ("size", c_int64), ("used", c_int64))


def check(returned: int) -> None:
    """Raise ValueError if a call found a damaged list."""
    if returned == DAMAGED:
        raise ValueError("a list of postings is not what was written")


class Scratch:
    """Memory that grows as calls ask for it; pages that are not used take none."""

    def __init__(self) -> None:
        self._threads = local()

    def call(self, call: Callable[[ScratchStruct], int]) -> None:
        """Call until there is memory enough; raises ValueError for damaged lists."""
        memory = self.empty()
        while wanted := call(memory):
            memory = self.grow(wanted)

    def empty(self) -> ScratchStruct:
        """Return the memory of this thread, none of it in use."""
        held: ScratchStruct | None = getattr(self._threads, "struct", None)
        if held is None:
            return self._make(_FEWEST)
        held.used = 0
        return held

    def grow(self, wanted: int) -> ScratchStruct:
        """Return memory for a call that returned how much it wants, to call it again.

        Raises ValueError if it found a damaged list instead.
        """
        check(wanted)
        return self._make(max(_FEWEST, wanted + wanted // 2))

    def _make(self, size: int) -> ScratchStruct:
        self._threads.memory = memory = np.empty(size + _ALIGNED, uint8)
        start = -(-memory.ctypes.data // _ALIGNED) * _ALIGNED
        self._threads.struct = made = ScratchStruct(start, size, 0)
        return made
