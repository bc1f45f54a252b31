"""The generations of a cluster, for readers.

    PREFIX                        an alias: the index of the current generation
    PREFIX.finished               an alias: the indexes of all whole generations
    PREFIX-20250301t020000…       the documents of a generation
    PREFIX.files-20250301t020000… its files: meta.json, origins, vocabulary, sample

The files are copied into the index folder, below `copies/`, when a generation is first opened.
"""

from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import monotonic
from typing import TYPE_CHECKING

from index.errors import DamagedIndexError, NoIndexError
from index.opening.file_digest import digest_of
from index.opening.generation import Generation
from index.opening.generation_arrays import read_meta
from index.opening.index_folder import COPIES
from index.opening.meta import META_FILE, Meta
from index.opening.vocabulary_file import open_vocabulary
from search.opensearch.cluster.connection import (
    PAGE_SECONDS,
    WRITING_SECONDS,
    Access,
    Connection,
)
from search.opensearch.cluster.errors import RefusedRequestError
from search.opensearch.cluster.generation_index import GenerationIndex
from search.opensearch.opensearch_engine import OpenSearchEngine
from search.searcher import Searcher

if TYPE_CHECKING:
    from index.settings.settings import Settings

_LOOK_S = 1.0
"""Seconds for which the name of the current generation is believed: requests come much faster."""

_NOT_FOUND = 404


@dataclass
class ClusterGenerations:
    """See `index.opening.index_store.IndexStore`; `seconds` is the deadline of a page's request."""

    index_dir: Path
    access: Access
    prefix: str
    seconds: float = PAGE_SECONDS
    _looked: tuple[float, str] = (-1.0, "")
    reading: Connection = field(init=False)
    writing: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.reading = Connection(self.access, self.seconds)
        self.writing = Connection(self.access, WRITING_SECONDS)

    @property
    def copies(self) -> Path:
        """The folder with a folder of copies for each generation."""
        return self.index_dir / COPIES

    @classmethod
    def of(cls, settings: "Settings", index_dir: Path) -> "ClusterGenerations":
        """Return the generations that settings name."""
        password = settings.opensearch_password.get_secret_value()
        ca = Path(settings.opensearch_ca) if settings.opensearch_ca else None
        access = Access(settings.opensearch_addresses, settings.opensearch_user, password, ca)
        seconds = settings.opensearch_seconds
        return cls(index_dir, access, settings.opensearch_prefix, seconds)

    def current(self) -> Path:
        looked_at, name = self._looked
        if monotonic() - looked_at > _LOOK_S:
            name = next(iter(self._names(self.prefix)), "")
            self._looked = monotonic(), name
        if not name:
            raise NoIndexError(self.index_dir)
        return self.path_of(name)

    def finished(self) -> Sequence[Path]:
        return [self.path_of(each) for each in self._names(f"{self.prefix}.finished")]

    def open_current(self) -> Generation:
        self.reading.check_version()
        self.forget()
        path = self.current()
        self._remove_old_copies()
        return self._open(path)

    def open_named(self, name: str) -> Generation:
        path = self.path_of(name)
        if path not in self.finished():
            raise NoIndexError(self.index_dir)
        return self._open(path)

    def forget(self) -> None:
        """Look again for the current generation when it is next asked for."""
        self._looked = (-1.0, "")

    def path_of(self, name: str) -> Path:
        """Return the folder of the copies of a generation's files."""
        return self.copies / name

    def index_of(self, name: str) -> str:
        """Return the name of the index of a generation's documents."""
        return f"{self.prefix}-{name.lower()}"

    def files_of(self, name: str) -> str:
        """Return the name of the index of a generation's files."""
        return f"{self.prefix}.files-{name.lower()}"

    def fetch(self, path: Path) -> Meta:
        """Copy the files of a generation that are not here yet; return its description.

        Raises OutdatedIndexError, DamagedIndexError or ClusterError.
        """
        if not (path / META_FILE).exists():
            self._copy(path)
        meta = read_meta(path)
        for name, digest in meta.files.items():
            if digest_of(path / name) != digest:
                # A copy can be had again.
                rmtree(path)
                raise DamagedIndexError(path / name, "đã bị thay đổi", "it was altered")
        return meta

    def _open(self, path: Path) -> Generation:
        meta = self.fetch(path)
        vocabulary, containers = open_vocabulary(path)
        index = GenerationIndex(self.reading, self.index_of(path.name))
        searcher = Searcher(OpenSearchEngine(index, vocabulary))
        return Generation(path, meta, searcher, containers)

    def _copy(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Processes of one server may copy at the same time; the first to end wins.
        aside = Path(mkdtemp(prefix=f"{path.name}.", suffix=".part", dir=path.parent))
        try:
            index = self.files_of(path.name)
            described = self.writing.ask("GET", f"/{index}/_doc/files")["_source"]["files"]
            for name, parts in described.items():
                with (aside / name).open("wb") as file:
                    for part in range(parts):
                        held = self.writing.ask("GET", f"/{index}/_doc/{name}.{part}")
                        file.write(b64decode(held["_source"]["data"]))
            with suppress(OSError):
                aside.rename(path)
        except RefusedRequestError as error:
            if error.status == _NOT_FOUND:
                raise NoIndexError(self.index_dir) from error
            raise
        finally:
            rmtree(aside, ignore_errors=True)

    def _remove_old_copies(self) -> None:
        """Remove copies of generations that the cluster does not have any more."""
        kept = {each.name for each in self.finished()}
        for folder in self.copies.glob("*/"):
            if folder.name not in kept and folder.suffix != ".part":
                rmtree(folder, ignore_errors=True)

    def _names(self, alias: str) -> list[str]:
        """Return the names of the generations that an alias stands for, oldest first."""
        try:
            held = self.reading.ask("GET", f"/_alias/{alias}")
        except RefusedRequestError as error:
            if error.status == _NOT_FOUND:
                return []
            raise
        return sorted(each.removeprefix(f"{self.prefix}-").upper() for each in held)
