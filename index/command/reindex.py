"""`bantin reindex`: build the index anew from its sources."""

import os
import sys
from pathlib import Path

import click

from index.command.ending import Ending
from index.command.group import BilingualCommand
from index.command.option import index_option, json_option
from index.command.progress import json_progress, terminal_progress
from index.command.summary import print_problems, print_report


@click.command(
    cls=BilingualCommand, short_help="Lập chỉ mục các bản tin. / Build the index from bulletins."
)
@click.argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="Số tiến trình phân tích; mặc định là số nhân. / Analysing processes; as many as cores.",
)
@json_option
@index_option
def reindex(sources: tuple[Path, ...], workers: int, as_json: bool, index_dir: Path) -> Ending:
    """Lập lại chỉ mục từ các tệp và thư mục SOURCE (.txt, .html, .jsonl, .csv).

    Người đang tìm kiếm vẫn dùng chỉ mục cũ cho đến khi chỉ mục mới xong; dừng bằng Ctrl-C lúc nào
    cũng an toàn.

    Build the index from the files and folders SOURCE. Searching goes on with the old index until
    the new one is whole; Ctrl-C is safe at any moment.

    \b
    Kết thúc / Exit status:
      0  xong / done
      3  xong, nhưng có bản tin không đọc được / done, but some bulletins were rejected
      4  đang có tiến trình khác ghi / another run is writing
      5  không có gì để lập chỉ mục / nothing to index
    """
    from index.errors import NothingToIndexError
    from index.writer import reindex as write

    as_json = as_json or not is_terminal()
    try:
        with json_progress() if as_json else terminal_progress() as show:
            report = write(sources, index_dir, show, workers)
    except NothingToIndexError as error:
        print_problems(error.problems, as_json)
        raise
    print_report(report, as_json)
    return Ending.SOME_REJECTED if report.meta.rejected else Ending.DONE


def is_terminal() -> bool:
    """Say whether a person, rather than a program or a log, reads the output."""
    return sys.stdout.isatty()
