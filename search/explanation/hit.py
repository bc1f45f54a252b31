"""Why a bulletin was found where it was: the parts of its score."""

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.executor import ArrayExecutor, MatchedDocs
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import ScoredClause, SegmentMatch, scored
from search.engine.scoring.scoring import Scorer, SegmentScorer, neighbours
from search.explanation.result import ExplainedHit, PairScore, UnitScore
from search.field import Field
from search.ranking import PAIR_BOOST
from search.result import Hit

_FIRST = np.zeros(1, intp)


class HitScoring:
    """The score of one document found, taken apart by the functions that put scores together."""

    def __init__(self, collection: IndexReader, found: MatchedDocs, document: int) -> None:
        self._query = found.query
        self._documents = np.array([document])
        executor = ArrayExecutor(collection)
        self._score = float(executor.score(found, self._documents)[0])
        parts = executor.narrow(found, self._documents)
        self._scoring = Scorer(found.query, collection, parts)
        place = next(place for place, part in enumerate(parts) if len(part.numbers))
        self._found: SegmentMatch = parts[place]
        self._part: SegmentScorer = self._scoring.parts[place]

    def explain(self, hit: Hit) -> ExplainedHit:
        """Return the parts, in the order of the query."""
        query = self._query
        clauses = [clause for counted in query.counted for clause in counted.clauses]
        units = {each.key: each for each in reversed([*scored(clauses)])}
        return ExplainedHit(
            hit.id,
            hit.title.text,
            self._score,
            tuple(self._unit(units[key]) for key in self._scoring.rarities),
            tuple(self._pair(left, right) for left, right in neighbours(query)),
        )

    def _unit(self, unit: ScoredClause) -> UnitScore:
        rarity = self._scoring.rarities[unit.key]
        weight = self._scoring.weights[unit.key]
        amount = float(self._part.score_units({unit.key: 1.0})[0])
        typed = self._query.text[unit.start : unit.end]
        contribution = weight * rarity * amount
        return UnitScore(typed, rarity, self._frequencies(unit), amount, weight, contribution)

    def _pair(self, left: ScoredClause, right: ScoredClause) -> PairScore:
        rarity = self._scoring.pair_rarity(left, right)
        amount: NDArray[np.float64] = np.zeros(1)
        self._part.add_pairs([(left.key, right.key, 1.0)], amount, _FIRST)
        typed = self._query.text[left.start : right.end]
        contribution = PAIR_BOOST * rarity * float(amount[0])
        return PairScore(typed, rarity, float(amount[0]), PAIR_BOOST, contribution)

    def _frequencies(self, unit: ScoredClause) -> dict[Field, int]:
        """Return how often a unit or a name stands in the fields that hold it."""
        counts = np.zeros(len(Field), intp)
        numbers = self._found.numbers
        if name := self._found.names.get(unit.key):
            firsts = name.name.occurrences(numbers).firsts
            counts += np.bincount(self._part.fields_of(firsts, numbers), minlength=len(Field))
        elif held := self._found.units.get(unit.key):
            columns = held.unit.segment.frequency_columns
            for _, codes in held.unit.frequency_codes(numbers, is_certain=False):
                counts += [int(codes.take(each).sum()) for each in columns]
        counted = zip(Field, counts.tolist(), strict=True)
        return {field: count for field, count in counted if count}
