"""Finds documents whose titles have the words typed so far."""

from collections.abc import Sequence

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.engine.matching.adjacency import find_phrase
from search.engine.matching.segment_term import SegmentTerm
from search.engine.segment.doc_set import DocSet, intersect
from search.engine.segment.segment import Segment
from search.engine.segment_reader import SegmentReader
from search.field import Field
from search.text.spelling import plain

_TITLE = list(Field).index(Field.TITLE)


def find_titles(
    reader: IndexReader, terms: Sequence[str], opened: Sequence[str], limit: int
) -> Sequence[int]:
    """Return the newest documents whose titles hold all `terms`, and any of `opened` if given.

    Accents do not count. `opened` are the terms that a half-typed last word may become. If more
    than `limit` documents have all words, the last two must be adjacent, in any field.
    """
    found = [each.first + _find(each, terms, opened, limit) for each in reader.segments]
    doc_ids = np.unique(np.concatenate(found)) if found else np.empty(0, intp)
    order = np.argsort(reader.newest_rank.take(doc_ids))[:limit]
    newest: list[int] = doc_ids.take(order).tolist()
    return newest


def _find(
    reader: SegmentReader, terms: Sequence[str], opened: Sequence[str], limit: int
) -> NDArray[intp]:
    segment = reader.arrays
    table = segment.plain_terms
    whole = [table.find(plain(each).encode()) for each in terms]
    endings = [table.find(each.encode()) for each in {plain(term) for term in opened}]
    known = [each for each in whole if each is not None]
    if len(known) < len(whole):
        return np.empty(0, intp)
    sets = [_in_title(segment, each) for each in dict.fromkeys(known)]
    if reader.alive is not None:
        sets.append(reader.alive)
    if not endings:
        return intersect(sets).to_numbers() if known else np.empty(0, intp)
    begun = [intersect(sets)] if sets else []
    found = [np.empty(0, intp)]
    for ending in endings:
        if ending is None:
            continue
        doc_ids = intersect([*begun, _in_title(segment, ending)]).to_numbers()
        if known and len(doc_ids) > limit:
            last_two = [SegmentTerm(segment, each, None) for each in (known[-1], ending)]
            doc_ids = find_phrase(last_two, (0, 1), doc_ids)
        found.append(doc_ids)
    return np.concatenate(found)


def _in_title(segment: Segment, plain_term: int) -> DocSet:
    codes = segment.plain_postings.frequency_codes(plain_term, None)
    held = np.flatnonzero(codes.take(segment.frequency_columns[_TITLE]))
    documents = segment.plain_postings.documents(plain_term).to_numbers()
    return DocSet(segment.count, numbers=documents.take(held))
