"""`/ban-tin.csv`, `/ban-tin.jsonl`: everything that a search finds, as a download."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from json import dumps
from typing import Any
from urllib.parse import quote

from flask import Response, url_for

from index.answer_json.bulletin import bulletin_json
from webui.current import current_searcher
from webui.i18n.language import PageBlueprint
from webui.pages.machines import spreadsheet
from webui.request_args import read_search_request

blueprint = PageBlueprint("export", __name__)

# Bulletins sent at once: enough to make sending cheap, few enough to hold in memory.
_BATCH = 100

Stored = Mapping[str, Any]
PageOf = Callable[[str], str]
Write = Callable[[Iterable[Stored], PageOf], str]


@blueprint.get("/ban-tin.csv")
def as_csv() -> Response:
    """Answer with a row of CSV for each bulletin, for spreadsheets."""
    start = spreadsheet.BYTE_ORDER_MARK + spreadsheet.csv_text([spreadsheet.header()])
    return _download(_csv_rows, "csv", "text/csv", start)


@blueprint.get("/ban-tin.jsonl")
def as_json_lines() -> Response:
    """Answer with a line of JSON for each whole bulletin, for programs."""
    return _download(_json_lines, "jsonl", "application/x-ndjson")


def _download(write: Write, suffix: str, mimetype: str, start: str = "") -> Response:
    """Stream all bulletins of the search; `listing` keeps the generation that it began with."""
    listing = current_searcher().answer(read_search_request()).listing
    return Response(
        _stream(iter(listing), write, _page_address(), start),
        mimetype=mimetype,
        headers={
            "Content-Disposition": f'attachment; filename="ban-tin.{suffix}"',
            "X-Total-Count": str(len(listing)),
        },
    )


def _stream(records: Iterator[Stored], write: Write, page_of: PageOf, start: str) -> Iterator[str]:
    if start:
        yield start
    while batch := list(islice(records, _BATCH)):
        yield write(batch, page_of)


def _csv_rows(batch: Iterable[Stored], page_of: PageOf) -> str:
    return spreadsheet.csv_text(
        spreadsheet.row(each, page_of(each["bulletin"]["id"])) for each in batch
    )


def _json_lines(batch: Iterable[Stored], page_of: PageOf) -> str:
    return "".join(
        f"{dumps(bulletin_json(each, page_of(each['bulletin']['id'])), ensure_ascii=False)}\n"
        for each in batch
    )


def _page_address() -> PageOf:
    """Return a function from an id to the absolute address of its page; it outlives the request."""
    folder = url_for("bulletin_page.show", bulletin_id="", _external=True)
    return lambda id: folder + quote(id, safe="!$&'()*+,/:;=@")
