"""`bantin search`: a query answered on the terminal, or as the JSON that the web API gives."""

from contextlib import closing
from pathlib import Path

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option


@click.command(cls=BilingualCommand, short_help="Tìm bản tin. / Search bulletins.")
@click.argument("query")
@click.option(
    "--org",
    "organisations",
    metavar="ID",
    multiple=True,
    help="Chỉ của cơ quan này; lặp lại được. / Only of this organisation; repeatable.",
)
@click.option(
    "--from",
    "published_from",
    metavar="D",
    help="Từ ngày, như 2020-07-13 hay 13/7/2020. / From this day on.",
)
@click.option("--to", "published_to", metavar="D", help="Đến hết ngày. / Up to this day.")
@click.option(
    "--sort",
    metavar="S",
    default="relevance",
    show_default=True,
    help="Thứ tự: relevance, newest, oldest. / The order of the hits.",
)
@click.option("--page", metavar="N", default="1", show_default=True, help="Trang. / Page.")
@click.option(
    "--per-page",
    metavar="N",
    default="10",
    show_default=True,
    help="Số bản tin mỗi trang. / Hits on a page.",
)
@json_option
@index_option
def search(
    query: str,
    organisations: tuple[str, ...],
    published_from: str | None,
    published_to: str | None,
    sort: str,
    page: str,
    per_page: str,
    as_json: bool,
    index_dir: Path,
) -> None:
    """Tìm bản tin theo từ, "cụm từ", -từ loại trừ, OR và tiền tố*.

    Gõ không dấu cũng tìm được; dấu nào đã gõ thì được tôn trọng. Cơ quan được gọi bằng mã, như
    cuối mỗi lần tìm in ra.

    Search by words, "phrases", -excluded, OR and prefix*. Marks may be left out; those typed are
    honoured. Organisations go by the ids that each search prints last.

    \b
    Ví dụ / Examples:
      bantin search "mat tran to quoc"
      bantin search '"vận động Nhân dân" -covid' --sort newest
      bantin search 73-NQ/TU --json
    """
    from index.store import open_current
    from search.parameters import read_request

    values = {
        "q": [query],
        "org": list(organisations),
        "from": [published_from] if published_from else [],
        "to": [published_to] if published_to else [],
        "sort": [sort],
        "page": [page],
        "per_page": [per_page],
    }
    request = read_request(values)
    with closing(open_current(index_dir)) as generation:
        result = generation.searcher.search(request)
    if as_json:
        from json import dumps

        from search.answer import to_json

        click.echo(dumps(to_json(result), ensure_ascii=False, indent=2))
    else:
        from index.command.answer import print_answer

        print_answer(result)
