"""In which fields of some documents a term of the query stands, by what the postings say."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy import intp, uint8
from numpy.typing import NDArray

from search.engine.index_reader import IndexReader
from search.engine.matching.adjacency import holders_of
from search.engine.matching.matching import SegmentMatch
from search.engine.scoring.segment_scorer import SegmentScorer
from search.field import Field
from search.query.clause import Query
from search.query.walk import scored_clauses

NAMES = tuple(
    tuple(field.value for place, field in enumerate(Field) if number >> place & 1)
    for number in range(1 << len(Field))
)
"""The names of the fields of each set of fields; see `Segment.field_sets`."""


def find_matched_fields(
    reader: IndexReader,
    query: Query,
    segments: Sequence[SegmentMatch],
    doc_ids: NDArray[intp],
) -> Mapping[int, Sequence[str]]:
    """Return the names of the fields in which a scored term stands, for each of some documents.

    `segments` hold the documents, which are given ascending. Each term of a phrase counts alone.
    Prefixes are not scored, so no field counts for them.
    """
    clauses = [clause for each in query.counted for clause in each.clauses]
    keys = tuple(dict.fromkeys(each.key for each in scored_clauses(clauses)))
    sets = [_field_sets(reader, each, keys) for each in segments if keys and len(each.doc_ids)]
    held = np.concatenate(sets) if sets else np.zeros(len(doc_ids), uint8)
    return {
        doc_id: NAMES[number]
        for doc_id, number in zip(doc_ids.tolist(), held.tolist(), strict=True)
    }


def _field_sets(reader: IndexReader, match: SegmentMatch, keys: Sequence[str]) -> NDArray[uint8]:
    sets = np.zeros(len(match.doc_ids), uint8)
    for key in keys:
        if key in match.synonyms:
            firsts = match.synonyms[key].synonyms.occurrences(match.doc_ids).firsts
            fields = SegmentScorer(reader, match).fields_of(firsts, match.doc_ids)
            np.bitwise_or.at(sets, holders_of(firsts)[0], uint8(1) << fields.astype(uint8))
        elif key in match.terms:
            term = match.terms[key].term
            for held, codes in term.frequency_codes(match.doc_ids, is_certain=False):
                sets[held] |= codes.take(match.segment.arrays.field_sets)
    return sets
