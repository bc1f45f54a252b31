"""Options that several commands share."""

import logging
import os
from pathlib import Path

import click

CONFIG = "BANTIN_CONFIG"
"""The variable that names the file of settings."""


def default_index() -> Path:
    """Return the index folder that the settings name; raises SettingsError."""
    if CONFIG not in os.environ:
        # Pydantic takes a while to load, and is only needed here if there is a file.
        return Path("var/index")
    from index.settings.loading import load_settings

    return load_settings().settings.index


index_option = click.option(
    "--index",
    "index_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="BANTIN_INDEX",
    default=default_index,
    show_default="var/index",
    show_envvar=True,
    help="Thư mục chỉ mục. / Index folder.",
)

json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="In JSON cho chương trình khác đọc. / Print JSON, for programs.",
)

workers_option = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="Số tiến trình phân tích; mặc định là số nhân. / Analysing processes; as many as cores.",
)

keep_option = click.option(
    "--keep",
    metavar="N",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Số thế hệ giữ lại, kể cả thế hệ hiện hành. / Generations to keep, with the current one.",
)

dry_run_option = click.option(
    "--dry-run",
    is_flag=True,
    help="Chỉ nêu những gì sẽ thay đổi. / Only say what would change.",
)


def _log(_context: click.Context, _option: click.Parameter, level: str) -> None:
    form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=level.upper(), format=form)


log_option = click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="warning",
    show_default=True,
    expose_value=False,
    callback=_log,
    help="Ghi gì vào đầu ra lỗi. / What to log to the error output.",
)

config_option = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tệp thiết lập (TOML); hoặc BANTIN_CONFIG. / File of settings; or BANTIN_CONFIG.",
)
