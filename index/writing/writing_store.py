"""Where a writer puts generations: in a folder, or in a cluster with a folder beside it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from index.checking.check import check_new
from index.opening.generation_arrays import open_arrays, open_segments
from index.opening.index_folder import current_path
from index.opening.meta import Meta
from index.problem import Fault
from index.report import Changes
from index.writing import generations
from index.writing.basis import Basis, known_home, open_basis, open_writer
from index.writing.stories_writer import write_stories


class WritingStore(Protocol):
    """The generations of one index, for the writer that holds the lock of `index_dir`."""

    @property
    def index_dir(self) -> Path:
        """The folder with the lock."""

    def current(self) -> Path:
        """Return the path of the current generation; raises BantinError."""

    def open_basis(self) -> Basis:
        """Open the current generation to build on it; raises BantinError."""

    def known_home(self) -> str:
        """Return the home of the current generation, empty if none is known."""

    def new_generation(self) -> AbstractContextManager[Path]:
        """Return a folder for a generation, which becomes the current one if the block succeeds."""

    def open_writer(self, folder: Path, basis: Basis | None) -> Any:
        """Return what documents of a generation are written to, over those of its basis."""

    def complete(self, folder: Path) -> None:
        """Write the stories, for which all documents of a generation are compared."""

    def check(self, folder: Path, changes: Changes, kept: Mapping[str, str]) -> Sequence[Fault]:
        """Return what is wrong with a generation that nobody reads yet."""

    def meta(self, path: Path) -> Meta:
        """Return the description of a generation."""

    def roll_back(self) -> Path:
        """Make the generation before the current one current, and return it."""

    def prune(self, keep: int) -> Sequence[Path]:
        """Remove all but the current generation and those before it, `keep` in all."""


@dataclass(frozen=True, slots=True)
class WritingFolder:
    """Generations in a folder, for the embedded engine."""

    index_dir: Path

    def current(self) -> Path:
        return current_path(self.index_dir)

    def open_basis(self) -> Basis:
        return open_basis(self.index_dir)

    def known_home(self) -> str:
        return known_home(self.index_dir)

    def new_generation(self) -> AbstractContextManager[Path]:
        return generations.new_generation(self.index_dir)

    def open_writer(self, folder: Path, basis: Basis | None) -> Any:
        return open_writer(folder, basis)

    def complete(self, folder: Path) -> None:
        write_stories(folder, open_segments(folder))

    def check(self, folder: Path, changes: Changes, kept: Mapping[str, str]) -> Sequence[Fault]:
        return list(check_new(open_arrays(folder), changes, kept))

    def meta(self, path: Path) -> Meta:
        return open_arrays(path).meta

    def roll_back(self) -> Path:
        return generations.roll_back(self.index_dir)

    def prune(self, keep: int) -> Sequence[Path]:
        return generations.prune(self.index_dir, keep)
