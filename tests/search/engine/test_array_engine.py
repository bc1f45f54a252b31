"""An engine finds what Whoosh's own Searcher and a scan find on the same index."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import Bulletin
from index.opening.generation_arrays import open_index_reader
from search.engine.bm25 import idf
from search.query.accent_matching import AccentMatching
from search.query.clause import Query
from search.query.parser import parse
from search.relaxation.query_memo import QueryMemo
from search.relaxation.relaxation import relax
from search.relaxation.relaxed_matches import match_fixed
from search.vietnam_time import VIETNAM
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, Constants, commits, constants, living_after, written
from tests.generated.questions import clauses_of, questions
from tests.oracles.stock import StockExecutor
from tests.search.engine import oracle
from tests.search.engine.engines import (
    FACTORIES,
    EngineFactory,
    ids_of,
    score_all,
    scores_by_id,
)
from tests.search.reference import answers

newsrooms = vocabularies().flatmap(
    lambda words: st.tuples(
        st.lists(commits(words), min_size=1, max_size=3),
        st.lists(questions(words), min_size=1, max_size=4),
    )
)

each_engine = pytest.mark.parametrize("factory", FACTORIES, ids=lambda each: each.name)


@each_engine
@given(newsrooms, constants)
def test_the_same_is_found_as_by_whoosh_and_by_a_scan(
    factory: EngineFactory, newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), written(history) as index, index.reader() as reader:
        engine = factory.open(open_index_reader(index))
        stock = StockExecutor(reader)
        for query in map(parse, asked):
            for marks in AccentMatching:
                found = match_fixed(QueryMemo(engine), query, marks).matches
                doc_ids = stock.match(found.query).doc_ids.tolist()
                assert score_all(found).doc_ids.tolist() == sorted(doc_ids)
                scores = scores_by_id(engine, found)
                assert scores == pytest.approx(oracle.score(found.query, living), rel=1e-12)


@each_engine
@given(newsrooms, constants)
def test_relaxed_queries_find_and_score_what_a_scan_does(
    factory: EngineFactory, newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), written(history) as index:
        engine = factory.open(open_index_reader(index))
        for query in map(parse, asked):
            for matches in relax(QueryMemo(engine), query).matches:
                scores = scores_by_id(engine, matches)
                expected = oracle.score(matches.query, living)
                assert scores == pytest.approx(expected, rel=1e-12)


@each_engine
@given(newsrooms, st.data())
def test_clauses_inside_clauses_find_what_a_scan_does(
    factory: EngineFactory,
    newsroom: tuple[Sequence[Commit], Sequence[str]],
    data: st.DataObject,
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    leaves = [clause for query in map(parse, asked) for clause in query.required]
    if not leaves:
        return
    required = tuple(data.draw(st.lists(clauses_of(leaves), min_size=1, max_size=2)))
    excluded = tuple(data.draw(st.lists(clauses_of(leaves), max_size=1)))
    query = Query("?", required, excluded)
    with written(history) as index:
        engine = factory.open(open_index_reader(index))
        found = sorted(ids_of(engine, engine.match(query)))
    assert found == sorted(each.id for each in living if answers(each, query))


@each_engine
@given(newsrooms)
def test_the_idf_of_a_clause_is_that_of_its_documents(
    factory: EngineFactory, newsroom: tuple[Sequence[Commit], Sequence[str]]
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with written(history) as index:
        engine = factory.open(open_index_reader(index))
        for query in map(parse, asked):
            alone = [Query(query.text, (clause,)) for clause in query.required]
            holders = [sum(answers(each, one) for each in living) for one in alone]
            assert engine.terms.idfs(query.required) == tuple(
                idf(len(living), each) if each else 0 for each in holders
            )


@each_engine
@pytest.mark.parametrize(
    "question",
    [
        '"họp tháng 7/2020 tại"',
        '"ngày 10 tháng 7 năm 2020 a"',
        '"ngày 10 tháng 7 năm 2020 b"',
        '"ngày 10 tháng 7 năm 2020 xã"',
        '"nhà tại"',
    ],
)
def test_no_phrase_crosses_from_one_paragraph_or_field_to_the_next(
    factory: EngineFactory, question: str
) -> None:
    """A date in words takes more positions than the same date in digits."""
    day = datetime(2020, 7, 13, tzinfo=VIETNAM)
    ends, begins = "Về nhà họp 10/7/2020, họp 7/2020", "tại xã ta a b c d e"
    filed = [
        Bulletin("a", ends, day, lead=begins),
        Bulletin("b", "", day, body=(ends, begins)),
        Bulletin("c", "về nhà", day, body=(begins,), author=ends),
    ]
    with written([Commit(filed)]) as index, index.reader() as reader:
        assert factory.open(open_index_reader(index)).match(parse(question)).total == 0
        assert len(StockExecutor(reader).match(parse(question)).doc_ids) == 0
