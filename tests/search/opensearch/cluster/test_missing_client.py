"""Without the optional package a cluster's reader is told which to install."""

import sys
from importlib import import_module

import pytest

from search.opensearch.cluster.errors import MissingClientError

CONNECTION = "search.opensearch.cluster.connection"


def test_the_package_to_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "urllib3", None)
    monkeypatch.delitem(sys.modules, CONNECTION, raising=False)
    with pytest.raises(MissingClientError, match=r"pip install 'bantin\[opensearch\]'"):
        import_module(CONNECTION)
