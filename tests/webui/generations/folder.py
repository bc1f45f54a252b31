"""Index folders whose pointer a test moves and whose files it damages."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from flask import Flask

from index.errors import DamagedIndexError
from index.opening.generation import Generation
from tests.webui.fake import FakeGeneration, FakeSearcher
from webui.application import create_app
from webui.generations import Generations


class Folder:
    """An index folder whose pointer a test moves."""

    def __init__(self) -> None:
        self.pointer = Path("first")
        self.opened: list[FakeGeneration] = []

    def locate(self, index_dir: Path) -> Path:
        return index_dir / self.pointer

    def open(self, index_dir: Path) -> Generation:
        self.opened.append(FakeGeneration(self.locate(index_dir), FakeSearcher()))
        return cast(Generation, self.opened[-1])

    def app(self) -> Flask:
        return create_app(Path("index"), open_generation=self.open, locate=self.locate)


class Damageable(FakeGeneration):
    """A generation whose files a test damages; the disk tells when a file was written."""

    reads = 0
    written = 0
    is_damaged = False
    itself: object = None
    """A reference in a circle, which only a collection frees."""

    def check_whole(self, besides: object = None) -> None:
        self.reads += 1
        if self.is_damaged:
            raise DamagedIndexError(self.path / "MAIN_x.bantin", "đã bị thay đổi", "it was altered")

    def stamps(self) -> Sequence[object]:
        return (self.written,)


class DamagedFolder(Folder):
    """A folder whose generation `second` is damaged."""

    def __init__(self, searcher: FakeSearcher | None = None) -> None:
        super().__init__()
        self.searcher = searcher or FakeSearcher()
        self.damageable: list[Damageable] = []

    def open(self, index_dir: Path) -> Generation:
        generation = Damageable(self.locate(index_dir), self.searcher)
        generation.is_damaged = self.pointer.name == "second"
        self.damageable.append(generation)
        return cast(Generation, generation)

    def generations(self) -> Generations:
        return Generations(Path("index"), self.open, self.locate)
