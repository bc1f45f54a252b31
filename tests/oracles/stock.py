"""Executes queries with Whoosh's own Searcher: the slow oracle of the engine."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from whoosh import query as whoosh
from whoosh.query import spans
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from search.engine.scored_docs import ScoredDocs
from search.field import Field
from search.query.clause import (
    Clause,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    TermClause,
)
from search.ranking import FIELD_BOOSTS, K1, B
from search.text.spelling import has_accents
from search.text.token import TokenKind
from tests.oracles.vocabulary import Vocabulary


class StockExecutor:
    """Finds and scores the documents of a query with Whoosh's matchers."""

    def __init__(self, reader: Any) -> None:
        self._searcher = Searcher(reader, weighting=BM25F(B=B, K1=K1))
        self._vocabulary = Vocabulary(
            {term.decode() for field in Field for term in reader.lexicon(field)}
        )

    def match(self, query: Query) -> ScoredDocs:
        """Return the documents that contain all required clauses and no excluded one."""
        stock = self._combine(query)
        documents: list[int] = []
        scores: list[float] = []
        for segment, first in self._searcher.leaf_searchers():
            matcher = stock.matcher(segment, self._searcher.context())
            while matcher.is_active():
                documents.append(first + matcher.id())
                scores.append(matcher.score())
                matcher.next()
        return ScoredDocs(np.array(documents, np.intp), np.array(scores, np.float64))

    def _combine(self, query: Query) -> Any:
        if not query.required and not query.excluded and not query.is_blank:
            return whoosh.NullQuery
        required = [self._clause(each) for each in query.required] or [whoosh.Every()]
        excluded = [self._clause(each) for each in query.excluded]
        return whoosh.And([*required, *(whoosh.Not(each) for each in excluded)])

    def _clause(self, clause: Clause) -> Any:
        if isinstance(clause, Or):
            return _union([self._clause(each) for each in clause.clauses])
        if isinstance(clause, PhraseClause):
            return _union([self._phrase(clause.terms, field) for field in Field])
        return _union([self._terms(clause, field) for field in Field])

    def _terms(self, clause: TermClause | PrefixClause, field: Field) -> Any:
        """Return the terms of a field that a clause stands for, plain if it has no accents."""
        boost = FIELD_BOOSTS[field]
        if isinstance(clause, TermClause) and not _is_marked(clause):
            return whoosh.Term(field.plain, clause.plain, boost=boost)
        terms = self._vocabulary.expand(clause)
        return _union([whoosh.Term(field, each, boost=boost) for each in terms])

    def _phrase(self, units: Sequence[TermClause], field: Field) -> Any:
        """Return a balanced tree, because Whoosh recurses into queries and phrases can be long."""
        if len(units) == 1:
            return self._terms(units[0], field)
        left, right = units[: len(units) // 2], units[len(units) // 2 :]
        distance = right[0].position - left[-1].position
        return _Near(
            self._phrase(left, field), self._phrase(right, field), distance, True, distance
        )


class _Near(spans.SpanNear):  # type: ignore[misc]  # Whoosh ships no types.
    """A near query that can be part of a union; Whoosh's own does not estimate its size."""

    def estimate_size(self, reader: Any) -> int:
        return int(self.q.estimate_size(reader))


def _union(queries: Sequence[Any]) -> Any:
    """Return the union of queries as a tree of matchers: other kinds of union have no positions."""
    union = whoosh.Or(queries)
    union.matcher_type = whoosh.Or.DEFAULT_MATCHER
    return union


def _is_marked(unit: TermClause) -> bool:
    return unit.kind is TokenKind.SYLLABLE and (unit.is_exact or has_accents(unit.term))
