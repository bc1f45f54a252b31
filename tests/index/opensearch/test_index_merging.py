"""A new index is merged once nothing of it has to be kept for other copies."""

import pytest

from index.opensearch import index_merging
from index.opensearch.index_merging import merge
from search.opensearch.cluster.connection import Access, Connection
from tests.search.opensearch.cluster.fake_node import FakeNode, fake_node

DONE: tuple[int, object] = (200, {})


def stats(*kept_from: int) -> tuple[int, object]:
    copies = [
        {
            "seq_no": {"global_checkpoint": 9},
            "retention_leases": {"leases": [{"retaining_seq_no": each}]},
        }
        for each in kept_from
    ]
    return 200, {"indices": {"news": {"shards": {"0": copies}}}}


def asked(node: FakeNode) -> list[str]:
    return [path.partition("?")[0].rpartition("/")[2] for _, path, _, _ in node.asked]


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_merging, "sleep", lambda _: None)


def test_it_waits_until_nothing_is_kept() -> None:
    with fake_node(stats(10, 4), stats(10, 10), DONE, DONE, DONE) as node:
        merge(Connection(Access((node.address,))), "news")
    assert asked(node) == ["_stats", "_stats", "_forcemerge", "_refresh", "_flush"]


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_merging, "CERTAIN_SECONDS", 0.0)
    with fake_node(stats(4), DONE, DONE, DONE) as node:
        merge(Connection(Access((node.address,))), "news")
    assert asked(node) == ["_stats", "_forcemerge", "_refresh", "_flush"]
