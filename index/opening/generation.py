"""A generation as readers use it: opened, with its searcher.

with closing(open_current(Path("var/index"))) as generation:
    page = generation.searcher.search(SearchRequest("mat tran"))
"""

from dataclasses import dataclass
from pathlib import Path

from index.bulletin import Bulletin
from index.errors import NoIndexError
from index.opening.generation_arrays import open_arrays, open_current_arrays
from index.opening.index_folder import GENERATIONS, finished_paths
from index.opening.meta import Meta
from search.engine.array_engine import ArrayEngine
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole, unchanging index, open for reading."""

    path: Path
    meta: Meta
    searcher: Searcher

    def bulletin(self, id: str) -> Bulletin | None:
        """Return a bulletin as its source gave it, or None."""
        stored = self.searcher.stored(id)
        return None if stored is None else Bulletin.from_json(stored["bulletin"])


def open_current(index_dir: Path) -> Generation:
    """Open the generation that readers are to use now.

    Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    opened = open_current_arrays(index_dir)
    return Generation(opened.path, opened.meta, Searcher(ArrayEngine(opened.reader)))


def open_named(index_dir: Path, name: str) -> Generation:
    """Open a generation that is still on disk, whether readers are to use it or not.

    Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    path = index_dir / GENERATIONS / name
    if path not in finished_paths(index_dir):
        raise NoIndexError(index_dir)
    opened = open_arrays(path)
    return Generation(opened.path, opened.meta, Searcher(ArrayEngine(opened.reader)))
