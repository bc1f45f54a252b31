"""The engine finds what Whoosh's own Searcher finds on the same index, and what a scan finds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from json import loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bulletin import VIETNAM, Bulletin
from index.store import open_collection
from search.engine.collection import Collection
from search.engine.executor import ArrayExecutor
from search.query import parse
from search.stock import StockExecutor
from tests.generated.bulletins import vocabularies
from tests.generated.history import Commit, Constants, commits, constants, living_after, written
from tests.generated.questions import questions
from tests.search.engine import oracle


def scores_by_id(collection: Collection, question: str) -> Mapping[str, float]:
    """Return what the engine finds: ids with scores, documents in ascending order."""
    match = ArrayExecutor(collection).match(parse(question))
    assert match.documents.tolist() == sorted(set(match.documents.tolist()))
    ids = [loads(collection.text(each))["bulletin"]["id"] for each in match.documents.tolist()]
    return dict(zip(ids, match.scores.tolist(), strict=True))


@given(
    vocabularies().flatmap(
        lambda words: st.tuples(
            st.lists(commits(words), min_size=1, max_size=3),
            st.lists(questions(words), min_size=1, max_size=4),
        )
    ),
    constants,
)
def test_the_same_is_found_as_by_whoosh_and_by_a_scan(
    newsroom: tuple[Sequence[Commit], Sequence[str]], numbers: Constants
) -> None:
    history, asked = newsroom
    living = list(living_after(history).values())
    with numbers.set(), written(history) as index, index.reader() as reader:
        collection = open_collection(index)
        stock = StockExecutor(reader)
        for question in asked:
            query = parse(question)
            found = ArrayExecutor(collection).match(query).documents.tolist()
            assert found == sorted(stock.match(query).documents.tolist())
            scores = scores_by_id(collection, question)
            assert scores == pytest.approx(oracle.score(query, living), rel=1e-12)


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
