"""`bantin serve`: the site behind a production server."""

import signal
import socket
import sys
from pathlib import Path
from types import FrameType

import click

from search.errors import BantinError

# More than the cores of a small machine, so that a slow reader's connection holds up nobody.
_THREADS = 4


class ListenError(BantinError):
    """The address or the port is not to be had."""

    def __init__(self, host: str, port: int, reason: OSError) -> None:
        super().__init__(
            f"không mở được cổng {port} của {host} ({reason.strerror});"
            " hãy chọn cổng khác bằng --port",
            f"cannot listen on port {port} of {host} ({reason.strerror});"
            " choose another with --port",
        )


@click.command(short_help="Mở trang tìm kiếm. / Serve the search page and JSON.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Địa chỉ để nghe. / Address to listen on.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Cổng; 0 là một cổng còn trống. / Port; 0 takes a free one.",
)
@click.option(
    "--index",
    "index_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="BANTIN_INDEX",
    default=Path("var/index"),
    show_default=True,
    show_envvar=True,
    help="Thư mục chỉ mục. / Index folder.",
)
def serve(host: str, port: int, index_dir: Path) -> None:
    """Mở trang tìm kiếm và cổng JSON cho trình duyệt, đến khi nhấn Ctrl-C.

    Chỉ mục mới do `bantin reindex` lập ra được dùng ngay, không phải chạy lại.

    Serve the search page and the JSON endpoint until Ctrl-C or SIGTERM. A new index made by
    `bantin reindex` is taken up at once, without a restart.
    """
    from waitress.server import create_server

    from index.store import open_current
    from webui.application import create_app

    open_current(index_dir).close()
    listening = _listen(host, port)
    # With an `ident`, waitress would tell every client its name.
    server = create_server(create_app(index_dir), sockets=[listening], threads=_THREADS, ident=None)
    signal.signal(signal.SIGTERM, _stop)
    place = f"[{host}]" if ":" in host else host
    click.echo(f"Bantin: http://{place}:{listening.getsockname()[1]} (Ctrl-C: dừng / stop)")
    # Returns after Ctrl-C or SIGTERM, when the requests under way are answered.
    server.run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise ListenError(host, port, error) from error


def _stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)
