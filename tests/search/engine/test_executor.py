"""The engine finds what Whoosh's own Searcher finds on the same index, and what a scan finds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from json import loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import VIETNAM, Bulletin
from index.store import open_collection
from search.engine.bm25 import idf
from search.engine.executor import ArrayExecutor
from search.engine.index_reader import IndexReader
from search.query.accent_matching import AccentMatching
from search.query.clause import Query
from search.query.parser import parse
from search.relaxation.relaxation import read_fixed, relax
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, Constants, commits, constants, living_after, written
from tests.generated.questions import questions
from tests.oracles.stock import StockExecutor
from tests.search.engine import oracle
from tests.search.reference import answers


def scores_by_id(collection: IndexReader, query: Query) -> Mapping[str, float]:
    """Return what the engine finds: ids with scores, documents in ascending order."""
    match = ArrayExecutor(collection).match(query)
    assert match.documents.tolist() == sorted(set(match.documents.tolist()))
    ids = [loads(collection.text(each))["bulletin"]["id"] for each in match.documents.tolist()]
    return dict(zip(ids, match.scores.tolist(), strict=True))


newsrooms = vocabularies().flatmap(
    lambda words: st.tuples(
        st.lists(commits(words), min_size=1, max_size=3),
        st.lists(questions(words), min_size=1, max_size=4),
    )
)


@given(newsrooms, constants)
def test_the_same_is_found_as_by_whoosh_and_by_a_scan(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), written(history) as index, index.reader() as reader:
        collection = open_collection(index)
        stock = StockExecutor(reader)
        for query in map(parse, asked):
            for marks in AccentMatching:
                found = read_fixed(ArrayExecutor(collection), query, marks).found
                documents = stock.match(found.query).documents.tolist()
                assert found.documents.tolist() == sorted(documents)
                scores = scores_by_id(collection, found.query)
                assert scores == pytest.approx(oracle.score(found.query, living), rel=1e-12)


@given(newsrooms, constants)
def test_relaxed_queries_find_and_score_what_a_scan_does(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), written(history) as index:
        collection = open_collection(index)
        for query in map(parse, asked):
            for each in relax(ArrayExecutor(collection), query):
                scores = scores_by_id(collection, each.found.query)
                assert scores == pytest.approx(oracle.score(each.found.query, living), rel=1e-12)


@given(newsrooms)
def test_the_rarity_of_a_clause_is_that_of_its_documents(
    newsroom: tuple[Sequence[Commit], Sequence[str]],
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with written(history) as index:
        executor = ArrayExecutor(open_collection(index))
        for query in map(parse, asked):
            alone = [Query(query.text, (clause,)) for clause in query.required]
            holders = [sum(answers(each, one) for each in living) for one in alone]
            assert executor.rarities(query.required) == tuple(
                idf(len(living), each) if each else 0 for each in holders
            )


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
def test_no_phrase_crosses_from_one_paragraph_or_field_to_the_next(question: str) -> None:
    """A date in words takes more places than the same date in digits."""
    day = datetime(2020, 7, 13, tzinfo=VIETNAM)
    ends, begins = "Về nhà họp 10/7/2020, họp 7/2020", "tại xã ta a b c d e"
    filed = [
        Bulletin("a", ends, day, lead=begins),
        Bulletin("b", "", day, body=(ends, begins)),
        Bulletin("c", "về nhà", day, body=(begins,), author=ends),
    ]
    with written([Commit(filed)]) as index, index.reader() as reader:
        assert len(ArrayExecutor(open_collection(index)).match(parse(question)).documents) == 0
        assert len(StockExecutor(reader).match(parse(question)).documents) == 0
