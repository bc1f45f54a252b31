"""BM25F: how well a term's frequencies in the fields of a document speak for it.

Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields" (2004):
frequencies are weighted by field and summed, held back by the length of the whole document, and
saturated. Holding each field back by its own length measured worse; see docs/relevancy.md.
"""

from math import log

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.ranking import K1, B


def idf(documents: int, holders: int) -> float:
    """Return the weight of a term that so many of the documents hold; never negative."""
    return log(1 + (documents - holders + 0.5) / (holders + 0.5))


def norms(lengths: NDArray[np.int64], average: float) -> NDArray[float64]:
    """Return what one occurrence counts in documents of some lengths."""
    if not average:
        return np.zeros(len(lengths))
    return 1 / (1 - B + B * (lengths / average))


def saturate(weighted: NDArray[float64]) -> NDArray[float64]:
    """Return what weighted frequencies count: each further occurrence less than the one before."""
    return weighted * (K1 + 1) / (weighted + K1)
