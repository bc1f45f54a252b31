"""SQLite FTS5: a contentless table of accented and one of folded text, facets by joins."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.engine import TOP, Answer, month_id, month_of, text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.inputs.mix import Mix
from index.bulletin import Bulletin

MIXES = frozenset((Mix.WORDS, Mix.PHRASES))

_FILE = "bulletins.sqlite"
_SCHEMA = """
CREATE TABLE bulletin (number INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE publication (number INTEGER PRIMARY KEY, month INTEGER);
CREATE TABLE membership (number INTEGER, organisation TEXT, PRIMARY KEY (number, organisation))
    WITHOUT ROWID;
CREATE VIRTUAL TABLE accented
    USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE folded
    USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");
"""

# Matched and ranked once; the other parts read the matched rows.
_SEARCH = f"""
WITH matched AS MATERIALIZED (SELECT rowid AS number, rank FROM {{table}} WHERE {{table}} MATCH ?)
SELECT 'top', number, rank FROM (SELECT number, rank FROM matched ORDER BY rank LIMIT {TOP})
UNION ALL
SELECT 'month', month, count(*) FROM matched JOIN publication USING (number) GROUP BY month
UNION ALL
SELECT 'organisation', organisation, count(*) FROM matched JOIN membership USING (number)
    GROUP BY organisation
"""
_SEARCHES = {table: _SEARCH.format(table=table) for table in ("accented", "folded")}

Row = tuple[str, int | str, int]


class Reader:
    """A read-only connection."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(f"file:{folder / _FILE}?mode=ro", uri=True)
        self._connection.execute(f"PRAGMA mmap_size = {1 << 32}")

    def search(self, query: str, mix: Mix) -> list[Row]:
        """Return the best hits, the months and the organisations as rows of one statement."""
        table = "folded" if query == without_accents(query) else "accented"
        match = f'"{query}"' if mix is Mix.PHRASES else " ".join(f'"{s}"' for s in query.split())
        return self._connection.execute(_SEARCHES[table], (match,)).fetchall()

    def answer(self, found: list[Row]) -> Answer:
        """Return the answer; as every bulletin has one month, their counts add up to the total."""
        months = {month_id(int(value)): count for kind, value, count in found if kind == "month"}
        organisations = {str(id): count for kind, id, count in found if kind == "organisation"}
        return Answer(sum(months.values()), organisations, months)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write the database, and merge each full-text table into one segment."""
    connection = sqlite3.connect(folder / _FILE)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    for number, bulletin in enumerate(bulletins):
        text = text_of(bulletin)
        write = connection.execute
        write("INSERT INTO bulletin VALUES (?, ?)", (number, text))
        write("INSERT INTO publication VALUES (?, ?)", (number, month_of(bulletin)))
        write("INSERT INTO accented (rowid, text) VALUES (?, ?)", (number, text))
        write("INSERT INTO folded (rowid, text) VALUES (?, ?)", (number, without_accents(text)))
        memberships = [(number, each) for each in bulletin.organisations]
        connection.executemany("INSERT INTO membership VALUES (?, ?)", memberships)
    for table in _SEARCHES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()


def open_index(folder: Path) -> Reader:
    """Open the database for reading."""
    return Reader(folder)
