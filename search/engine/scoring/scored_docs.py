"""The documents that answer a query, before filters and pages."""

from dataclasses import dataclass

from numpy import bool_, float64, intp
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ScoredDocs:
    """Document numbers in ascending order, and the score of each."""

    documents: NDArray[intp]
    scores: NDArray[float64]

    def keep(self, passed: NDArray[bool_]) -> "ScoredDocs":
        """Return the documents that pass, given one answer for each of them in order."""
        return ScoredDocs(self.documents[passed], self.scores[passed])
