"""A cluster that the commands and the site of a test use, through settings alone."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.command import main
from tests.opensearch.shared_cluster import addresses

Bantin = Callable[..., Result]

_numbers = count()


@pytest.fixture
def chosen(tmp_path: Path) -> Mapping[str, str]:
    """The settings of an index of this test's own, as variables."""
    return {
        "BANTIN_ENGINE": "opensearch",
        "BANTIN_INDEX": str(tmp_path / "index"),
        "BANTIN_OPENSEARCH_ADDRESSES": ",".join(addresses()),
        "BANTIN_OPENSEARCH_PREFIX": f"news_{abs(hash(tmp_path))}_{next(_numbers)}",
        "BANTIN_OPENSEARCH_SHARDS": "2",
        "BANTIN_OPENSEARCH_REPLICAS": "0",
        "BANTIN_OPENSEARCH_SECONDS": "30",
    }


@pytest.fixture
def bantin(chosen: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Bantin]:
    """Calls `bantin` with arguments, on the cluster."""
    for name, value in chosen.items():
        monkeypatch.setenv(name, value)

    def call(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(each) for each in arguments], prog_name="bantin")

    yield call
