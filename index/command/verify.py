"""`bantin verify`: all that can be checked of the index, checked."""

from pathlib import Path

import click

from index.command.ending import Ending
from index.command.group import BilingualCommand
from index.command.option import index_option, json_option, log_option
from index.command.store import audited


@click.command(cls=BilingualCommand, short_help="Kiểm tra chỉ mục. / Check the index.")
@json_option
@log_option
@index_option
def verify(as_json: bool, index_dir: Path) -> Ending:
    """Đọc lại toàn bộ chỉ mục hiện hành: tổng kiểm của từng tệp và từng phần, từng bản tin theo mã,
    một số bản tin theo tiêu đề, và danh mục từ của chúng so với nội dung.

    Read all of the current index: the checksums of each file and each part, every bulletin by its
    id, a sample by their titles, and the sample's postings against the stored text. Ends with
    status 5 if anything is wrong.
    """
    faults = audited(index_dir)
    if as_json:
        from dataclasses import asdict
        from json import dumps

        record = {"faults": [asdict(each) for each in faults]}
        click.echo(dumps(record, ensure_ascii=False, indent=2))
    for each in () if as_json else faults:
        click.secho(f"{each.reason} / {each.reason_en}", fg="red")
    if not faults and not as_json:
        click.echo("Chỉ mục nguyên vẹn. / The index is whole.")
    return Ending.INDEX_UNUSABLE if faults else Ending.DONE
