"""`bantin reindex`: make the index what its sources are."""

from pathlib import Path

import click

from index.command.ending import Ending, WrongValue
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


def _home(_context: click.Context, _option: click.Parameter, written: str | None) -> str | None:
    """Return the given province in Bantin's spelling: empty for none, None without the option."""
    if not written:
        return written
    from search.places.home import read_home

    home = read_home(written)
    if home is None:
        raise WrongValue(
            f"“{written}” không phải tỉnh hay thành phố nào đã biết; hãy viết như Tuyên Quang,"
            " hay tỉnh Lâm Giang nếu tỉnh ấy mới",
            f"“{written}” is no known province; write it as Tuyên Quang,"
            " or as tỉnh Lâm Giang if it is new",
        )
    return f"{home.word} {home.name}"


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
    "--full",
    is_flag=True,
    help="Đọc và phân tích lại tất cả. / Read and analyse everything again.",
)
@click.option(
    "--home",
    metavar="PLACE",
    callback=_home,
    help="Tỉnh hay thành phố của các bản tin: UBND tỉnh là của tỉnh ấy; '' để bỏ, mặc định như"
    " lần trước. / The province that bulletins are of where they don't say; '' for none.",
)
@dry_run_option
@workers_option
@keep_option
@json_option
@log_option
@index_option
def reindex(
    sources: tuple[Path, ...],
    full: bool,
    home: str | None,
    dry_run: bool,
    workers: int,
    keep: int,
    as_json: bool,
    index_dir: Path,
) -> Ending:
    """Làm cho chỉ mục đúng với các tệp và thư mục SOURCE (.txt, .html, .jsonl, .csv).

    Chỉ bản tin mới, đã sửa hoặc đã mất mới phải xử lý. Người đang tìm kiếm vẫn dùng chỉ mục cũ
    cho đến khi chỉ mục mới xong và đã qua kiểm tra; dừng bằng Ctrl-C lúc nào cũng an toàn.

    Make the index what the files and folders SOURCE hold. Only bulletins that are new, changed or
    gone cost work. Searching goes on with the old index until the new one is whole and checked;
    Ctrl-C is safe at any moment.

    \b
    Kết thúc / Exit status:
      0  xong / done
      3  xong, nhưng có bản tin không đọc được / done, but some bulletins were rejected
      4  đang có tiến trình khác ghi / another run is writing
      5  không có gì để lập chỉ mục, hoặc không qua kiểm tra / nothing to index, or a check failed
    """
    from index.writing import writer

    store = writing_store(index_dir)
    if dry_run:
        return tell(writer.plan(sources, store, full=full, home=home), as_json=as_json)
    return write(
        lambda show: writer.reindex(sources, store, show, workers, full=full, keep=keep, home=home),
        as_json=as_json,
    )
