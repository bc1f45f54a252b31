"""Copies of a cluster's files lie in a folder of their own, and go with their generations."""

from pathlib import Path

from index.opening.cluster_generations import ClusterGenerations
from search.opensearch.cluster.connection import Access
from tests.search.opensearch.cluster.fake_node import fake_node

FIRST, SECOND = (f"2021030{day}T005700.000000Z" for day in (1, 2))


def test_only_copies_of_removed_generations_go(tmp_path: Path) -> None:
    embedded = tmp_path / "generations" / FIRST
    embedded.mkdir(parents=True)
    with fake_node((200, {f"tin-{SECOND.lower()}": {}})) as node:
        generations = ClusterGenerations(tmp_path, Access((node.address,)), "tin")
        for name in (FIRST, SECOND):
            generations.path_of(name).mkdir(parents=True)
        generations._remove_old_copies()
        assert [each.name for each in generations.copies.iterdir()] == [SECOND]
    assert embedded.exists()
