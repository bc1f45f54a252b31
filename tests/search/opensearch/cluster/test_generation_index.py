"""An answer of only some shards counts as no answer."""

from typing import Any

import pytest

from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.errors import IncompleteAnswerError, RefusedRequestError
from search.opensearch.cluster.generation_index import GenerationIndex, total_of
from tests.search.opensearch.cluster.fake_node import fake_node


def answer(total: int = 3, **shards: Any) -> dict[str, Any]:
    return {
        "timed_out": shards.pop("timed_out", False),
        "_shards": {"total": 2, "successful": 2, "failed": 0, **shards},
        "hits": {"total": {"value": total, "relation": "eq"}, "hits": []},
    }


def asked(*answers: Any) -> Any:
    with fake_node(*((200, each) for each in answers)) as node:
        index = GenerationIndex(Connection(Access((node.address,))), "news")
        return index.search({"size": 0})


def test_a_whole_answer_is_taken() -> None:
    assert total_of(asked(answer())) == 3


@pytest.mark.parametrize(
    "partial",
    [answer(successful=1, failed=1), answer(successful=1), answer(timed_out=True)],
)
def test_an_answer_of_some_shards_is_refused(partial: dict[str, Any]) -> None:
    with pytest.raises(IncompleteAnswerError, match="news"):
        asked(partial)


def test_an_inexact_total_is_refused() -> None:
    inexact = answer()
    inexact["hits"]["total"]["relation"] = "gte"
    with pytest.raises(ValueError, match="exactly"):
        total_of(inexact)


def test_one_refused_search_of_several_is_told() -> None:
    refused = {"error": {"type": "index_not_found_exception", "reason": "gone"}, "status": 404}
    with fake_node((200, {"responses": [answer(), refused]})) as node:
        index = GenerationIndex(Connection(Access((node.address,))), "news")
        with pytest.raises(RefusedRequestError, match="gone"):
            index.search_all([{"size": 0}, {"size": 1}])


def test_searches_of_which_one_lost_its_node_are_asked_for_again() -> None:
    lost = {"error": {"type": "node_not_connected_exception", "reason": "n1"}, "status": 500}
    right = {"responses": [answer(4), answer(5)]}
    with fake_node((200, {"responses": [answer(4), lost]}), (200, right)) as node:
        index = GenerationIndex(Connection(Access((node.address,))), "news")
        found = index.search_all([{"size": 0}, {"size": 1}])
        assert [total_of(each) for each in found] == [4, 5]
        assert len(node.asked) == 2


def test_a_known_count_is_not_asked_for_again() -> None:
    with fake_node((200, answer(7))) as node:
        index = GenerationIndex(Connection(Access((node.address,))), "news")
        query = {"term": {"terms": "cau"}}
        assert index.counts([query]) == index.counts([query]) == [7]
        assert len(node.asked) == 1


def test_a_count_that_another_answer_told_is_known() -> None:
    index = GenerationIndex(Connection(Access(("http://127.0.0.1:1",))), "news")
    index.remember({"term": {"terms": "cau"}}, 7)
    assert index.counts([{"term": {"terms": "cau"}}]) == [7]
