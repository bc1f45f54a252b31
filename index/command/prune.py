"""`bantin prune`: remove old generations, and what killed runs left."""

from pathlib import Path

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option, keep_option
from index.command.output.progress import print_event


@click.command(cls=BilingualCommand, short_help="Dọn thế hệ cũ. / Remove old generations.")
@keep_option
@json_option
@index_option
def prune(keep: int, as_json: bool, index_dir: Path) -> None:
    """Xóa các thế hệ cũ, thế hệ đã bị bỏ bằng `bantin rollback`, và những gì lần chạy dở để lại.

    Remove old generations, those that `bantin rollback` left, and what broken runs left behind.
    """
    from index.opening.index_folder import current_path
    from index.writing import generations
    from index.writing.lock import locked

    current = current_path(index_dir)
    with locked(index_dir):
        removed = [each.name for each in generations.prune(index_dir, keep)]
    if as_json:
        print_event("prune", current=current.name, removed=removed)
        return
    for name in removed:
        click.echo(f"Đã xóa / Removed: {name}")
    click.echo(f"Hiện hành / Current: {current.name}")
