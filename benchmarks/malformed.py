"""Whether a server refuses malformed requests and goes on as before.

    python -m benchmarks.malformed --index var/index --requests 10000

Requests with malformed parameters, headers, lines and bodies go to `bantin serve` on this machine,
one after another; good requests between them must be answered. Ends with status 1 if any
answer is a 5xx, if a good request fails, or if the server's memory grows beyond 10 %.
"""

import json
import re
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from socket import SHUT_WR, create_connection

from benchmarks.inputs.malformed_request import Malformed, malformed_requests
from benchmarks.measuring.process_tree import descendants, memory

BETWEEN = 100
"""Malformed requests between two good ones."""

WARM = 1_000
"""Requests before memory is first measured, so that caches are full."""

GROWTH = 0.10

_GOOD = Malformed(
    b"GET /api/v1/search?q=a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", True
)
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})")
_PATIENCE_S = 10
_SERVE = (sys.executable, "-c", "from index.command import main; main()", "serve")


@dataclass(slots=True)
class Figures:
    """The number of answers by status; "none" is a connection closed without an answer."""

    requests: int = 0
    answers: dict[str, int] = field(default_factory=dict)
    failed_good: int = 0
    bytes_before: int = 0
    bytes_after: int = 0

    @property
    def growth(self) -> float:
        """The growth of memory, relative to the memory at first."""
        return self.bytes_after / self.bytes_before - 1 if self.bytes_before else 0.0

    @property
    def is_good(self) -> bool:
        """Tell whether the server behaved."""
        has_broken = any(each.startswith("5") for each in self.answers)
        return not has_broken and not self.failed_good and self.growth <= GROWTH


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print one JSON object, and return the exit status."""
    options = _parser().parse_args(arguments)
    with serving(options.index) as (pid, port):
        figures = measure(pid, port, options.requests, Random(options.seed))
    print(json.dumps({**asdict(figures), "growth": round(figures.growth, 4)}, indent=2))
    return 0 if figures.is_good else 1


def measure(pid: int, port: int, count: int, random: Random) -> Figures:
    """Return how a server answers `count` malformed requests."""
    figures = Figures()
    for number, request in zip(range(count), malformed_requests(random), strict=False):
        if number == min(WARM, count // 2):
            figures.bytes_before = memory(descendants(pid))
        status = send(port, request)
        figures.requests += 1
        figures.answers[status] = figures.answers.get(status, 0) + 1
        if status.startswith("5"):
            print(f"{status}: {request.sent[:300]!r}", file=sys.stderr)
        if number % BETWEEN == 0:
            figures.failed_good += send(port, _GOOD) != "200"
    figures.bytes_after = memory(descendants(pid))
    return figures


def send(port: int, request: Malformed) -> str:
    """Return the status of the answer, "none" if the connection is closed without one."""
    received = b""
    try:
        with create_connection(("127.0.0.1", port), timeout=_PATIENCE_S) as connection:
            connection.sendall(request.sent)
            if not request.is_whole:
                # A server that waits for the rest of the request learns that there is none.
                connection.shutdown(SHUT_WR)
            while len(received) < 12 and (more := connection.recv(4096)):
                received += more
            while connection.recv(65_536):
                pass
    except TimeoutError:
        return "timeout"
    except OSError:
        pass
    found = _STATUS.match(received)
    return found[1].decode() if found else "none"


@contextmanager
def serving(index_dir: Path) -> Iterator[tuple[int, int]]:
    """Serve an index with one process; yield the process and the port."""
    settings = {"BANTIN_RATE_LIMIT": "100000000/minute", "PYTHONUNBUFFERED": "1"}
    command = [*_SERVE, "--index", str(index_dir), "--port", "0", "--workers", "1"]
    with subprocess.Popen(
        [*command, "--log-level", "error"], stdout=subprocess.PIPE, text=True, env=settings
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r":([0-9]+) ", process.stdout.readline())
            assert found, "help: the server did not start"
            yield process.pid, int(found[1])
        finally:
            process.terminate()


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m benchmarks.malformed")
    parser.add_argument("--index", type=Path, required=True, help="an index folder")
    parser.add_argument("--requests", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    return parser


if __name__ == "__main__":
    sys.exit(main())
