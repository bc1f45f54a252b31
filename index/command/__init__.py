"""The command line, `bantin`: one file a command; `output` prints what they find.

`group.py` finds the commands and is where to start; `ending.py` alone turns errors into exit
statuses. Commands may import every room of `index`, and do so only when they run, so that
`bantin --help` answers at once. It is the door of click and rich.
"""

import click

from index.command.group import CommandGroup


@click.group(cls=CommandGroup, invoke_without_command=True)
@click.version_option(
    package_name="bantin",
    message="bantin %(version)s",
    help="Xem phiên bản. / Show the version.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Tìm kiếm toàn văn cho các bản tin của tỉnh.

    Full-text search for the bulletins of a Vietnamese province.

    \b
    Ví dụ / Examples:
      bantin reindex samples/
      bantin search "giao ban mặt trận tổ quốc"
      bantin search covid --from 1/7/2020 --sort newest
      bantin serve
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
