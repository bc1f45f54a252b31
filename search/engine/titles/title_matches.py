"""How often clauses stand in titles, as arrays."""

from dataclasses import dataclass

from numpy import int64
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class TitleMatches:
    """What stands of some clauses in the titles of some documents; all arrays are int64.

    `counts` has a row for each document and a column for each clause: how often the title has the
    clause, in any of the ways in which it is written. The others have a number for each document:
    `covered` positions of the title belong to the clauses that are wanted, `lengths` are the
    numbers of its terms, and `widths` those of its positions.
    """

    counts: NDArray[int64]
    covered: NDArray[int64]
    lengths: NDArray[int64]
    widths: NDArray[int64]
