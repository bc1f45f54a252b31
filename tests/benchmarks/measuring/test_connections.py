import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest

from benchmarks.measuring.connections import load


class Server:
    """Answers each request on a connection with the next bytes of a list; None closes it."""

    def __init__(self, answers: list[bytes]) -> None:
        self.asked: list[bytes] = []
        self._answers = answers
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        # The client leaves when it has seen enough, also in the middle of an answer.
        with connection, suppress(OSError):
            while request := connection.recv(4096):
                self.asked.append(request)
                answer = self._answers[(len(self.asked) - 1) % len(self._answers)]
                if not answer:
                    return
                # In two pieces, as it may come.
                connection.sendall(answer[:30])
                connection.sendall(answer[30:])


def answer(body: bytes, status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)


@pytest.fixture
def servers() -> Iterator[list[Server]]:
    opened: list[Server] = []
    yield opened
    for each in opened:
        each.close()


def ask(servers: list[Server], answers: list[bytes]) -> Server:
    servers.append(Server(answers))
    return servers[-1]


def test_answers_are_counted_and_paths_asked_in_turn(servers: list[Server]) -> None:
    server = ask(servers, [answer(b"x" * 500)])
    figures = load(server.port, ["/a", "/b"], 2, lambda seconds: len(server.asked) > 20)
    assert figures.requests > 15
    assert figures.errors == 0
    assert figures.bytes_per_answer == len(answer(b"x" * 500))
    assert 0 < figures.p50_ms <= figures.p95_ms <= figures.p99_ms
    paths = {each.split()[1] for each in server.asked}
    assert paths == {b"/a", b"/b"}


def test_other_answers_and_lost_connections_are_errors(servers: list[Server]) -> None:
    server = ask(servers, [answer(b"x"), answer(b"", b"503 Service Unavailable"), b""])
    figures = load(server.port, ["/"], 1, lambda seconds: len(server.asked) >= 30)
    assert figures.errors == pytest.approx(figures.requests * 2 / 3, abs=2)
    assert figures.per_second < figures.requests / figures.seconds
