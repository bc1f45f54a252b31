"""Queries executed on arrays: the documents of every clause, then the scores of those that match.

clauses ──documents──▶ sets ──intersect, subtract──▶ numbers ──score──▶ Match
"""

import numpy as np

from search.engine.collection import Collection
from search.engine.matching import match_part
from search.engine.scoring import score
from search.match import Match
from search.query import Query


class ArrayExecutor:
    """Finds and scores the documents of a query in a collection; threads may share it."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def match(self, query: Query) -> Match:
        """Return the documents that contain all required clauses and no excluded one."""
        found = [match_part(query, part) for part in self._collection.parts]
        scores = score(query, self._collection, found)
        if len(found) == 1:
            return Match(found[0].numbers, scores[0])
        numbers = [each.part.first + each.numbers for each in found]
        return Match(np.concatenate(numbers), np.concatenate(scores))
