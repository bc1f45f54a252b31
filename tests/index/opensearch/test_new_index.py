"""An index is created once, even if the request is repeated."""

import pytest

from index.opensearch.new_index import make_index
from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.errors import RefusedRequestError
from tests.search.opensearch.cluster.fake_node import fake_node


def refused(kind: str) -> dict[str, object]:
    return {"error": {"root_cause": [{"type": kind, "reason": "news"}]}, "status": 400}


def test_what_a_lost_node_made_is_no_error() -> None:
    with fake_node((503, {}), (400, refused("resource_already_exists_exception"))) as node:
        make_index(Connection(Access((node.address,))), "/news", {})
        assert len(node.asked) == 2


def test_what_is_wrong_is_told() -> None:
    with (
        fake_node((400, refused("mapper_parsing_exception"))) as node,
        pytest.raises(RefusedRequestError, match="mapper_parsing_exception"),
    ):
        make_index(Connection(Access((node.address,))), "/news", {})
