"""`bantin serve`: the site behind a production server."""

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from flask import Flask

    from index.settings.settings import Settings


@click.command(short_help="Mở trang tìm kiếm. / Serve the search page and JSON.")
@click.option(
    "--host", help="Địa chỉ lắng nghe; mặc định 127.0.0.1. / Address to listen on (127.0.0.1)."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Cổng, mặc định 8000; 0 là một cổng còn trống. / Port (8000); 0 takes a free one.",
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Số tiến trình phục vụ; mặc định là số nhân. / Serving processes; as many as cores.",
)
@click.option(
    "--index",
    "index",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Thư mục chỉ mục; mặc định var/index. / Index folder (var/index).",
)
@click.option(
    "--metrics/--no-metrics",
    default=None,
    help="Mở /metrics cho Prometheus; mặc định không. / Serve /metrics for Prometheus (off).",
)
@click.option(
    "--log-queries/--no-log-queries",
    default=None,
    help="Ghi cả câu tìm; mặc định không. / Log what readers search for as well (off).",
)
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    help="Ghi gì vào đầu ra lỗi; mặc định info. / What to log to the error output (info).",
)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tệp thiết lập (TOML); hoặc BANTIN_CONFIG. / File of settings; or BANTIN_CONFIG.",
)
def serve(config: Path | None, **given: Any) -> None:
    """Mở trang tìm kiếm và API, cho đến khi nhấn Ctrl-C.

    Chỉ mục mới do `bantin reindex` lập ra được dùng ngay, không phải chạy lại. Mỗi tùy chọn cũng
    đặt được bằng biến môi trường hay tệp TOML; `bantin config` nêu hết.

    Serve the search page and the JSON endpoint until Ctrl-C or SIGTERM; requests under way are
    answered first. A new index made by `bantin reindex` is taken up at once, without a restart.
    Every option, and more, can be set by the environment or a TOML file: see `bantin config`.

    \b
    Kết thúc / Exit status:
      0  đã dừng theo yêu cầu / stopped as asked
      1  không mở được cổng, hoặc tiến trình phục vụ chết liên tục / no port, or processes that die
      2  thiết lập sai / wrong settings
      5  không có chỉ mục dùng được / no usable index
    """
    from index.settings.loading import load_settings
    from search.kernel.library import describe, find_kernel
    from webui.serving.server import find_address, run

    settings = load_settings(given, config).settings
    _try(settings)
    # This process lives as long as the site, and would hold the files of a generation that is
    # deleted meanwhile.
    gc.collect()
    address = find_address(settings.host, settings.port)
    kernel = describe(find_kernel(is_wanted=settings.kernel))
    tell = partial(_tell, settings.host, address[1], kernel)
    run(partial(_load, settings), address, settings, tell)


def _try(settings: "Settings") -> None:
    """Open the index and search it once; raises whatever opening raises."""
    from index.errors import DamagedIndexError
    from index.opening.index_store import reading, store_of
    from search.errors import BantinError
    from search.request import SearchRequest

    with reading(store_of(settings, settings.index)) as generation:
        try:
            generation.searcher.search(SearchRequest())
        except BantinError:
            raise
        except Exception as error:
            # Whatever this search raises, the first request would raise as well.
            raise DamagedIndexError(generation.path, repr(error), repr(error)) from error


def _tell(host: str, port: int, kernel: str) -> None:
    bracketed = f"[{host}]" if ":" in host else host
    click.echo(f"Bantin: http://{bracketed}:{port} (Ctrl-C: dừng / stop)")
    click.echo(f"Tìm bằng / Searching by: {kernel}")


def _load(settings: "Settings") -> "Flask":
    """Return the application with its index open, so that no request waits for it."""
    from webui.application import create_app
    from webui.current import warm_up
    from webui.serving.gc_tuning import settle

    app = create_app(settings.index, settings=settings)
    warm_up(app, settle)
    return app
