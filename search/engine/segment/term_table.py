"""A sorted table of terms in two arrays, as in a segment file."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from operator import lt

import numpy as np
from numpy import intp, uint8, uint32
from numpy.typing import NDArray

LANDMARKS = 64
"""Every LANDMARKS-th term is kept as bytes, so that `bisect` compares without Python code."""

MANY = 32
"""Where more than one in so many terms is looked for, a dictionary of all of them is quicker."""


@dataclass(frozen=True)
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

    @cached_property
    def _landmarks(self) -> list[bytes]:
        return [self[number] for number in range(0, len(self), LANDMARKS)]

    def read(self, numbers: range) -> list[bytes]:
        """Return the terms of numbers in a row: an eighth of the time of one after the other."""
        if not numbers:
            return []
        ends = self.ends[numbers.start : numbers.stop].tolist()
        first = int(self.ends[numbers.start - 1]) if numbers.start else 0
        letters = self.letters[first : ends[-1]].tobytes()
        bounds = [0, *(end - first for end in ends)]
        return [letters[start:end] for start, end in pairwise(bounds)]

    def find(self, term: bytes) -> int | None:
        """Return the number of a term, or None."""
        rank = self.rank(term)
        return rank if rank < len(self) and self[rank] == term else None

    def find_all(self, terms: Sequence[bytes]) -> list[int | None]:
        """Return what `find` returns for each of some terms; many take a tenth of the time."""
        if len(terms) * MANY > len(self):
            listed = list(self)
            # In a table out of order, `find` doesn't find all.
            if all(map(lt, listed, listed[1:])):
                numbers = dict(zip(listed, range(len(listed)), strict=True))
                return [numbers.get(each) for each in terms]
        return [self.find(each) for each in terms]

    def rank(self, term: bytes) -> int:
        """Return the number of the first term that is not less than the given one."""
        block = bisect_left(self._landmarks, term)
        low, high = max(0, (block - 1) * LANDMARKS), min(len(self), block * LANDMARKS)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def latin(self, size: int) -> tuple[NDArray[intp], NDArray[uint8]]:
        """Return the numbers of the terms of `size` letters a to z, and their letters.

        The letters are a row for each place. They are gathered when a size is first asked for.
        """
        found = self._latin.get(size)
        if found is None:
            sizes = np.diff(self.ends, prepend=uint32(0))
            numbers = np.flatnonzero(sizes == size)
            first = self.ends.take(numbers).astype(intp) - size
            letters = self.letters.take(first + np.arange(size)[:, None])
            is_latin = (letters - uint8(ord("a")) < 26).all(axis=0)
            found = numbers[is_latin], letters[:, is_latin]
            self._latin[size] = found
        return found

    @cached_property
    def _latin(self) -> dict[int, tuple[NDArray[intp], NDArray[uint8]]]:
        return {}

    def begun(self, prefix: bytes) -> range:
        """Return the numbers of the terms that begin with a prefix."""
        first = self.rank(prefix)
        last = self.rank(prefix + b"\xff")
        return range(first, last)


def tabulate(terms: Iterable[bytes]) -> TermTable:
    """Return a table of terms, given in order."""
    listed = list(terms)
    return TermTable(
        np.frombuffer(b"".join(listed), uint8),
        np.fromiter(accumulate(map(len, listed)), uint32, len(listed)),
    )
