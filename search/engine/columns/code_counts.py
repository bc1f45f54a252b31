"""Counts of the codes that documents cite: most codes are cited once, so no column has them."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy import bool_, intp
from numpy.typing import NDArray

from search.engine.counts import TermCounts
from search.engine.segment_reader import SegmentReader
from search.field import CODES


def count_codes(
    segments: Sequence[SegmentReader], total: int, doc_ids: NDArray[intp]
) -> TermCounts:
    """Count the codes that some of `total` documents cite, and the documents that cite none.

    The terms are only the codes that any of these documents cites.
    """
    among = np.zeros(total, bool_)
    among[doc_ids] = True
    counts: Counter[str] = Counter()
    for segment in segments:
        lists = segment.records.keywords[CODES]
        ends = lists.ends.astype(intp)
        owners = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        cited = segment.first + lists.documents.astype(intp)
        is_chosen = among.take(cited)
        among[cited[is_chosen]] = False
        found = np.bincount(owners[is_chosen], minlength=len(ends))
        for number in found.nonzero()[0].tolist():
            counts[lists.terms[number].decode()] += int(found[number])
    terms = sorted(counts)
    values = np.array([counts[each] for each in terms], intp)
    return TermCounts(terms, values, int(np.count_nonzero(among)))
