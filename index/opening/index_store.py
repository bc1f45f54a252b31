"""Where the generations of an index are: in a folder, or in a cluster with a folder beside it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.opening.generation import Generation, open_current, open_named
from index.opening.index_folder import current_path, finished_paths
from search.kernel.library import Kernel, NoKernel

if TYPE_CHECKING:
    from index.settings.settings import Settings


class IndexStore(Protocol):
    """The generations of one index, for readers; a generation is named by the name of its path."""

    @property
    def index_dir(self) -> Path:
        """The folder of the index, or of the copies that are kept of a cluster's files."""

    def current(self) -> Path:
        """Return the path of the current generation; raises what `open_current` raises."""

    def finished(self) -> Sequence[Path]:
        """Return the paths of all whole generations, oldest first."""

    def open_current(self) -> Generation:
        """Open the generation that readers are to use now; raises BantinError."""

    def open_named(self, name: str) -> Generation:
        """Open a generation that is still there; raises BantinError."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """The generations of a folder, for the embedded engine."""

    index_dir: Path
    kernel: Kernel | NoKernel | None = None

    def current(self) -> Path:
        return current_path(self.index_dir)

    def finished(self) -> Sequence[Path]:
        return finished_paths(self.index_dir)

    def open_current(self) -> Generation:
        return open_current(self.index_dir, self.kernel)

    def open_named(self, name: str) -> Generation:
        return open_named(self.index_dir, name, self.kernel)


@contextmanager
def reading(store: IndexStore) -> Iterator[Generation]:
    """Open the current generation for a while, and check its arrays first.

    Raises what `open_current` raises.
    """
    generation = store.open_current()
    generation.check_whole()
    yield generation


def store_of(
    settings: "Settings", index_dir: Path, kernel: Kernel | NoKernel | None = None
) -> IndexStore:
    """Return the generations that the settings choose."""
    if settings.engine == "embedded":
        return FolderStore(index_dir, kernel)
    # Imported here: who does not choose a cluster has no library for one.
    from index.opening.cluster_generations import ClusterGenerations

    return ClusterGenerations.of(settings, index_dir)
