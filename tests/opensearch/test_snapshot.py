"""Both indexes of a generation and its aliases are restored as docs/opensearch.md says."""

from json import dumps, loads
from pathlib import Path
from shutil import rmtree

import pytest
from click.testing import CliRunner, Result

from index.command import main
from index.command.ending import Ending
from search.opensearch.cluster.connection import WRITING_SECONDS, Access, Connection
from tests.newsroom import BULLETINS
from tests.opensearch.cluster import Cluster, why_not

SNAPSHOT = {"indices": "news*", "include_global_state": False}


def bantin(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], prog_name="bantin")


@pytest.mark.nodes
@pytest.mark.skipif(bool(why_not()), reason=f"no OpenSearch: {why_not()}")
def test_a_generation_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "documents.jsonl"
    source.write_text("".join(f"{dumps(each.to_json())}\n" for each in BULLETINS), "utf-8")
    kept = str(tmp_path / "kept")
    with Cluster.started(tmp_path / "nodes", settings={"path.repo": kept}) as cluster:
        for name, value in {
            "ENGINE": "opensearch",
            "INDEX": str(tmp_path / "index"),
            "OPENSEARCH_ADDRESSES": ",".join(cluster.addresses),
            "OPENSEARCH_PREFIX": "news",
            "OPENSEARCH_REPLICAS": "0",
            "OPENSEARCH_SECONDS": "30",
        }.items():
            monkeypatch.setenv(f"BANTIN_{name}", value)
        assert bantin("reindex", source, "--workers", "1").exit_code == Ending.DONE
        before = loads(bantin("search", "mặt trận", "--json").stdout)["hits"]

        connection = Connection(Access(cluster.addresses), WRITING_SECONDS)
        place = {"type": "fs", "settings": {"location": kept}}
        connection.ask("PUT", "/_snapshot/kept", place)
        connection.ask("PUT", "/_snapshot/kept/one?wait_for_completion=true", SNAPSHOT)
        for index in connection.ask("GET", "/_cat/indices/news*?h=index&format=json"):
            connection.ask("DELETE", f"/{index['index']}")
        rmtree(tmp_path / "index")
        assert bantin("search", "mặt trận").exit_code == Ending.INDEX_UNUSABLE

        restore = "/_snapshot/kept/one/_restore?wait_for_completion=true"
        connection.ask("POST", restore, SNAPSHOT)
        after = loads(bantin("search", "mặt trận", "--json").stdout)["hits"]
        assert before and [each["id"] for each in after] == [each["id"] for each in before]
        assert bantin("verify").exit_code == Ending.DONE
        assert bantin("remove", BULLETINS[0].id).exit_code == Ending.DONE
