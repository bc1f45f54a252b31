"""The index of chunks: the number of each chunk of a text, where a chunk met before keeps its own.

Runs of capitals are put in lower case first.

`CompiledIndex` in `compiled_chunks.py` does the same in the kernel.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy import int32
from numpy.typing import NDArray

from search.text.masking import lower_shouts

LONGEST_KEPT = 40
"""Longer chunks are web addresses and typing errors, which rarely occur twice."""


class ChunkIndex(Protocol):
    """Numbers the chunks of texts; a new chunk is numbered by `number_new`."""

    def put(self, chunk: str, number: int) -> None:
        """Give a new chunk a number."""

    def numbers_of(self, text: str) -> NDArray[int32]:
        """Return the number of each chunk of a text, int32, in order."""


class DictIndex(dict[str, int]):
    """Keeps chunks in a dictionary."""

    def __init__(self, number_new: Callable[[str], int]) -> None:
        super().__init__()
        self._number_new = number_new

    def __missing__(self, chunk: str) -> int:
        number = self._number_new(chunk)
        if len(chunk) <= LONGEST_KEPT:
            self[chunk] = number
        return number

    def put(self, chunk: str, number: int) -> None:
        self[chunk] = number

    def numbers_of(self, text: str) -> NDArray[int32]:
        return np.array(list(map(self.__getitem__, lower_shouts(text).split())), int32)
