"""Which fields of some documents hold a word of the query, by what postings say."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy import intp, uint8
from numpy.typing import NDArray

from search.engine.executor import ArrayExecutor, MatchedDocs
from search.engine.index_reader import IndexReader
from search.engine.matching.adjacency import holders_of
from search.engine.matching.matching import SegmentMatch, scored
from search.engine.scoring.scoring import SegmentScorer
from search.field import Field

NAMES = tuple(
    tuple(field.value for place, field in enumerate(Field) if number >> place & 1)
    for number in range(1 << len(Field))
)
"""The names of the fields of each set of fields; see `Segment.field_sets`."""


class MatchedFields:
    """Tells of documents found in which fields the scored words of the query stand.

    Of a phrase, each word counts alone. Prefixes are not scored, and no field counts for them. All
    documents, given in any order, are looked at together, and not before somebody asks.
    """

    def __init__(
        self,
        collection: IndexReader,
        executor: ArrayExecutor,
        found: MatchedDocs,
        documents: NDArray[intp],
    ) -> None:
        self._collection = collection
        self._executor = executor
        self._found = found
        self._documents = np.sort(documents)

    def of(self, document: int) -> Sequence[str]:
        """Return the names of the fields of one of the documents."""
        return self._by_document[document]

    @cached_property
    def _keys(self) -> Sequence[str]:
        clauses = [clause for each in self._found.query.counted for clause in each.clauses]
        return tuple(dict.fromkeys(each.key for each in scored(clauses)))

    @cached_property
    def _by_document(self) -> Mapping[int, Sequence[str]]:
        ordered = self._documents
        parts = self._executor.narrow(self._found, ordered) if self._keys else ()
        sets = [self._sets(each) for each in parts if len(each.numbers)]
        held = np.concatenate(sets) if sets else np.zeros(len(ordered), uint8)
        return {
            document: NAMES[number]
            for document, number in zip(ordered.tolist(), held.tolist(), strict=True)
        }

    def _sets(self, part: SegmentMatch) -> NDArray[uint8]:
        sets = np.zeros(len(part.numbers), uint8)
        for key in self._keys:
            if key in part.names:
                places = part.names[key].name.occurrences(part.numbers).firsts
                fields = SegmentScorer(self._collection, part).fields_of(places, part.numbers)
                np.bitwise_or.at(sets, holders_of(places)[0], uint8(1) << fields.astype(uint8))
            elif key in part.units:
                unit = part.units[key].unit
                for held, codes in unit.frequency_codes(part.numbers, is_certain=False):
                    sets[held] |= codes.take(part.part.segment.field_sets)
        return sets
