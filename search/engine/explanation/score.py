"""The summands of the score of one document, by the same functions that compute scores."""

from collections.abc import Sequence

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from search.engine.explained import ExplainedScore, PairScore, TermScore
from search.engine.index_reader import IndexReader
from search.engine.matching.matching import SegmentMatch
from search.engine.scoring.scoring import Scorer, neighbours
from search.field import Field
from search.query.clause import Query
from search.query.walk import ScoredClause, scored_clauses
from search.ranking import PAIR_BOOST

_FIRST = np.zeros(1, intp)


def explain_score(
    query: Query, reader: IndexReader, segments: Sequence[SegmentMatch], score: float
) -> ExplainedScore:
    """Return the summands of the score of a document, in the order of the query.

    `segments` have one document in all, the one to explain.
    """
    parts = _ScoreParts(query, reader, segments)
    clauses = [clause for scoring in query.counted for clause in scoring.clauses]
    by_key = {each.key: each for each in reversed([*scored_clauses(clauses)])}
    return ExplainedScore(
        score,
        tuple(parts.term(by_key[key]) for key in parts.scorer.idfs),
        tuple(parts.pair(left, right) for left, right in neighbours(query)),
        parts.newness(query),
    )


class _ScoreParts:
    """What terms and pairs add to the score of one document."""

    def __init__(self, query: Query, reader: IndexReader, segments: Sequence[SegmentMatch]) -> None:
        self._text = query.text
        self.scorer = Scorer(query, reader, segments)
        index = next(index for index, each in enumerate(segments) if len(each.doc_ids))
        self._match = segments[index]
        self._segment = self.scorer.segments[index]

    def term(self, clause: ScoredClause) -> TermScore:
        idf = self.scorer.idfs[clause.key]
        weight = self.scorer.weights[clause.key]
        amount = float(self._segment.score_terms({clause.key: 1.0})[0])
        typed = self._text[clause.start : clause.end]
        return TermScore(
            typed, idf, self._frequencies(clause), amount, weight, weight * idf * amount
        )

    def newness(self, query: Query) -> float:
        return 1.0 if query.recency is None else float(self._segment.newness(query.recency)[0])

    def pair(self, left: ScoredClause, right: ScoredClause) -> PairScore:
        idf = self.scorer.pair_idf(left, right)
        amount: NDArray[np.float64] = np.zeros(1)
        self._segment.add_pairs([(left.key, right.key, 1.0)], amount, _FIRST)
        typed = self._text[left.start : right.end]
        contribution = PAIR_BOOST * idf * float(amount[0])
        return PairScore(typed, idf, float(amount[0]), PAIR_BOOST, contribution)

    def _frequencies(self, clause: ScoredClause) -> dict[Field, int]:
        """Return the frequency of a term or a name by field, for the fields that have it."""
        counts = np.zeros(len(Field), intp)
        doc_ids = self._match.doc_ids
        if name := self._match.synonyms.get(clause.key):
            firsts = name.synonyms.occurrences(doc_ids).firsts
            fields = self._segment.fields_of(firsts, doc_ids)
            counts += np.bincount(fields, minlength=len(Field))
        elif held := self._match.terms.get(clause.key):
            columns = held.term.segment.frequency_columns
            for _, codes in held.term.frequency_codes(doc_ids, is_certain=False):
                counts += [int(codes.take(each).sum()) for each in columns]
        counted = zip(Field, counts.tolist(), strict=True)
        return {field: count for field, count in counted if count}
