"""The engine finds what Whoosh's own Searcher finds on the same index, and what a scan finds."""

from collections.abc import Mapping, Sequence
from json import loads

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@settings(deadline=None)
@given(
    vocabularies.flatmap(
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
