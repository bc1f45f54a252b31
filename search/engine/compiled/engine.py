"""The engine that the kernel answers for."""

from typing import Any

from search.engine.array_engine import ArrayEngine
from search.engine.compiled.columns import Columns
from search.engine.compiled.matches import KernelMatches
from search.engine.index_reader import IndexReader
from search.engine.matched_docs import MatchedDocs
from search.kernel.library import Kernel, NoKernel


class KernelEngine(ArrayEngine):
    """Answers as `ArrayEngine` does, by the kernel; see `search.engine.contract.Engine`."""

    def __init__(self, reader: IndexReader, kernel: Kernel) -> None:
        super().__init__(reader)
        self._columns = Columns(kernel, reader)

    def _matches(self, *found: Any) -> MatchedDocs:
        return KernelMatches(self._columns, self._reader, *found)


def open_engine(reader: IndexReader, kernel: Kernel | NoKernel) -> ArrayEngine:
    """Return the engine of an index, NumPy's where there is no kernel."""
    return KernelEngine(reader, kernel) if isinstance(kernel, Kernel) else ArrayEngine(reader)
