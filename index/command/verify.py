"""`bantin verify`: every byte of the index read again, and held against its checksum."""

from pathlib import Path

import click

from index.command.ending import Ending
from index.command.group import BilingualCommand
from index.command.option import index_option, json_option


@click.command(cls=BilingualCommand, short_help="Kiểm tra chỉ mục. / Check the index.")
@json_option
@index_option
def verify(as_json: bool, index_dir: Path) -> None:
    """Đọc lại toàn bộ chỉ mục hiện hành và đối chiếu với tổng kiểm của từng phần.

    Read all of the current index and hold each part against its checksum. Ends with status 5 if
    any part was altered.
    """
    from index.store import damaged_arrays

    damaged = [(str(path), name) for path, name in damaged_arrays(index_dir)]
    if as_json:
        from json import dumps

        parts = [{"path": path, "part": name} for path, name in damaged]
        click.echo(dumps({"damaged": parts}, ensure_ascii=False, indent=2))
    for path, name in () if as_json else damaged:
        click.secho(f"Bị thay đổi / Altered: {path}: {name}", fg="red")
    if damaged:
        raise SystemExit(Ending.INDEX_UNUSABLE)
    if not as_json:
        click.echo("Chỉ mục nguyên vẹn. / The index is whole.")
