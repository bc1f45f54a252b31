"""How often clauses stand in titles, as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy import int64
from numpy.typing import NDArray

HELD, OTHERS, COVERED, LENGTH, WIDTH, BEFORE_COUNTS = range(6)
"""The numbers of a row, and how many there are before its counts; the kernel writes the same."""


@dataclass(frozen=True, slots=True, eq=False)
class TitleMatches:
    """What stands of some clauses in the titles of some documents, a row for each; int64.

    The title has `held` of the clauses that are wanted, and `others` of those that are not;
    `covered` of its positions belong to wanted ones; `lengths` are the numbers of its terms, and
    `widths` those of its positions. `counts` have a column for each clause: how often the title has
    the clause, in any of the ways in which it is written.
    """

    rows: NDArray[int64]

    @property
    def held(self) -> NDArray[int64]:
        return self.rows[:, HELD]

    @property
    def others(self) -> NDArray[int64]:
        return self.rows[:, OTHERS]

    @property
    def covered(self) -> NDArray[int64]:
        return self.rows[:, COVERED]

    @property
    def lengths(self) -> NDArray[int64]:
        return self.rows[:, LENGTH]

    @property
    def widths(self) -> NDArray[int64]:
        return self.rows[:, WIDTH]

    @property
    def counts(self) -> NDArray[int64]:
        return self.rows[:, BEFORE_COUNTS:]


def join_counts(
    counts: NDArray[int64],
    wanted: int,
    covered: NDArray[int64],
    lengths: NDArray[int64],
    widths: NDArray[int64],
) -> TitleMatches:
    """Return counts, of which the first `wanted` columns are those that are wanted, as rows."""
    has = counts > 0
    held, others = has[:, :wanted].sum(axis=1), has[:, wanted:].sum(axis=1)
    return TitleMatches(np.column_stack((held, others, covered, lengths, widths, counts)))
