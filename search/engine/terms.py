"""A sorted table of terms in two arrays, as it lies in an index file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy import uint8, uint32
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TermTable:
    """Terms as bytes end to end in `letters`; term n ends before `ends[n]`."""

    letters: NDArray[uint8]
    ends: NDArray[uint32]

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> bytes:
        first = int(self.ends[number - 1]) if number else 0
        return self.letters[first : int(self.ends[number])].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        letters = self.letters.tobytes()
        first = 0
        for end in self.ends.tolist():
            yield letters[first:end]
            first = end

    def find(self, term: bytes) -> int | None:
        """Return the number of a term, or None."""
        place = self.place(term)
        return place if place < len(self) and self[place] == term else None

    def place(self, term: bytes, low: int = 0, high: int | None = None) -> int:
        """Return the number of the first term that is not less, between `low` and `high`."""
        high = len(self) if high is None else high
        while low < high:
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def begun(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin with a prefix."""
        first = self.place(prefix)
        last = self.place(prefix + b"\xff", first)
        return range(first, last)


def tabulate(terms: Iterable[bytes]) -> TermTable:
    """Return a table of terms that come in order."""
    listed = list(terms)
    return TermTable(
        np.frombuffer(b"".join(listed), uint8),
        np.fromiter(accumulate(map(len, listed)), uint32, len(listed)),
    )
