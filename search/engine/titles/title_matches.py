"""How often clauses stand in titles, as arrays."""

from dataclasses import dataclass

from numpy import int64
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TitleMatches:
    """What stands of some clauses in the titles of some documents; all arrays are int64.

    `counts` has a row for each document and a column for each clause: how often the title has the
    clause, in any of the ways in which it is written. The others have a number for each document:
    the title has `held` of the clauses that are wanted, and `others` of those that are not;
    `covered` of its positions belong to wanted ones; `lengths` are the numbers of its terms, and
    `widths` those of its positions.
    """

    counts: NDArray[int64]
    held: NDArray[int64]
    others: NDArray[int64]
    covered: NDArray[int64]
    lengths: NDArray[int64]
    widths: NDArray[int64]
