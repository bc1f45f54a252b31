"""Requests to the nodes of a cluster: one after the other until one answers, never for long.

A node that refuses the connection, or breaks it, is passed over at once. One that asks for patience
(429, or 503), or that has just lost another node, is asked again after a random pause that doubles
each time. All of it ends at the deadline.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from logging import getLogger
from pathlib import Path
from random import uniform
from ssl import create_default_context
from time import monotonic, sleep
from typing import Any

from orjson import JSONDecodeError, dumps, loads

from search.deadline import check_deadline, remaining_seconds
from search.opensearch.cluster.errors import (
    BusyClusterError,
    MissingClientError,
    RefusedRequestError,
    UnreachableClusterError,
    UntrustedNodeError,
    WrongVersionError,
)

try:
    from urllib3 import HTTPConnectionPool, PoolManager
    from urllib3.exceptions import HTTPError, SSLError
    from urllib3.util import parse_url
except ModuleNotFoundError as error:
    raise MissingClientError from error

_log = getLogger(__name__)

PAGE_SECONDS = 2.0
"""The deadline of a request that a reader waits for."""

WRITING_SECONDS = 120.0
"""The deadline of a request of a writer: merging and copying take their time."""

FIRST_PAUSE = 0.05
LONGEST_PAUSE = 5.0

VERSIONS = ("2", "3")
"""The major versions that speak as is expected here; the tests ran with 3."""

Json = Any
"""A value of JSON, as the cluster takes or gives it."""

_PATIENCE = {429, 503}

_LOST = {
    "connect_transport_exception",
    "node_closed_exception",
    "node_disconnected_exception",
    "node_not_connected_exception",
}
"""What a node says of another one that it did not know to be gone: with status 500."""

Refusal = tuple[int, str, str]
"""The status, type and reason with which a cluster refuses something."""


@dataclass(frozen=True, slots=True)
class Access:
    """Where a cluster is, and who asks it; a CA is needed only where the system's do not do."""

    addresses: Sequence[str]
    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None


class Connection:
    """Asks the nodes of a cluster; threads may share it.

    `seconds` is the deadline of each request, unless it is given another one.
    """

    def __init__(self, access: Access, seconds: float = PAGE_SECONDS) -> None:
        self.access = access
        self.seconds = seconds
        headers = {"Content-Type": "application/json"}
        if access.user:
            name = f"{access.user}:{access.password}".encode()
            headers["Authorization"] = f"Basic {b64encode(name).decode()}"
        context = create_default_context(cafile=str(access.ca) if access.ca else None)
        self._headers = headers
        self._http = PoolManager(
            len(access.addresses), maxsize=16, retries=False, ssl_context=context, block=False
        )
        self._nodes: dict[str, tuple[HTTPConnectionPool, str]] = {}
        self._turn = count()
        self.repeated = 0
        """How many requests were made once more, for metrics and tests."""

    def ask(
        self,
        method: str,
        path: str,
        body: Json = None,
        *,
        seconds: float | None = None,
        refused: Callable[[Json], Refusal | None] = lambda answer: None,
    ) -> Json:
        """Return what the cluster answers.

        `body` is JSON, or bytes of lines of JSON. `refused` finds what a successful answer refuses
        inside. Raises ClusterError or DeadlineError.
        """
        data = body if body is None or isinstance(body, bytes) else dumps(body)
        given = min(self.seconds if seconds is None else seconds, remaining_seconds())
        ends_at = monotonic() + given
        pause, refusals = FIRST_PAUSE, 0
        addresses = self.access.addresses
        while True:
            check_deadline()
            address = addresses[next(self._turn) % len(addresses)]
            left = ends_at - monotonic()
            try:
                node, prefix = self._node(address)
                answer = node.urlopen(
                    method,
                    f"{prefix}{path}",
                    body=data,
                    headers=self._headers,
                    timeout=max(0.05, left),
                    redirect=False,
                    assert_same_host=False,
                )
            except SSLError as error:
                # No patience makes a wrong certificate right.
                raise UntrustedNodeError(address, str(error)) from error
            except HTTPError as error:
                refusals += 1
                reason = type(error).__name__
                if monotonic() + pause >= ends_at:
                    raise UnreachableClusterError(", ".join(addresses), reason) from error
                if refusals >= len(addresses):
                    pause = self._rest(pause)
            else:
                if answer.status < 400:
                    value = loads(answer.data) if answer.data else None
                    refusal = refused(value)
                    if refusal is None:
                        return value
                else:
                    refusal = answer.status, *_error(answer.data)
                status, kind, reason = refusal
                if not (is_passing(status, kind) or kind in _LOST):
                    raise RefusedRequestError(status, kind, reason)
                if monotonic() + pause >= ends_at:
                    raise BusyClusterError(status, kind)
                pause = self._rest(pause)
            self.repeated += 1
            _log.info("asked again: %s %s", method, path)

    def _node(self, address: str) -> tuple[HTTPConnectionPool, str]:
        """Return the connections to an address, and the path that it has.

        To look for them each time takes a quarter of the time of a request; raises HTTPError.
        """
        if address not in self._nodes:
            path = parse_url(address).path or ""
            self._nodes[address] = self._http.connection_from_url(address), path
        return self._nodes[address]

    def check_version(self) -> str:
        """Return the version of the cluster; raises WrongVersionError for an untried major one."""
        version = self.ask("GET", "/")["version"]
        number: str = version["number"]
        if version.get("distribution") != "opensearch" or number.split(".")[0] not in VERSIONS:
            raise WrongVersionError(number, ", ".join(f"{each}.x" for each in VERSIONS))
        return number

    def _rest(self, pause: float) -> float:
        """Wait for a random part of a pause; return the next one."""
        sleep(uniform(pause / 2, pause))
        return min(2 * pause, LONGEST_PAUSE)


def is_passing(status: int, kind: str) -> bool:
    """Tell whether a refusal passes by itself: a full disk does not, though it has status 429."""
    return status in _PATIENCE and (status, kind) != (429, "cluster_block_exception")


def lines(values: Sequence[Json]) -> bytes:
    """Return JSON values a line each, as `_bulk` and `_msearch` take them."""
    return b"".join(dumps(each) + b"\n" for each in values)


def _error(data: bytes) -> tuple[str, str]:
    """Return the type and the reason of an error of the cluster."""
    try:
        error: Mapping[str, Any] | str = loads(data).get("error", "")
    except (JSONDecodeError, AttributeError):
        return "", data[:200].decode(errors="replace")
    return ("", error) if isinstance(error, str) else cause_of(error)


def cause_of(error: Mapping[str, Any]) -> tuple[str, str]:
    """Return the type and the reason of what an error came from."""
    causes = error.get("root_cause") or [error]
    return str(causes[0].get("type", "")), str(causes[0].get("reason", ""))[:500]
