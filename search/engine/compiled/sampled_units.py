"""Where units of scores stand in the documents of a sample, by the kernel."""

from dataclasses import dataclass

import numpy as np
from numpy import int64
from numpy.typing import NDArray

from search.engine.compiled.calls import Asked, Calls
from search.kernel.address import address

ROOM = 1 << 12
"""Places that most units have at most in a sample; of others, they are looked for twice."""


@dataclass(frozen=True, slots=True, eq=False)
class SampledUnit:
    """The keys, int64 and ascending, of the places where a unit begins and ends.

    A key is 2³² times the number of the document in the sample, plus the position.
    """

    firsts: NDArray[int64]
    lasts: NDArray[int64]

    def __len__(self) -> int:
        return len(self.firsts)


def locate_unit(calls: Calls, query: Asked, number: int, docs: NDArray[int64]) -> SampledUnit:
    """Return where a unit of a query stands in some documents of its segment, ascending."""
    room = ROOM
    while True:
        firsts, lasts = np.empty(room, int64), np.empty(room, int64)
        totals = np.empty(2, int64)
        into = address(firsts), address(lasts), address(totals)
        calls("bt_locate_unit", query, number, address(docs), len(docs), room, *into)
        first_total, last_total = totals.tolist()
        if max(first_total, last_total) <= room:
            begins = firsts[:first_total].copy()
            # Terms end where they begin.
            return SampledUnit(begins, lasts[:last_total].copy() if last_total else begins)
        room = max(first_total, last_total)


def count_adjacent(calls: Calls, left: SampledUnit, right: SampledUnit) -> int:
    """Return in how many documents of the sample one unit stands directly after the other."""
    lasts, firsts = left.lasts, right.firsts
    count: int = calls.library.bt_count_adjacent(
        address(lasts), len(lasts), address(firsts), len(firsts)
    )
    return count
