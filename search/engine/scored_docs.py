"""Documents with their scores."""

from dataclasses import dataclass

from numpy import float64, intp
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ScoredDocs:
    """Documents in some order, and the score of each; both arrays have the same length."""

    doc_ids: NDArray[intp]
    scores: NDArray[float64]
