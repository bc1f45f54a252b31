"""Connections that send a server requests without pause, each one after the answer before.

One thread reads all of them: the client runs on the same machine and should cost little.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from selectors import EVENT_READ, DefaultSelector
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection, socket
from time import perf_counter

from benchmarks.measuring.serving import percentile

_HOST = "127.0.0.1"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_END_OF_HEAD = b"\r\n\r\n"
_PATIENCE_S = 30
"""Seconds after which an answer counts as an error and its connection is closed."""


@dataclass(frozen=True, slots=True)
class LoadFigures:
    """The result of a load; an error is an answer with another status than 200, or no answer."""

    requests: int
    errors: int
    seconds: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    bytes_per_answer: int

    @property
    def per_second(self) -> float:
        """Good answers a second."""
        return round((self.requests - self.errors) / self.seconds, 1)


@dataclass(slots=True)
class _Connection:
    """One connection that is kept alive, and the part of an answer that it has received."""

    port: int
    received: bytearray = field(default_factory=bytearray)
    needed: int = 0
    status: bytes = b""
    asked_at: float = 0.0
    socket: socket = field(init=False)

    def open(self) -> None:
        self.socket = create_connection((_HOST, self.port), timeout=_PATIENCE_S)
        self.socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)

    def ask(self, request: bytes) -> None:
        self.received.clear()
        self.needed = 0
        self.asked_at = perf_counter()
        self.socket.sendall(request)

    def is_answered(self) -> bool:
        """Read what has arrived; return whether the answer is whole. Raises OSError at a cut."""
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise ConnectionResetError("the server closed a connection")
        self.received += piece
        if not self.needed:
            head = self.received.find(_END_OF_HEAD)
            if head < 0:
                return False
            length = _LENGTH.search(self.received, 0, head)
            self.status = bytes(self.received[9:12])
            self.needed = head + len(_END_OF_HEAD) + (int(length[1]) if length else 0)
        return len(self.received) >= self.needed


def load(
    port: int, paths: Sequence[str], connections: int, is_over: Callable[[float], bool]
) -> LoadFigures:
    """Request the paths in turn, over so many connections, until `is_over(seconds)` is true."""
    requests = cycle([_request(each) for each in paths])
    times: list[float] = []
    errors = size = 0
    start = perf_counter()
    with closing(DefaultSelector()) as selector:
        for _ in range(connections):
            connection = _Connection(port)
            connection.open()
            selector.register(connection.socket, EVENT_READ, connection)
            connection.ask(next(requests))
        while not times or not is_over(perf_counter() - start):
            for connection in _readable(selector):
                try:
                    if not connection.is_answered():
                        continue
                    errors += connection.status != b"200"
                    size += connection.needed
                except OSError:
                    errors += 1
                    _reopen(selector, connection)
                times.append((perf_counter() - connection.asked_at) * 1000)
                connection.ask(next(requests))
        taken = perf_counter() - start
        for each in list(selector.get_map().values()):
            each.data.socket.close()
    return _figures(times, errors, taken, size)


def _readable(selector: DefaultSelector) -> Iterator[_Connection]:
    """Yield the connections with something to read; raises TimeoutError if none has in time."""
    ready = selector.select(_PATIENCE_S)
    if not ready:
        raise TimeoutError(f"no answer within {_PATIENCE_S} seconds")
    for key, _ in ready:
        yield key.data


def _reopen(selector: DefaultSelector, connection: _Connection) -> None:
    selector.unregister(connection.socket)
    connection.socket.close()
    asked_at = connection.asked_at
    connection.open()
    connection.asked_at = asked_at
    selector.register(connection.socket, EVENT_READ, connection)


def _figures(times: Sequence[float], errors: int, seconds: float, size: int) -> LoadFigures:
    p50, p95, p99 = (round(percentile(times, each), 2) for each in (50, 95, 99))
    return LoadFigures(len(times), errors, round(seconds, 2), p50, p95, p99, size // len(times))


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: {_HOST}\r\nConnection: keep-alive\r\n\r\n".encode("ascii")
