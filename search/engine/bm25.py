"""BM25F: how well a term's frequencies in the fields of a document speak for it.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), chapter
3.6: frequencies are weighted and held back by length in each field, then summed and saturated.
"""

from math import log

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from search.ranking import K1, B


def rarity(documents: int, holders: int) -> float:
    """Return the weight of a term that so many of the documents hold; never negative."""
    return log(1 + (documents - holders + 0.5) / (holders + 0.5))


def norms(lengths: NDArray[np.uint32], average: float, boost: float) -> NDArray[float64]:
    """Return what one occurrence in a field counts, for each length of the field."""
    if not average:
        return np.zeros(len(lengths))
    return boost / (1 - B + B * (lengths / average))


def saturate(weighted: NDArray[float64]) -> NDArray[float64]:
    """Return what weighted frequencies count: each further occurrence less than the one before."""
    return weighted * (K1 + 1) / (weighted + K1)
