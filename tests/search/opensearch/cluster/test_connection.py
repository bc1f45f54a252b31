"""A request is repeated where that helps, and given up in time where it doesn't."""

from time import monotonic

import pytest

from search.deadline import DeadlineError, set_deadline
from search.opensearch.cluster.connection import Access, Connection
from search.opensearch.cluster.errors import (
    BusyClusterError,
    RefusedRequestError,
    UnreachableClusterError,
    WrongVersionError,
)
from tests.search.opensearch.cluster.fake_node import fake_node

DEAD = "http://127.0.0.1:9"
OK = (200, {"ok": True})
BUSY = (429, {"error": {"type": "rejected_execution_exception", "reason": "full"}})
DOWN = (503, {"error": {"type": "no_cluster_manager", "reason": "none elected"}})
LOST = 500, {"error": {"root_cause": [{"type": "node_disconnected_exception", "reason": "n1"}]}}


def connect(*addresses: str, seconds: float = 2.0) -> Connection:
    return Connection(Access(addresses), seconds)


def test_a_node_that_is_gone_is_passed_over() -> None:
    with fake_node(OK) as node:
        connection = connect(DEAD, node.address)
        for _ in range(4):
            assert connection.ask("GET", "/") == {"ok": True}


def test_an_address_may_have_a_path() -> None:
    with fake_node(OK) as node:
        for address, path in ((node.address, ""), (f"{node.address}/news", "/news")):
            connect(address).ask("POST", "/_msearch?a=b", b"{}")
            assert node.asked[-1][:3] == ("POST", f"{path}/_msearch?a=b", b"{}")
            assert node.asked[-1][3]["Content-Type"] == "application/json"


def test_an_address_that_is_none_is_a_cluster_that_is_gone() -> None:
    with pytest.raises(UnreachableClusterError, match="ftp://host"):
        connect("ftp://host", seconds=0.1).ask("GET", "/")


def test_a_broken_connection_is_asked_again() -> None:
    with fake_node(None, OK) as node:
        assert connect(node.address).ask("POST", "/_search", {"size": 0}) == {"ok": True}
        assert len(node.asked) == 2


@pytest.mark.parametrize("refusal", [BUSY, DOWN, LOST])
def test_who_asks_for_patience_is_asked_again(refusal: tuple[int, object]) -> None:
    with fake_node(refusal, refusal, OK) as node:
        connection = connect(node.address)
        assert connection.ask("GET", "/") == {"ok": True}
        assert connection.repeated == 2


def test_patience_ends_at_the_deadline() -> None:
    start = monotonic()
    with fake_node(BUSY) as node, pytest.raises(BusyClusterError, match="429"):
        connect(node.address, seconds=0.4).ask("GET", "/")
    assert monotonic() - start < 2


def test_a_cluster_that_is_gone_is_named_in_time() -> None:
    start = monotonic()
    with pytest.raises(UnreachableClusterError, match="opensearch_addresses"):
        connect(DEAD, "http://127.0.0.1:10", seconds=0.3).ask("GET", "/")
    assert monotonic() - start < 2


def test_a_slow_node_does_not_keep_a_reader() -> None:
    start = monotonic()
    with fake_node(OK, delay=20.0) as node, pytest.raises(UnreachableClusterError):
        connect(node.address, seconds=0.3).ask("GET", "/")
    assert monotonic() - start < 10


def test_the_deadline_of_a_request_counts_too() -> None:
    set_deadline(-1)
    try:
        with pytest.raises(DeadlineError):
            connect(DEAD).ask("GET", "/")
    finally:
        set_deadline(float("inf"))


@pytest.mark.parametrize(
    ("status", "kind", "said"),
    [
        (401, "security_exception", "opensearch_password"),
        (403, "cluster_block_exception", "disk"),
        (429, "cluster_block_exception", "disk"),
        (404, "index_not_found_exception", "404"),
    ],
)
def test_a_refusal_is_told_at_once_with_what_to_do(status: int, kind: str, said: str) -> None:
    refusal = (status, {"error": {"root_cause": [{"type": kind, "reason": "because"}]}})
    with fake_node(refusal) as node, pytest.raises(RefusedRequestError, match=said) as raised:
        connect(node.address).ask("GET", "/")
    assert len(node.asked) == 1
    assert (raised.value.status, raised.value.kind) == (status, kind)


def test_a_wrong_password_is_told_though_the_node_says_it_in_plain_text() -> None:
    with (
        fake_node((401, "Unauthorized")) as node,
        pytest.raises(RefusedRequestError, match="opensearch_password"),
    ):
        connect(node.address).ask("GET", "/")


def test_a_refusal_that_is_no_json_is_told() -> None:
    with fake_node((502, "<html>bad gateway")) as node, pytest.raises(RefusedRequestError):
        connect(node.address).ask("GET", "/")


def test_the_password_goes_to_the_node_and_nowhere_else() -> None:
    access = Access(("x",), "reader", "bí mật")
    assert "bí mật" not in repr(access)
    with fake_node(OK) as node:
        Connection(Access((node.address,), "reader", "bí mật")).ask("GET", "/")
        assert node.asked[0][3]["Authorization"].startswith("Basic ")


@pytest.mark.parametrize(
    "version",
    [
        {"number": "1.3.0", "distribution": "opensearch"},
        {"number": "4.0.0", "distribution": "opensearch"},
        {"number": "8.1.0"},
    ],
)
def test_an_untried_version_is_refused(version: dict[str, str]) -> None:
    with (
        fake_node((200, {"version": version})) as node,
        pytest.raises(WrongVersionError, match="opensearch_addresses"),
    ):
        connect(node.address).check_version()


def test_a_known_version_is_told() -> None:
    version = {"number": "3.9.0", "distribution": "opensearch"}
    with fake_node((200, {"version": version})) as node:
        assert connect(node.address).check_version() == "3.9.0"
