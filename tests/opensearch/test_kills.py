"""Killing a node under readers and a writer loses no answer and no bulletin."""

from json import dumps
from pathlib import Path

import pytest

from benchmarks.cluster_kills import run
from tests.newsroom import BULLETINS
from tests.opensearch.cluster import Cluster, why_not


@pytest.mark.nodes
@pytest.mark.skipif(bool(why_not()), reason=f"no OpenSearch: {why_not()}")
def test_a_killed_node_costs_no_answer(tmp_path: Path) -> None:
    source = tmp_path / "documents.jsonl"
    source.write_text("".join(f"{dumps(each.to_json())}\n" for each in BULLETINS), "utf-8")
    with Cluster.started(tmp_path / "nodes", 3) as cluster:
        toll = run(cluster, source, tmp_path / "index", len(BULLETINS), kills=2, seed=7)
    assert (toll.wrong, toll.failed, toll.miscounted) == (0, 0, 0), toll
    assert toll.answers and toll.builds, toll
