"""Clauses become queries of values; whatever a reader types stays a value."""

from json import dumps, loads

import numpy as np
from hypothesis import given

from search.engine.index_reader import open_reader
from search.engine.segment.term_table import tabulate
from search.opensearch.query.clause_query import ClauseQueries, row
from search.opensearch.vocabulary import Vocabulary
from search.query.clause import MinimumShouldMatch, PhraseClause, Query
from search.query.parser import parse
from tests.search.writing import writings

KEYS = {
    "bool",
    "filter",
    "should",
    "must_not",
    "minimum_should_match",
    "term",
    "terms",
    "match_phrase",
    "query",
    "analyzer",
    "boost",
    "match_all",
    "match_none",
    "function_score",
    "constant_score",
    "min_score",
}
"""The only words of the query language that are ever sent for clauses."""


def vocabulary_of(*terms: str) -> Vocabulary:
    encoded = sorted(each.encode() for each in terms)
    return Vocabulary(
        plain_terms=tabulate(encoded),
        first_variants=np.arange(len(encoded) + 1),
        accented_terms=tabulate(encoded),
        numbers=np.arange(len(encoded)),
        tokens=tabulate(encoded),
        token_counts=np.ones(len(encoded), int),
        documents=1,
        length=len(encoded),
        newest_day=0,
        next_number=1,
        sampled=np.empty(0, int),
        sample=open_reader([]),
    )


QUERIES = ClauseQueries(vocabulary_of("chi", "cho", "ma"))


def words_of(query: object) -> set[str]:
    if isinstance(query, dict):
        return set(query).union(*map(words_of, query.values()))
    return set().union(*map(words_of, query)) if isinstance(query, list) else set()


@given(writings)
def test_nothing_that_is_typed_becomes_a_word_of_the_query_language(text: str) -> None:
    query = QUERIES.matching(parse(text))
    assert words_of(loads(dumps(query))) <= KEYS


def test_a_phrase_keeps_its_distances() -> None:
    (phrase,) = parse('"ngày 10/7/2020 họp"').required
    assert isinstance(phrase, PhraseClause)
    assert row(phrase.terms).split(" ").count("_") == sum(
        after.position - before.position - 1
        for before, after in zip(phrase.terms, phrase.terms[1:], strict=False)
    )


def test_prefixes_are_looked_up() -> None:
    (prefix,) = parse("ch*").required
    assert QUERIES.clause(prefix) == {"terms": {"terms": ["chi", "cho"]}}
    (unknown,) = parse("zz*").required
    assert QUERIES.clause(unknown) == {"match_none": {}}


def test_whole_weights_are_compared_between_two_sums() -> None:
    clauses = parse("chi cho ma").required
    weighted = MinimumShouldMatch(clauses, (3.0, 2.0, 4.0), 5.0)
    assert QUERIES.clause(weighted)["function_score"]["min_score"] == 4.5
    equal = MinimumShouldMatch(clauses, (1.0, 1.0, 1.0), 3)
    assert QUERIES.clause(equal)["bool"]["minimum_should_match"] == 3


def test_blank_queries_match_everything_and_signs_nothing() -> None:
    assert QUERIES.matching(Query("")) == {"match_all": {}}
    assert QUERIES.matching(Query("?!")) == {"match_none": {}}
