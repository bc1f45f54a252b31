"""`bantin add`: add or replace bulletins, and keep all others."""

from pathlib import Path

import click

from index.command.ending import Ending
from index.command.group import BilingualCommand
from index.command.option import (
    dry_run_option,
    index_option,
    json_option,
    keep_option,
    log_option,
    workers_option,
)
from index.command.store import writing_store
from index.command.writing import tell, write


@click.command(cls=BilingualCommand, short_help="Thêm bản tin. / Add bulletins.")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@dry_run_option
@workers_option
@keep_option
@json_option
@log_option
@index_option
def add(
    files: tuple[Path, ...],
    dry_run: bool,
    workers: int,
    keep: int,
    as_json: bool,
    index_dir: Path,
) -> Ending:
    """Thêm bản tin của các tệp và thư mục FILE, thay bản tin trùng mã; còn lại giữ nguyên.

    Add the bulletins of the files and folders FILE, in place of those with the same ids; all
    others stay.
    """
    from index.writing import writer

    if dry_run:
        return tell(writer.plan(files, writing_store(index_dir), keep_rest=True), as_json=as_json)
    store = writing_store(index_dir)
    return write(lambda show: writer.add(files, store, show, workers, keep=keep), as_json=as_json)
