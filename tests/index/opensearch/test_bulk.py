"""Every item of a bulk request is checked, even if the request as a whole succeeded."""

from json import loads
from typing import Any

import pytest

from index.opensearch import bulk
from index.opensearch.bulk import BulkLoader
from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.errors import BusyClusterError, RefusedRequestError
from tests.search.opensearch.cluster.fake_node import FakeNode, fake_node

FULL = {"type": "rejected_execution_exception", "reason": "queue full"}


def items(*statuses: int, action: str = "index") -> tuple[int, Any]:
    listed = [
        {action: {"status": each, **({"error": FULL} if each >= 300 else {})}} for each in statuses
    ]
    return 200, {"errors": any(each >= 300 for each in statuses), "items": listed}


def loader(node: FakeNode, seconds: float = 5.0) -> BulkLoader:
    return BulkLoader(Connection(Access((node.address,))), "news", seconds)


def keys(body: bytes) -> list[str]:
    lines = [loads(each) for each in body.splitlines()]
    return [each["index"]["_id"] for each in lines if "index" in each]


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_FIRST_PAUSE", 0.01)


def test_only_what_was_refused_is_sent_again() -> None:
    with fake_node(items(201, 429, 503, 201), items(201, 200)) as node:
        load = loader(node)
        for key in "abcd":
            load.put(key, {"x": key})
        load.finish()
        assert [keys(body) for _, _, body, _ in node.asked] == [list("abcd"), ["b", "c"]]
        assert load.repeated == 2


def test_a_lost_answer_is_asked_for_again_with_the_same_keys() -> None:
    with fake_node(None, items(200)) as node:
        load = loader(node)
        load.put("a", {"x": 1})
        load.finish()
        first, second = (body for _, _, body, _ in node.asked)
        assert first == second


def test_a_wrong_item_ends_the_run() -> None:
    with fake_node(items(201, 400)) as node:
        load = loader(node)
        load.put("a", {})
        load.put("b", {})
        with pytest.raises(RefusedRequestError, match="queue full"):
            load.finish()
        load.cancel()


def test_a_full_disk_ends_the_run_at_once() -> None:
    full = {"type": "cluster_block_exception", "reason": "disk usage exceeded flood-stage"}
    refused = {"errors": True, "items": [{"index": {"status": 429, "error": full}}]}
    with fake_node((200, refused)) as node:
        load = loader(node)
        load.put("a", {})
        with pytest.raises(RefusedRequestError, match="make room"):
            load.finish()
        load.cancel()
        assert len(node.asked) == 1


def test_deleting_what_is_gone_is_no_error() -> None:
    with fake_node((200, {"errors": False, "items": [{"delete": {"status": 404}}]})) as node:
        load = loader(node)
        load.delete("a")
        load.finish()


def test_patience_ends() -> None:
    with fake_node(items(429)) as node:
        load = loader(node, seconds=0.2)
        load.put("a", {})
        with pytest.raises(BusyClusterError, match="queue full"):
            load.finish()
        load.cancel()
