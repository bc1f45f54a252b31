"""A straightforward pipeline to the same fields: pyvi's ViTokenizer, then Whoosh's own writer.

Whoosh analyses, inverts and writes in two processes; each text is indexed accented and plain, as
Bantin's are. Organisations are only those that the source names: nothing in stock finds others.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from pyvi import ViTokenizer, ViUtils
from whoosh.analysis import LowercaseFilter, RegexTokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.index import create_in

from benchmarks.engine import month_id, month_of
from index.bulletin import Bulletin
from search.field import Field

PROCESSES = 2

# Small enough that each process gets some bulletins: one without any ends with an error.
_BATCH = 20


def measure_stock(bulletins: Iterable[Bulletin], folder: Path) -> float:
    """Return the bulletins a second that are indexed in a new folder, commit included."""
    folder.mkdir()
    ViTokenizer.tokenize("khởi động")
    started = perf_counter()
    writer = create_in(str(folder), _schema()).writer(procs=PROCESSES, batchsize=_BATCH)
    count = 0
    for bulletin in bulletins:
        count += 1
        writer.add_document(**_fields(bulletin))
    writer.commit()
    return count / (perf_counter() - started)


def _schema() -> Schema:
    analyser = RegexTokenizer(r"\w+") | LowercaseFilter()
    texts = {name: TEXT(analyser) for field in Field for name in (field.value, field.plain)}
    return Schema(
        **texts,
        id=ID(unique=True),
        organisations=KEYWORD(commas=True),
        day=ID,
        month=ID,
        published=NUMERIC(int, bits=64, sortable=True),
        stored=STORED,
    )


def _fields(bulletin: Bulletin) -> Mapping[str, Any]:
    fields: dict[str, Any] = {}
    for field, text in _texts(bulletin).items():
        words = ViTokenizer.tokenize(text) if text else ""
        fields[field] = words
        fields[field.plain] = str(ViUtils.remove_accents(words), "utf-8") if words else ""
    return {
        **fields,
        "id": bulletin.id,
        "organisations": ",".join(bulletin.organisations),
        "day": bulletin.published.date().isoformat(),
        "month": month_id(month_of(bulletin)),
        "published": int(bulletin.published.timestamp()),
        "stored": bulletin.to_json(),
    }


def _texts(bulletin: Bulletin) -> Mapping[Field, str]:
    return {
        Field.TITLE: bulletin.title,
        Field.LEAD: bulletin.lead,
        Field.BODY: "\n".join(bulletin.body),
        Field.CAPTIONS: "\n".join(bulletin.captions),
        Field.AUTHOR: bulletin.author,
    }
