"""`bantin rollback`: go back to the generation before the current one."""

from pathlib import Path

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option
from index.command.output.progress import print_event
from index.command.store import writing_store


@click.command(
    cls=BilingualCommand, short_help="Trở về thế hệ trước. / Return to the generation before."
)
@json_option
@index_option
def rollback(as_json: bool, index_dir: Path) -> None:
    """Cho người đọc dùng lại thế hệ chỉ mục trước thế hệ hiện hành.

    Thế hệ bỏ lại được dọn ở lần ghi sau hoặc bằng `bantin prune`.

    Give readers the generation before the current one again. The one that is left goes with the
    next writing, or with `bantin prune`.
    """
    from index.errors import DamagedIndexError
    from index.opening.index_folder import CURRENT
    from index.writing.lock import locked

    store = writing_store(index_dir)
    try:
        left = store.current()
    except DamagedIndexError:
        left = index_dir / CURRENT
    with locked(index_dir):
        now = store.roll_back()
    if as_json:
        print_event("rollback", generation=now.name, left=left.name)
        return
    click.echo(f"Đã trở về thế hệ {now.name}, bỏ {left.name}.")
    click.echo(f"Returned to generation {now.name}, left {left.name}.")
