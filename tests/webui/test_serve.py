import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from index.errors import NoIndexError
from tests.webui.newsroom import BRIDGE
from tests.webui.test_site import build
from webui.serve import ListenError, serve


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("serve"), [BRIDGE.bulletin])


@pytest.fixture
def server(index_dir: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start the command as a process of its own, on a free port."""
    command = [sys.executable, "-c", "from webui.serve import serve; serve()", "--port", "0"]
    process = subprocess.Popen(
        command,
        env={"BANTIN_INDEX": str(index_dir), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        yield process
        process.kill()


def test_it_serves_until_it_is_told_to_stop(server: "subprocess.Popen[str]") -> None:
    assert server.stdout is not None
    address = re.search(r"http://127\.0\.0\.1:[0-9]+", server.stdout.readline())
    assert address
    with urlopen(f"{address[0]}/ban-tin/{BRIDGE.bulletin.id}", timeout=30) as answer:
        assert BRIDGE.bulletin.title in answer.read().decode()
        assert "waitress" not in str(answer.headers).lower()
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=30) == 0


def test_without_an_index_it_does_not_start(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--index", str(tmp_path / "none")])
    assert isinstance(result.exception, NoIndexError)
    assert "bantin reindex" in result.exception.message


def test_a_port_in_use_is_named(index_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(serve, ["--index", str(index_dir), "--port", port])
    assert isinstance(result.exception, ListenError)
    assert f"port {port} of 127.0.0.1" in result.exception.message_en
