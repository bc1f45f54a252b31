"""Processes that serve one application together until they are told to stop.

A parent process starts another when one dies. Each has its own interpreter, and all map the same
files of the index, which are in memory once.
"""

import errno
import os
import signal
import socket
from collections.abc import Callable
from functools import partial
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from index.settings.settings import Settings
from search.errors import BantinError, reason_of
from webui.serving.graceful_shutdown import Underway, leave_when_told
from webui.serving.log import log_config
from webui.serving.shared_counts import SHARED_DIR

Load = Callable[[], Any]
"""Returns a WSGI application; called in each process."""

_HEAD_MS = 10_000
"""Milliseconds for the headers of a request to arrive; a slow client keeps its connection open."""

_LOOK_S = 0.05
_PARENT_S = 1


class ListenError(BantinError):
    """The address or the port is not available."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        reason, reason_en = reason_of(error)
        is_host = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        change, change_en = (
            ("địa chỉ khác bằng --host", "another address with --host")
            if is_host
            else ("cổng khác bằng --port", "another port with --port")
        )
        super().__init__(
            f"không mở được cổng {port} của {host} ({reason}); hãy chọn {change}",
            f"cannot listen on port {port} of {host} ({reason_en}); choose {change_en}",
        )


def find_address(host: str, port: int) -> tuple[str, int]:
    """Return the IP address of a host and a free port; raises ListenError.

    The processes open the port themselves, each for itself, and would share a port in use with
    whoever listens there.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
            found, free = tried.getsockname()[:2]
    except OSError as error:
        raise ListenError(host, port, error) from error
    return found, free


def run(
    load: Load, address: tuple[str, int], settings: Settings, on_ready: Callable[[], object]
) -> None:
    """Serve what `load` returns, until SIGTERM or Ctrl-C; requests under way are answered first.

    `on_ready` is called when the address accepts connections. Raises SystemExit with status 1 when
    processes die as soon as they start.
    """
    with TemporaryDirectory(prefix="bantin-metrics-") as shared:
        os.environ[SHARED_DIR] = shared
        try:
            Thread(target=_wait, args=(address, on_ready), daemon=True).start()
            server = _server(address, settings)
            server.serve(target_loader=partial(_load, load, os.getpid()), wrap_loader=False)
        finally:
            del os.environ[SHARED_DIR]


def _server(address: tuple[str, int], settings: Settings) -> Any:
    host, port = address
    return Server(
        "bantin",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=settings.threads,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=_HEAD_MS, max_buffer_size=settings.header_bytes
        ),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=settings.stop_seconds,
        log_level=LogLevels.warning,
        log_dictconfig=log_config(settings.log_level),
    )


def _load(load: Load, parent: int) -> Any:
    """Return the application, and end this process when its parent ends."""
    # The server handles SIGTERM once the application is there; until then the process would keep
    # the parent's handler, which only notes the signal, and be killed after `stop_seconds`.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_follow, args=(parent,), daemon=True).start()
    underway = Underway(load())
    leave_when_told(underway)
    return underway


def _follow(parent: int) -> None:
    """Send SIGTERM to this process when its parent was killed."""
    while os.getppid() == parent:
        sleep(_PARENT_S)
    os.kill(os.getpid(), signal.SIGTERM)


def _wait(address: tuple[str, int], on_ready: Callable[[], object]) -> None:
    while True:
        try:
            socket.create_connection(address, timeout=1).close()
        except OSError:
            sleep(_LOOK_S)
        else:
            on_ready()
            return
