import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from index.command import main
from index.command.ending import Ending
from index.errors import NoIndexError
from index.settings.settings import Settings
from search.kernel.library import describe, find_kernel
from search.searcher import Searcher
from tests.webui.newsroom import BRIDGE, MEETING
from tests.webui.test_site import build
from webui.serve import serve
from webui.serving.server import ListenError


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("serve"), [BRIDGE.bulletin])


@pytest.fixture
def server(index_dir: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start the command as a process of its own, on a free port."""
    command = [
        sys.executable,
        "-c",
        "from webui.serve import serve; serve()",
        "--port",
        "0",
    ]
    process = subprocess.Popen(
        command,
        env={"BANTIN_INDEX": str(index_dir), "BANTIN_WORKERS": "2", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        yield process
        process.kill()


def test_it_serves_until_it_is_told_to_stop(server: "subprocess.Popen[str]") -> None:
    assert server.stdout is not None
    assert server.stderr is not None
    address = re.search(r"http://127\.0\.0\.1:[0-9]+", server.stdout.readline())
    assert address
    assert server.stdout.readline().strip().endswith(describe(find_kernel()))
    with urlopen(f"{address[0]}/ban-tin/{BRIDGE.bulletin.id}", timeout=30) as answer:
        assert BRIDGE.bulletin.title in answer.read().decode()
    with urlopen(f"{address[0]}/readyz", timeout=30) as answer:
        assert answer.read() == b"OK\n"
    assert ".bantin" not in Path(f"/proc/{server.pid}/maps").read_text()
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=30) == 0
    told = [json.loads(line) for line in server.stderr.read().splitlines()]
    assert [each["door"] for each in told if each["message"] == "request"] == ["bulletin_page"]


def test_processes_count_together(index_dir: Path) -> None:
    options = ["--index", str(index_dir), "--port", "0", "--workers", "2", "--metrics"]
    with serving(options) as address:
        for _ in range(40):
            with urlopen(f"{address}/?q=cau", timeout=30) as answer:
                assert answer.status == 200
        opened_by_both = 'bantin_reloads_total{outcome="opened"} 2.0'
        text = metrics(address)
        until = monotonic() + 60
        while opened_by_both not in text and monotonic() < until:
            # The address answers as soon as one of them is there.
            sleep(0.1)
            text = metrics(address)
    assert opened_by_both in text
    assert 'bantin_requests_total{door="search_page",status="200"} 40.0' in text
    assert "bantin_bulletins 1.0" in text


def test_a_new_generation_answers_the_next_request(tmp_path: Path) -> None:
    folder = build(tmp_path, [BRIDGE.bulletin])
    with serving(["--index", str(folder), "--port", "0", "--workers", "2"]) as address:
        build(tmp_path, [BRIDGE.bulletin, MEETING.bulletin])
        for _ in range(10):
            with urlopen(f"{address}/api/v1/search", timeout=30) as answer:
                assert json.load(answer)["total"] == 2


def test_without_an_index_it_does_not_start(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, ["--index", str(tmp_path / "none")])
    assert isinstance(result.exception, NoIndexError)
    assert "bantin reindex" in result.exception.message


def test_on_a_damaged_index_it_does_not_start(tmp_path: Path) -> None:
    folder = build(tmp_path, [BRIDGE.bulletin])
    (segment,) = folder.rglob("*.bantin")
    segment.write_bytes(segment.read_bytes()[:-64])
    result = CliRunner().invoke(main, ["serve", "--index", str(folder), "--port", "0"])
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert str(segment.name) in result.stderr


def test_on_an_index_that_cannot_answer_it_does_not_start(
    index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(self: Searcher, request: object) -> None:
        raise ZeroDivisionError("hỏng ở trong")

    monkeypatch.setattr(Searcher, "search", break_down)
    result = CliRunner().invoke(main, ["serve", "--index", str(index_dir), "--port", "0"])
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert "hỏng ở trong" in result.stderr


def test_a_port_in_use_is_named(index_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(serve, ["--index", str(index_dir), "--port", port])
    assert isinstance(result.exception, ListenError)
    assert f"port {port} of 127.0.0.1" in result.exception.message_en


def test_wrong_settings_are_named(tmp_path: Path) -> None:
    file = tmp_path / "bantin.toml"
    file.write_text("treads = 3\n", "utf-8")
    result = CliRunner().invoke(main, ["serve", "--config", str(file)])
    assert result.exit_code == Ending.USAGE
    assert "có phải là threads?" in result.stderr


def test_every_option_is_a_setting() -> None:
    options = {each.name for each in serve.params} - {"config"}
    assert options < set(Settings.model_fields)


def test_help_has_headings_in_both_languages() -> None:
    result = CliRunner().invoke(main, ["serve", "--help"])
    assert "Tùy chọn / Options" in result.stdout
    assert "Xem hướng dẫn này. / Show this help." in result.stdout


def metrics(address: str) -> str:
    with urlopen(f"{address}/metrics", timeout=30) as answer:
        return str(answer.read().decode())


@contextmanager
def serving(options: Sequence[str]) -> Iterator[str]:
    """Serve while the block runs; yields the address."""
    command = [sys.executable, "-c", "from webui.serve import serve; serve()", *options]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address
        try:
            yield address[0]
        finally:
            process.terminate()
