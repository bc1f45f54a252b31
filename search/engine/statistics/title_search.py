"""Finds documents whose titles have the words typed so far."""

from collections.abc import Iterator, Sequence

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
    found = [
        _newest(reader, each.first + doc_ids, limit)
        for each in reader.segments
        for doc_ids in _find(each, terms, opened, limit)
    ]
    doc_ids = np.unique(np.concatenate(found)) if found else np.empty(0, intp)
    newest: list[int] = _newest(reader, doc_ids, limit).tolist()
    return newest


def _newest(reader: IndexReader, doc_ids: NDArray[intp], limit: int) -> NDArray[intp]:
    """Return the `limit` newest of some documents, each once, the newest first."""
    ranks = reader.newest_rank.take(doc_ids)
    if len(ranks) > limit:
        chosen = np.argpartition(ranks, limit)[:limit]
        doc_ids, ranks = doc_ids.take(chosen), ranks.take(chosen)
    return doc_ids.take(np.argsort(ranks))


def _find(
    reader: SegmentReader, terms: Sequence[str], opened: Sequence[str], limit: int
) -> Iterator[NDArray[intp]]:
    """Yield the documents with all terms, those with each ending apart, each once."""
    segment = reader.arrays
    table = segment.plain_terms
    whole = [table.find(plain(each).encode()) for each in terms]
    endings = [table.find(each.encode()) for each in {plain(term) for term in opened}]
    known = [each for each in whole if each is not None]
    if len(known) < len(whole):
        return
    sets = [_in_title(segment, each) for each in dict.fromkeys(known)]
    if reader.alive is not None:
        sets.append(reader.alive)
    if not endings:
        if known:
            yield intersect(sets).to_numbers()
        return
    begun = intersect(sets).to_numbers() if sets else None
    for ending in endings:
        if ending is None:
            continue
        doc_ids = _in_title(segment, ending, begun).to_numbers()
        if known and len(doc_ids) > limit:
            last_two = [SegmentTerm(segment, each, None) for each in (known[-1], ending)]
            doc_ids = find_phrase(last_two, (0, 1), doc_ids)
        yield doc_ids


def _in_title(segment: Segment, plain_term: int, among: NDArray[intp] | None = None) -> DocSet:
    """Return the documents that have a term in the title, of all or among some, ascending."""
    documents = segment.plain_postings.documents(plain_term)
    doc_ids = documents.to_numbers() if among is None else among[documents.contains(among)]
    term = SegmentTerm(segment, plain_term, None)
    ((_, codes),) = term.frequency_codes(doc_ids, is_certain=True)
    held = np.flatnonzero(codes.take(segment.frequency_columns[_TITLE]))
    return DocSet(segment.count, numbers=doc_ids.take(held))
