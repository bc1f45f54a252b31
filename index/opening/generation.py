"""A generation as readers use it: opened, with its searcher.

generation = open_current(Path("var/index"))
page = generation.searcher.search(SearchRequest("mat tran"))
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.bulletin import Bulletin
from index.codec.container import Container
from index.errors import NoIndexError
from index.opening.generation_arrays import GenerationArrays, open_arrays, open_current_arrays
from index.opening.index_folder import GENERATIONS, finished_paths
from index.opening.meta import Meta
from index.opening.wholeness import check_whole
from search.engine.compiled.engine import open_engine
from search.kernel.library import Kernel, NoKernel, find_kernel
from search.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole, unchanging index, open for reading."""

    path: Path
    meta: Meta
    searcher: Searcher
    containers: Sequence[Container]

    def bulletin(self, id: str) -> Bulletin | None:
        """Return a bulletin as its source gave it, or None."""
        stored = self.searcher.stored(id)
        return None if stored is None else Bulletin.from_json(stored["bulletin"])

    def check_whole(self, besides: "Generation | None" = None) -> None:
        """Read everything that answers come from; raises DamagedIndexError.

        Segments that another generation, found whole before, has as well are not read again.
        """
        known = {each.identity for each in besides.containers} if besides else set()
        check_whole([each for each in self.containers if each.identity not in known])

    def stamps(self) -> Sequence[tuple[int, int]]:
        """Return lengths and times of the files: a generation in which they change is damaged."""
        return [each.stamp for each in self.containers]


def open_current(index_dir: Path, kernel: Kernel | NoKernel | None = None) -> Generation:
    """Open the generation that readers are to use now; by default with the kernel of this process.

    Its arrays are not yet checked. Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    return _for_readers(open_current_arrays(index_dir), kernel)


def open_named(index_dir: Path, name: str, kernel: Kernel | NoKernel | None = None) -> Generation:
    """Open a generation that is still on disk, whether readers are to use it or not.

    Its arrays are not yet checked. Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    path = index_dir / GENERATIONS / name
    if path not in finished_paths(index_dir):
        raise NoIndexError(index_dir)
    return _for_readers(open_arrays(path), kernel)


def _for_readers(opened: GenerationArrays, kernel: Kernel | NoKernel | None) -> Generation:
    searcher = Searcher(open_engine(opened.reader, kernel or find_kernel()))
    return Generation(opened.path, opened.meta, searcher, opened.containers)
