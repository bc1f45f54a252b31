"""SQLite's site: full-text tables over one table of texts, so that FTS5 can make snippets.

The folded table is filled with folded text, but makes its snippets of the text as written: FTS5
finds them by token offsets, which are the same in both.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import local
from typing import Any

from benchmarks.engine import TOP, month_id, month_of, text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.site import Hit, shape
from index.bulletin import Bulletin

_FILE = "site.sqlite"
_FTS = "fts5(text, content='bulletin', content_rowid='number', tokenize='unicode61 {}')"
_TOKENS = "remove_diacritics 0"
_SCHEMA = f"""
CREATE TABLE bulletin (number INTEGER PRIMARY KEY, id TEXT, title TEXT, published TEXT, text TEXT);
CREATE TABLE publication (number INTEGER PRIMARY KEY, month INTEGER);
CREATE TABLE membership (number INTEGER, organisation TEXT, PRIMARY KEY (number, organisation))
    WITHOUT ROWID;
CREATE VIRTUAL TABLE accented USING {_FTS.format(_TOKENS)};
CREATE VIRTUAL TABLE folded USING {_FTS.format(_TOKENS)};
"""
_COUNT = """
WITH matched AS MATERIALIZED (SELECT rowid AS number FROM {table} WHERE {table} MATCH ?)
SELECT 'month', month, count(*) FROM matched JOIN publication USING (number) GROUP BY month
UNION ALL
SELECT 'organisation', organisation, count(*) FROM matched JOIN membership USING (number)
    GROUP BY organisation
"""
_NAMES = "SELECT organisation FROM membership WHERE number = ?"
_BEGIN, _END = "\x02", "\x03"
# A snippet needs the match itself, so that ranking cannot reuse the rows that were counted.
_HITS = f"""
SELECT number, id, title, published,
    snippet({{table}}, 0, '{_BEGIN}', '{_END}', '…', 40)
FROM {{table}} JOIN bulletin ON bulletin.number = {{table}}.rowid
WHERE {{table}} MATCH ? ORDER BY {{table}}.rank LIMIT {TOP}
"""


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write the database, and merge each full-text table into one segment."""
    connection = sqlite3.connect(folder / _FILE)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    for number, each in enumerate(bulletins):
        text = text_of(each)
        write = connection.execute
        shown = (number, each.id, each.title, each.published.isoformat(), text)
        write("INSERT INTO bulletin VALUES (?, ?, ?, ?, ?)", shown)
        write("INSERT INTO publication VALUES (?, ?)", (number, month_of(each)))
        write("INSERT INTO accented (rowid, text) VALUES (?, ?)", (number, text))
        write("INSERT INTO folded (rowid, text) VALUES (?, ?)", (number, without_accents(text)))
        memberships = [(number, organisation) for organisation in each.organisations]
        connection.executemany("INSERT INTO membership VALUES (?, ?)", memberships)
    for table in ("accented", "folded"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()


def open_site(folder: Path) -> "SqliteAnswers":
    """Open the database."""
    return SqliteAnswers(folder / _FILE)


class SqliteAnswers:
    """A site over one connection a thread."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._opened = local()

    def answer(self, query: str) -> Mapping[str, Any]:
        """Count in one statement, rank and highlight in another."""
        table = "folded" if query == without_accents(query) else "accented"
        match = " ".join(f'"{each}"' for each in query.split())
        ask = self._connection().execute
        counted = ask(_COUNT.format(table=table), (match,)).fetchall()
        months = {month_id(int(value)): count for kind, value, count in counted if kind == "month"}
        names = {value: count for kind, value, count in counted if kind == "organisation"}
        rows = ask(_HITS.format(table=table), (match,)).fetchall()
        hits = [
            Hit(
                id,
                title,
                published,
                *_unmark(snippet),
                [name for (name,) in ask(_NAMES, (number,))],
            )
            for number, id, title, published, snippet in rows
        ]
        # Every bulletin has one month.
        return shape(query, sum(months.values()), hits, names, months)

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._opened, "connection", None)
        if held is None:
            held = sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)
            held.execute(f"PRAGMA mmap_size = {1 << 32}")
            self._opened.connection = held
        return held


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a snippet without its highlight signs, and the offsets of the highlights."""
    text, *pieces = marked.split(_BEGIN)
    marks = []
    for piece in pieces:
        inside, _, after = piece.partition(_END)
        marks.append((len(text), len(text) + len(inside)))
        text += inside + after
    return text, marks
