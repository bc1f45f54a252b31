import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from webui.serving.server import ListenError, find_address

ROOT = Path(__file__).parents[3]


def load() -> Callable[..., list[bytes]]:
    """Return an application that tells its process; /slow says that it was asked, and waits."""

    def app(environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
        if environ["PATH_INFO"] == "/slow":
            os.write(1, b"slow\n")  # in one piece, whoever else writes
            sleep(1)
        body = str(os.getpid()).encode()
        start("200 OK", [("Content-Length", str(len(body)))])
        return [body]

    return app


def load_slowly() -> Callable[..., list[bytes]]:
    """Say that loading has begun, and take longer than a test waits."""
    print("loading", flush=True)
    sleep(60)
    return load()


PROGRAM = """
from functools import partial
from index.settings.settings import Settings
from tests.webui.serving.test_server import {load} as load
from webui.serving.server import find_address, run
address = find_address("127.0.0.1", 0)
settings = Settings(workers=2, header_bytes=8192)
run(load, address, settings, partial(print, address[1], flush=True))
"""


@contextmanager
def running(loader: str = "load") -> Iterator[tuple["subprocess.Popen[str]", str]]:
    command = [sys.executable, "-c", PROGRAM.format(load=loader)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            yield server, f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def get(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def processes(address: str, wanted: int, patience: float = 20) -> set[str]:
    """Return the processes that answer, once there are so many."""
    seen: set[str] = set()
    until = monotonic() + patience
    while len(seen) < wanted and monotonic() < until:
        seen.add(get(address))
    return seen


def test_several_processes_answer_and_one_that_dies_is_replaced() -> None:
    with running() as (_, address):
        before = processes(address, 2)
        assert len(before) == 2
        victim = before.pop()
        os.kill(int(victim), signal.SIGKILL)
        after: set[str] = set()
        until = monotonic() + 20
        while len(after - {victim}) < 2 and monotonic() < until:
            try:
                after.add(get(address))
            except (URLError, ConnectionError):
                # It was asked in the moment of its death.
                sleep(0.05)
        assert len(after - {victim}) == 2
        assert before < after


def test_requests_under_way_are_answered_before_it_stops() -> None:
    with running() as (server, address), ThreadPoolExecutor(2) as threads:
        slow = [threads.submit(get, f"{address}/slow") for _ in range(2)]
        assert server.stdout is not None
        assert [server.stdout.readline() for _ in slow] == ["slow\n", "slow\n"]
        server.send_signal(signal.SIGTERM)
        assert all(each.result().isdigit() for each in slow)
        assert server.wait(timeout=20) == 0


def test_processes_that_are_still_loading_end_at_once() -> None:
    with running("load_slowly") as (server, _):
        # `running` has read what the first process said.
        assert server.stdout is not None and server.stdout.readline() == "loading\n"
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=15) == 0


def test_nobody_is_left_when_the_parent_is_killed() -> None:
    with running() as (server, address):
        pids = processes(address, 2)
        server.kill()
        until = monotonic() + 20
        while any(map(_lives, pids)) and monotonic() < until:
            sleep(0.1)
        assert not any(map(_lives, pids))


def test_a_head_that_is_too_large_is_refused_and_slow_ones_hold_up_nobody() -> None:
    with running() as (_, address):
        port = int(address.rpartition(":")[2])
        assert len(processes(address, 2)) == 2
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(16)]
        for each in slow:
            each.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-")
        start = monotonic()
        assert get(address).isdigit()
        assert monotonic() - start < 5
        with socket.create_connection(("127.0.0.1", port), timeout=20) as greedy:
            greedy.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 100_000 + b"\r\n\r\n")
            assert greedy.recv(100).startswith(b"HTTP/1.1 431 ")
        for each in slow:
            each.close()


def test_what_the_server_itself_says_is_json_too() -> None:
    with running() as (server, address):
        os.kill(int(get(address)), signal.SIGKILL)
        assert server.stderr is not None
        # Whoever waits in vain for a line is told so by the end of the lines.
        patience = Timer(60, server.kill)
        patience.start()
        lines = map(json.loads, server.stderr)
        assert any(re.search("worker-[12]", each["message"]) for each in lines)
        patience.cancel()
        server.send_signal(signal.SIGTERM)
        assert all("message" in each for each in lines)


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ListenError) as caught:
            find_address("127.0.0.1", port)
    assert f"port {port} of 127.0.0.1" in caught.value.message_en
    assert "--port" in caught.value.message


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_a_host_that_is_not_known_or_not_of_this_machine_is_named(host: str) -> None:
    with pytest.raises(ListenError) as caught:
        find_address(host, 8000)
    assert host in caught.value.message
    assert "--host" in caught.value.message


def test_names_of_hosts_become_numbers_and_a_free_port_is_found() -> None:
    host, port = find_address("localhost", 0)
    assert host in ("127.0.0.1", "::1")
    assert port > 0


def _lives(pid: str) -> bool:
    """Tell whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
