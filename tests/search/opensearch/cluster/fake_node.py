"""A node that answers what a test says, for the faults that real nodes are slow to show."""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps
from ssl import SSLContext
from threading import Thread
from time import sleep
from typing import Any


@dataclass
class FakeNode:
    """Gives its answers in order, and the last one again and again; None breaks the connection."""

    answers: deque[tuple[int, Any] | None]
    delay: float = 0.0
    port: int = 0
    asked: list[tuple[str, str, bytes, Mapping[str, str]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def fake_node(
    *answers: tuple[int, Any] | None, delay: float = 0.0, tls: SSLContext | None = None
) -> Iterator[FakeNode]:
    """Run a node that gives some answers, each a status and JSON."""
    node = FakeNode(deque(answers), delay)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            node.asked.append((self.command, self.path, body, dict(self.headers)))
            sleep(node.delay)
            answer = node.answers.popleft() if len(node.answers) > 1 else node.answers[0]
            if answer is None:
                self.close_connection = True
                self.connection.close()
                return
            status, value = answer
            content = dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _answer

        def log_message(self, format: str, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    node.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield node
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
