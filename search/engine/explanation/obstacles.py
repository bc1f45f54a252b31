"""The obstacles that keep a document out of the matches of a query."""

from collections.abc import Iterator

from search.engine.explained import Obstacle, StepName
from search.engine.explanation.clauses import typed
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatcher
from search.query.clause import Clause, Query


def find_obstacles(query: Query, reader: IndexReader, doc_id: int) -> Iterator[Obstacle]:
    """Yield the clauses that a document fails: required ones, then excluded ones."""
    segment = reader.segment_of(doc_id)
    matcher = SegmentMatcher(segment)

    def matches(clause: Clause) -> bool:
        return doc_id - segment.first in matcher.clause(clause).to_numbers()

    for each in query.required:
        if not matches(each):
            yield Obstacle(StepName.INTERSECTION, typed(each, query.text))
    for each in query.excluded:
        if matches(each):
            yield Obstacle(StepName.EXCLUSION, typed(each, query.text))
    if not query.required and not query.excluded and not query.is_blank:
        yield Obstacle(StepName.READING, query.text)
