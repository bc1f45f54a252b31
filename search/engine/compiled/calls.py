"""Calls of the kernel that take a query, each with the scratch memory of its thread."""

from ctypes import Structure, byref
from typing import Any, Protocol

from search.kernel.library import Kernel
from search.kernel.scratch import Scratch, check


class Asked(Protocol):
    """A query, or slots, on one segment: what calls take first."""

    @property
    def struct(self) -> Structure:
        """What the kernel reads of it."""


class Calls:
    """The kernel's calls, with scratch memory that grows as they ask for it."""

    def __init__(self, kernel: Kernel) -> None:
        self.library = kernel.calls
        self._scratch = Scratch()

    def __call__(self, name: str, asked: Asked, *arguments: Any) -> None:
        """Call a function that takes what is asked and scratch; see `Calls.check`."""
        call = getattr(self.library, name)
        struct = byref(asked.struct)
        scratch = self._scratch.empty()
        while wanted := call(struct, byref(scratch), *arguments):
            scratch = self._scratch.grow(wanted)

    @staticmethod
    def check(returned: int) -> None:
        """Raise ValueError if a call without scratch found a damaged list."""
        check(returned)
