"""SQLite FTS5 and its bm25(): syllables, any of which may match."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.engine import text_of
from benchmarks.inputs.accents import without_accents
from benchmarks.ranking import DEPTH, field_for
from index.bulletin import Bulletin

_FILE = "bulletins.sqlite"
_SCHEMA = """
CREATE TABLE bulletin (number INTEGER PRIMARY KEY, id TEXT);
CREATE VIRTUAL TABLE accented
    USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE folded
    USING fts5(text, content='', tokenize="unicode61 remove_diacritics 0");
"""
_SEARCH = """
SELECT id FROM bulletin JOIN
    (SELECT rowid AS number, rank FROM {field} WHERE {field} MATCH ? ORDER BY rank LIMIT ?)
    USING (number) ORDER BY rank
"""
_SYLLABLE = re.compile(r"[^\W_]+")


class Ranker:
    """A read-only connection."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(f"file:{folder / _FILE}?mode=ro", uri=True)

    def rank(self, text: str) -> Sequence[str]:
        """Return the best hits by bm25()."""
        match = " OR ".join(f'"{each}"' for each in _SYLLABLE.findall(text))
        search = _SEARCH.format(field=field_for(text))
        return [id for (id,) in self._connection.execute(search, (match, DEPTH))]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def build(bulletins: Iterable[Bulletin], folder: Path) -> None:
    """Write the database."""
    connection = sqlite3.connect(folder / _FILE)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    for number, bulletin in enumerate(bulletins):
        text = text_of(bulletin)
        write = connection.execute
        write("INSERT INTO bulletin VALUES (?, ?)", (number, bulletin.id))
        write("INSERT INTO accented (rowid, text) VALUES (?, ?)", (number, text))
        write("INSERT INTO folded (rowid, text) VALUES (?, ?)", (number, without_accents(text)))
    connection.commit()
    connection.close()


def open_index(folder: Path) -> Ranker:
    """Open the database for reading."""
    return Ranker(folder)
