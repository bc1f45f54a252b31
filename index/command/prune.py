"""`bantin prune`: remove old generations, and what killed runs left."""

from pathlib import Path

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option, keep_option
from index.command.output.progress import print_event
from index.command.store import writing_store


@click.command(cls=BilingualCommand, short_help="Dọn thế hệ cũ. / Remove old generations.")
@keep_option
@json_option
@index_option
def prune(keep: int, as_json: bool, index_dir: Path) -> None:
    """Xóa các thế hệ cũ, thế hệ đã bị bỏ bằng `bantin rollback`, và những gì lần chạy dở để lại.

    Remove old generations, those that `bantin rollback` left, and what broken runs left behind.
    """
    from index.writing.lock import locked

    store = writing_store(index_dir)
    current = store.current()
    with locked(index_dir):
        removed = [each.name for each in store.prune(keep)]
    if as_json:
        print_event("prune", current=current.name, removed=removed)
        return
    for name in removed:
        click.echo(f"Đã xóa / Removed: {name}")
    click.echo(f"Hiện hành / Current: {current.name}")
