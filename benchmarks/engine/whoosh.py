"""Stock Whoosh on the index that Bantin writes: its matchers, its scoring, its Searcher.

Their results are ranked and counted by Bantin's code. That favours Whoosh, if either: its own
collector and facets (`Searcher.search(groupedby=…)`, each facet reading a list in document order)
took as long, 48.7 ms a query against 48.5 on 5,000 news items.
"""

from pathlib import Path

from benchmarks.engine import Answer
from benchmarks.engine.bantin import Found, build, finish, name
from benchmarks.inputs.mix import Mix
from index.codec.whoosh_api import index as whoosh_index
from index.opening.generation_arrays import open_index_reader
from index.opening.index_folder import current_path
from index.opening.schema import SCHEMA
from search.query.parser import parse
from tests.oracles.stock import StockExecutor

__all__ = ["MIXES", "Reader", "build", "open_index"]

MIXES = frozenset((Mix.WORDS, Mix.PHRASES))


class Reader:
    """Bantin's current generation as Whoosh reads it."""

    def __init__(self, folder: Path) -> None:
        index = whoosh_index.open_index(current_path(folder), SCHEMA)
        self._whoosh_reader = index.reader()
        self._executor = StockExecutor(self._whoosh_reader)
        self._reader = open_index_reader(index)

    def search(self, query: str, mix: Mix) -> Found:
        """Walk all matching documents, a posting at a time."""
        text = f'"{query}"' if mix is Mix.PHRASES else query
        return finish(self._executor.match(parse(text)), self._reader)

    def answer(self, found: Found) -> Answer:
        """Return the counts by id."""
        return name(found, self._reader)

    def close(self) -> None:
        """Close Whoosh's reader."""
        self._whoosh_reader.close()


def open_index(folder: Path) -> Reader:
    """Open the current generation through Whoosh."""
    return Reader(folder)
