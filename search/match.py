"""The documents that answer a query, before filters and pages."""

from dataclasses import dataclass
from typing import Protocol

from numpy import bool_, float64, intp
from numpy.typing import NDArray

from search.query import Query


@dataclass(frozen=True, slots=True)
class Match:
    """Document numbers in ascending order, and the score of each."""

    documents: NDArray[intp]
    scores: NDArray[float64]

    def keep(self, passed: NDArray[bool_]) -> "Match":
        """Return the documents that pass, given one answer for each of them in order."""
        return Match(self.documents[passed], self.scores[passed])


class Executor(Protocol):
    """One way to find the documents of a query."""

    def match(self, query: Query) -> Match:
        """Return the documents that contain all required clauses and no excluded one."""
        ...
