"""The plain terms of an index that begin with a half-typed syllable."""

from collections import Counter
from collections.abc import Mapping

import numpy as np

from search.engine.index_reader import IndexReader
from search.engine.segment.segment import Segment
from search.text.spelling import bare, begins, plain


def find_begun_terms(reader: IndexReader, stem: str, limit: int) -> Mapping[str, int]:
    """Return the most frequent plain terms that begin with a stem, with counts.

    Some variant of the term must have the typed accents; see `search.text.spelling.begins`.
    """
    counts: Counter[str] = Counter()
    for each in reader.segments:
        counts.update(_commonest(each.arrays, stem, limit))
    return dict(counts.most_common(limit))


def _commonest(segment: Segment, stem: str, limit: int) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for prefix in dict.fromkeys((bare(stem), plain(stem))):
        begun = segment.plain_terms.begun(prefix.encode())
        lengths = segment.plain_postings.lengths[begun.start : begun.stop]
        for rank in np.argsort(lengths, kind="stable")[::-1][: 4 * limit].tolist():
            term = segment.plain_terms[begun.start + rank].decode()
            if term.isalnum() and _goes_on(segment, begun.start + rank, stem):
                found[term] = int(lengths[rank])
            if len(found) >= limit:
                break
    return found


def _goes_on(segment: Segment, plain_term: int, stem: str) -> bool:
    return stem == bare(stem) or any(
        begins(stem, each) for each in segment.variant_terms(plain_term)
    )
