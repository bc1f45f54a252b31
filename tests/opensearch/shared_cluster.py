"""One cluster of one node for all tests of a process, started when the first test needs it."""

import atexit
import os
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from index.opensearch.mapping import Spread
from tests.opensearch.cluster import Cluster, why_not
from tests.opensearch.loading import Loader

CLUSTER = "TEST_OPENSEARCH"
"""The variable that says which cluster to ask: START for one of our own, or the addresses, between
commas, of one that runs already. Without it, tests of a cluster are skipped."""

START = "start"


@cache
def addresses() -> tuple[str, ...]:
    """Return the addresses of the cluster; skip the test where none can be started."""
    given = os.environ.get(CLUSTER, "")
    if not given:
        pytest.skip(f"no OpenSearch: {CLUSTER} is not set; `make test` sets it")
    if given != START:
        return tuple(given.split(","))
    if reason := why_not():
        pytest.skip(f"no OpenSearch: {reason}")
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(Cluster.started(Path(mkdtemp(prefix="opensearch")))).addresses


@cache
def loader() -> Loader:
    """Return what loads documents into the cluster, in two shards."""
    return Loader(addresses(), Spread(shards=2))
