"""`bantin show`: one bulletin, whole."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.command.group import BilingualCommand
from index.command.option import index_option, json_option
from index.command.store import reading_store

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command(cls=BilingualCommand, short_help="Xem một bản tin. / Show one bulletin.")
@click.argument("id")
@json_option
@index_option
def show(id: str, as_json: bool, index_dir: Path) -> None:
    """Xem toàn văn bản tin có mã ID, như `bantin search` in ra.

    Show the whole bulletin with this ID, as `bantin search` prints it.
    """
    from index.errors import NoBulletinError
    from index.opening.index_store import reading

    with reading(reading_store(index_dir)) as generation:
        stored = generation.searcher.stored(id)
        if stored is None:
            raise NoBulletinError(id)
        if as_json:
            from json import dumps

            click.echo(dumps(dict(stored), ensure_ascii=False, indent=2))
        else:
            _print(stored)


def _print(stored: "Mapping[str, Any]") -> None:
    from rich.console import Console
    from rich.text import Text

    from index.bulletin import Bulletin

    bulletin = Bulletin.from_json(stored["bulletin"])
    about = {
        "Ngày / Published": f"{bulletin.published:%d/%m/%Y %H:%M}",
        "Cơ quan / Organisations": ", ".join(each["label"] for each in stored["organisations"]),
        "Văn bản / Documents": ", ".join(stored["codes"]),
        "Tác giả / Author": bulletin.author,
        "Nơi đăng / Publisher": bulletin.publisher,
        "Địa chỉ / Address": bulletin.url,
    }
    console = Console(highlight=False)
    paragraphs = [
        Text(bulletin.title, style="bold"),
        Text("\n".join(f"{name}: {value}" for name, value in about.items() if value), style="cyan"),
        Text(bulletin.lead, style="italic"),
        *(Text(each) for each in bulletin.body),
        *(Text(f"[Ảnh / Photo] {each}", style="dim") for each in bulletin.captions),
        *(Text(f"[Tệp / File] {each.title} {each.url}") for each in bulletin.attachments),
    ]
    texts = [each for each in paragraphs if each.plain]
    for text in texts:
        console.print(
            text, end="\n" if text is texts[-1] else "\n\n", soft_wrap=not console.is_terminal
        )
