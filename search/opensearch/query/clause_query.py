"""Clauses as queries of the cluster; nothing that a reader typed becomes anything but a value."""

from collections.abc import Iterator, Sequence
from math import ceil

from search.opensearch.cluster.connection import Json
from search.opensearch.fields import TERMS
from search.opensearch.query.typed_forms import clause_token
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import (
    Clause,
    MinimumShouldMatch,
    Or,
    PhraseClause,
    PrefixClause,
    Query,
    SynonymClause,
    TermClause,
)

ROW = "row"
"""The analyzer of a phrase: tokens between spaces, where HOLE only takes a position."""

HOLE = "_"

_MOST_TERMS = 32_768
"""Terms of one query: half of what the index permits."""

EVERYTHING: Json = {"match_all": {}}
NOTHING: Json = {"match_none": {}}


class ClauseQueries:
    """Makes queries of clauses; prefixes are looked up in the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def matching(self, query: Query) -> Json:
        """Return what finds the documents that a query matches."""
        if not query.required and not query.excluded:
            return EVERYTHING if query.is_blank else NOTHING
        if len(query.required) == 1 and not query.excluded:
            # In the form in which its documents are counted for its idf.
            return self.clause(query.required[0])
        body: dict[str, Json] = {}
        if query.required:
            body["filter"] = [self.clause(each) for each in query.required]
        if query.excluded:
            body["must_not"] = [self.clause(each) for each in query.excluded]
        return {"bool": body}

    def clause(self, clause: Clause) -> Json:
        """Return what finds the documents of a clause."""
        match clause:
            case TermClause():
                return {"term": {TERMS: clause_token(clause)}}
            case PhraseClause(terms):
                return phrase(row(terms)) if len(terms) > 1 else self.clause(terms[0])
            case PrefixClause():
                return self._prefix(clause)
            case MinimumShouldMatch():
                return self._enough(clause)
            case Or():
                return any_of([self.clause(each) for each in clause.clauses])

    def _prefix(self, clause: PrefixClause) -> Json:
        tokens = self._vocabulary.begun_tokens(clause)
        return any_of(
            [
                {"terms": {TERMS: tokens[first : first + _MOST_TERMS]}}
                for first in range(0, len(tokens), _MOST_TERMS)
            ]
        )

    def _enough(self, clause: MinimumShouldMatch) -> Json:
        queries = [self.clause(each) for each in clause.clauses]
        if len(set(clause.weights)) == 1:
            least = ceil(clause.least / clause.weights[0])
            return {"bool": {"should": queries, "minimum_should_match": least}}
        # Weights are whole numbers: their sums are exact in single precision.
        weighted = [
            {"constant_score": {"filter": each, "boost": weight}}
            for each, weight in zip(queries, clause.weights, strict=True)
        ]
        return {"function_score": {"query": any_of(weighted), "min_score": clause.least - 0.5}}


def row(terms: Sequence[TermClause]) -> str:
    """Return the tokens of terms at the distances of their positions."""
    words: list[str] = []
    for each in terms:
        words += [HOLE] * (each.position - terms[0].position - len(words))
        words.append(clause_token(each))
    return " ".join(words)


def phrase(tokens: str, boost: float = 1.0) -> Json:
    """Return what finds tokens in a row."""
    return {"match_phrase": {TERMS: {"query": tokens, "analyzer": ROW, "boost": boost}}}


def any_of(queries: Sequence[Json]) -> Json:
    """Return what finds the documents of any of some queries; none of none."""
    if len(queries) == 1:
        return queries[0]
    if not queries:
        return NOTHING
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}


def ways_of(clause: TermClause | SynonymClause) -> Sequence[Sequence[TermClause]]:
    """Return the ways to write what scores as one term."""
    return clause.synonyms if isinstance(clause, SynonymClause) else ((clause,),)


def scoring_ways(clause: TermClause | SynonymClause, boost: float) -> Iterator[Json]:
    """Yield what scores a term, or a name in any spelling."""
    for way in ways_of(clause):
        if len(way) == 1:
            yield {"term": {TERMS: {"value": clause_token(way[0]), "boost": boost}}}
        else:
            # The cluster scores a phrase by the sum of its terms.
            yield phrase(row(way), boost / len(way))
