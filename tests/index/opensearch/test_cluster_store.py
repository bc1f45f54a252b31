"""A generation that lacks shards is never made current."""

from pathlib import Path

import pytest

from index.opening.cluster_generations import ClusterGenerations
from index.opensearch.cluster_store import ClusterStore
from index.opensearch.mapping import Spread
from search.opensearch.cluster.connection import Access
from search.opensearch.cluster.errors import RedClusterError
from tests.search.opensearch.cluster.fake_node import fake_node


def test_a_red_index_is_named_and_not_switched_to(tmp_path: Path) -> None:
    with fake_node((200, {"acknowledged": True}), (200, {"status": "red"})) as node:
        generations = ClusterGenerations(tmp_path, Access((node.address,)), "tin")
        store = ClusterStore(generations, Spread(3, 1))
        with pytest.raises(RedClusterError, match="start the missing nodes"):
            store._add_replicas("20210308T000000.000000Z")
        assert [path for _, path, _, _ in node.asked if "_aliases" in path] == []
