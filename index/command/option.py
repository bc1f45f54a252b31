"""Options that several commands share."""

from pathlib import Path

import click

index_option = click.option(
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

json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="In JSON cho chương trình khác đọc. / Print JSON, for programs.",
)
