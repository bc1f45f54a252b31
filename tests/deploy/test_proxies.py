"""The examples of proxies are read by them, ask for TLS, and repeat what a killed process lost."""

import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from threading import Thread
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.deploy.tools import DEPLOY, needed, run


class Dying(BaseHTTPRequestHandler):
    """A site whose process dies with the first request for each path in it."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.asked.count(self.path) > 1:
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()
        self.close_connection = True

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *values: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    Dying.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Dying) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_nginx_reads_its_file(tmp_path: Path) -> None:
    run(*nginx(tmp_path, (DEPLOY / "nginx.conf").read_text("utf-8")), "-t", "-q")


def test_caddy_reads_its_file(tmp_path: Path) -> None:
    caddy = needed("caddy")
    copy(DEPLOY / "Caddyfile", tmp_path)
    run(caddy, "validate", "--adapter", "caddyfile", "--config", tmp_path / "Caddyfile")


def test_examples_ask_for_tls() -> None:
    for name in ("nginx.conf", "Caddyfile"):
        assert 'Strict-Transport-Security "max-age=31536000"' in (DEPLOY / name).read_text("utf-8")
    assert "return 301 https://" in (DEPLOY / "nginx.conf").read_text("utf-8")


def test_nginx_repeats_a_request_that_died(site: ThreadingHTTPServer, tmp_path: Path) -> None:
    port, other = free_port(), free_port()
    content = _asking(site, (DEPLOY / "nginx.conf").read_text("utf-8"))
    content = content.replace("listen 80;", f"listen 127.0.0.1:{other};")
    content = content.replace("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;")
    with started(*nginx(tmp_path, content), "-g", "daemon off;", port=port):
        check_that_a_reader_notices_nothing(f"https://127.0.0.1:{port}")


def test_caddy_repeats_a_request_that_died(site: ThreadingHTTPServer, tmp_path: Path) -> None:
    caddy, port = needed("caddy"), free_port()
    content = _asking(site, (DEPLOY / "Caddyfile").read_text("utf-8"))
    content = content.replace("tin.lamgiang.example", f"http://127.0.0.1:{port}")
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + content, "utf-8")
    command = [caddy, "run", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")]
    with started(*command, port=port):
        check_that_a_reader_notices_nothing(f"http://127.0.0.1:{port}")


def check_that_a_reader_notices_nothing(address: str) -> None:
    """Searches are asked again; what may change something is not."""
    unverified = ssl._create_unverified_context()
    with urlopen(f"{address}/?q=nuoc", timeout=10, context=unverified) as answer:
        assert answer.status == 200
    assert Dying.asked == ["/?q=nuoc", "/?q=nuoc"]
    with pytest.raises(HTTPError, match="502"):
        urlopen(Request(f"{address}/post", b"", method="POST"), timeout=10, context=unverified)


def _asking(site: ThreadingHTTPServer, content: str) -> str:
    assert "127.0.0.1:8000" in content
    return content.replace("127.0.0.1:8000", f"127.0.0.1:{site.server_port}")


def nginx(folder: Path, site: str) -> list[str]:
    """Return the command of an nginx that has its files in a folder, with a certificate."""
    nginx, openssl = needed("nginx"), needed("openssl")
    run(
        openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x",
        "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem",
    )  # fmt: skip
    (folder / "site.conf").write_text(site.replace("/etc/ssl/bantin", str(folder)), "utf-8")
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f" {each}_temp_path {folder}/{each};" for each in kinds)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; events {{}}"
        f" http {{ access_log off;{temporary} include {folder}/site.conf; }}\n",
        "utf-8",
    )
    return [nginx, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]


@contextmanager
def started(*command: str, port: int) -> Iterator[None]:
    """Run a proxy until the end of a block; it answers at a port."""
    with subprocess.Popen(command, stdout=sys.stderr) as process:
        try:
            _wait_for(process, port)
            yield
        finally:
            process.terminate()


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = monotonic() + 10
    while process.poll() is None and monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            sleep(0.05)
        else:
            return
    pytest.fail("the proxy did not start")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
