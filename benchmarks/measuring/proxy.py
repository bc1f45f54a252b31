"""Caddy before a site, as an office's example has it, but without TLS."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

_HOST = "tin.lamgiang.example"
_SITE = "127.0.0.1:8000"


@contextmanager
def proxied(address: str, caddyfile: Path, folder: Path) -> Iterator[str]:
    """Run Caddy before the site at an address until the end of a block; yields its own address.

    Raises ValueError if the file names another host or site than the example, and TimeoutError if
    Caddy does not listen within ten seconds.
    """
    content = caddyfile.read_text("utf-8")
    if _HOST not in content or _SITE not in content:
        raise ValueError(f"{caddyfile} does not send {_HOST} to {_SITE}")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    own = f"http://127.0.0.1:{port}"
    content = content.replace(_HOST, own).replace(_SITE, address.removeprefix("http://"))
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + content, "utf-8")
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as caddy:
        try:
            _wait_for(port)
            yield own
        finally:
            caddy.terminate()


def _wait_for(port: int) -> None:
    until = monotonic() + 10
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if monotonic() > until:
                raise TimeoutError("Caddy does not listen") from None
            sleep(0.05)
        else:
            return
