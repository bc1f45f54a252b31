"""Processes of one server count in as few files as there are processes, however many die."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from webui.serving.shared_counts import SHARED_DIR

ROOT = Path(__file__).parents[3]
COUNT = """
import os, signal, sys
from pathlib import Path
from webui.application import create_app
from webui.serving.metrics import Metrics
from index.settings.settings import Settings
client = create_app(Path("none"), settings=Settings(metrics=True)).test_client()
client.get("/healthz")
print(client.get("/metrics").text, flush=True)
print("end", flush=True)
sys.stdin.readline()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    (folder := tmp_path / "shared").mkdir()
    return folder


def start(shared: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", COUNT],
        env={**os.environ, SHARED_DIR: str(shared)},
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def told(process: "subprocess.Popen[str]") -> list[str]:
    assert process.stdout is not None
    return list(iter(process.stdout.readline, "end\n"))


def die(process: "subprocess.Popen[str]") -> None:
    process.communicate("\n")
    assert process.returncode == -9


def counted(lines: list[str]) -> float:
    (line,) = (each for each in lines if 'door="health"' in each and "requests_total" in each)
    return float(line.split()[-1])


def test_who_replaces_the_dead_counts_on_in_their_files(shared: Path) -> None:
    for number in range(1, 4):
        process = start(shared)
        assert counted(told(process)) == number
        die(process)
    assert sorted(each.name for each in shared.glob("*.db")) == ["counter_0.db", "histogram_0.db"]


def test_those_that_live_count_apart(shared: Path) -> None:
    first = start(shared)
    assert counted(told(first)) == 1
    second = start(shared)
    assert counted(told(second)) == 2
    die(first)
    third = start(shared)
    assert counted(told(third)) == 3
    die(second)
    die(third)
    files = {"counter_0.db", "counter_1.db", "histogram_0.db", "histogram_1.db"}
    assert {each.name for each in shared.glob("*.db")} == files
