import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from webui.serving.graceful_shutdown import Underway

ROOT = Path(__file__).parents[3]

# A process that waits for ever, as a server does that has lost sight of a connection.
PROGRAM = """
import signal
from threading import Event
from webui.serving.graceful_shutdown import Underway, leave_when_told

def answer(environ, start):
    start("200 OK", [])
    return iter([b"a", b"b"])

underway = Underway(answer)
signal.signal(signal.SIGTERM, lambda *told: None)
leave_when_told(underway)
if {asked}:
    answered = underway({{}}, lambda *told: None)
print("ready", flush=True)
while True:
    Event().wait(0.1)
"""


def answer(environ: dict[str, Any], start: Any) -> Iterator[bytes]:
    if environ["PATH_INFO"] == "/broken":
        raise ValueError
    start("200 OK", [])
    return iter([b"a", b"b"])


def started(*, asked: bool) -> "subprocess.Popen[str]":
    program = PROGRAM.format(asked=asked)
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_request_is_under_way_until_its_answer_is_closed() -> None:
    underway = Underway(answer)
    answered = underway({"PATH_INFO": "/"}, lambda *told: lambda piece: None)
    assert list(answered) == [b"a", b"b"]
    assert underway.count == 1
    answered.close()  # type: ignore[attr-defined]  # as every WSGI server does
    assert underway.count == 0


def test_a_request_that_fails_is_not_under_way() -> None:
    underway = Underway(answer)
    with pytest.raises(ValueError):
        underway({"PATH_INFO": "/broken"}, lambda *told: lambda piece: None)
    assert underway.count == 0


def test_a_process_that_was_told_to_goes_though_its_server_waits() -> None:
    with started(asked=False) as process:
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(20) == 0


def test_it_stays_while_an_answer_is_on_its_way() -> None:
    with started(asked=True) as process:
        os.kill(process.pid, signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        process.kill()
