"""BM25F: the score of a document by the frequencies of a term in its fields.

Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields" (2004):
frequencies are weighted by field and summed, normalised by the length of the whole document, and
saturated. Normalising each field by its own length measured worse; see docs/relevancy.md.
"""

from math import log

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.ranking import K1, B


def idf(documents: int, holders: int) -> float:
    """Return the inverse document frequency (0 or more) of a term in `holders` of all documents."""
    return log(1 + (documents - holders + 0.5) / (holders + 0.5))


def norms(lengths: NDArray[np.int64], average: float) -> NDArray[float64]:
    """Return the length normalisation of each document: the factor of its weighted frequencies.

    `lengths` and their `average` are in terms; longer documents get smaller factors.
    """
    if not average:
        return np.zeros(len(lengths))
    return 1 / (1 - B + B * (lengths / average))


def saturate(weighted: NDArray[float64]) -> NDArray[float64]:
    """Return the saturated frequencies: each further occurrence adds less than the one before."""
    return weighted * (K1 + 1) / (weighted + K1)
