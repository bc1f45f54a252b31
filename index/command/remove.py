"""`bantin remove`: take bulletins out of the index."""

from pathlib import Path

import click

from index.command.ending import Ending
from index.command.group import BilingualCommand
from index.command.option import dry_run_option, index_option, json_option, keep_option, log_option
from index.command.store import writing_store
from index.command.writing import tell, write


@click.command(cls=BilingualCommand, short_help="Gỡ bản tin. / Remove bulletins.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@dry_run_option
@keep_option
@json_option
@log_option
@index_option
def remove(
    ids: tuple[str, ...], dry_run: bool, keep: int, as_json: bool, index_dir: Path
) -> Ending:
    """Gỡ các bản tin mã ID khỏi chỉ mục; `bantin reindex` đưa chúng trở lại nếu nguồn còn có.

    Remove the bulletins with these IDs; `bantin reindex` brings them back if the sources still
    have them.
    """
    from index.writing import writer

    if dry_run:
        return tell(writer.plan_removal(ids, writing_store(index_dir)), as_json=as_json)
    store = writing_store(index_dir)
    return write(lambda show: writer.remove(ids, store, show, keep=keep), as_json=as_json)
