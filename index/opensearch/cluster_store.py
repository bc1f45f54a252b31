"""Generations in a cluster, for the one writer that holds the lock of the index folder.

    build an index ─▶ check ─▶ copy its files into the cluster ─▶ replicas ─▶ switch the alias

An index is marked as whole by the same request that makes it current, so that a run which was
killed at any moment leaves nothing that readers could open; the next run removes what it left.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path
from random import Random
from shutil import rmtree

from index.checking.check import SIGNS
from index.errors import (
    DamagedIndexError,
    NoEarlierGenerationError,
    NoIndexError,
    OutdatedIndexError,
)
from index.opening.cluster_generations import ClusterGenerations
from index.opening.index_folder import UNFINISHED
from index.opening.meta import Meta
from index.opening.origins import read_origins
from index.opening.vocabulary_file import open_vocabulary
from index.opensearch.bulk import BulkLoader
from index.opensearch.cluster_writer import ClusterWriter, WritingBasis
from index.opensearch.mapping import Spread
from index.opensearch.new_index import make_index
from index.problem import Fault
from index.report import Changes
from index.writing.analysis_data import analysis_data
from index.writing.basis import Basis
from index.writing.generations import next_stamp
from search.opensearch.cluster.connection import WRITING_SECONDS, Json
from search.opensearch.cluster.errors import RedClusterError
from search.opensearch.cluster.generation_index import GenerationIndex, total_of
from search.opensearch.opensearch_engine import OpenSearchEngine
from search.query.parser import parse

_log = getLogger(__name__)

PART_BYTES = 4 << 20
"""Bytes of a part of a file: a document of the cluster should have no more than some megabytes."""

SAMPLE = 20
"""Bulletins that are looked up by their titles, and as many by their ids."""


@dataclass
class ClusterStore:
    """See `index.writing.writing_store.WritingStore`."""

    generations: ClusterGenerations
    spread: Spread

    @property
    def index_dir(self) -> Path:
        return self.generations.index_dir

    def current(self) -> Path:
        self.generations.forget()
        return self.generations.current()

    def open_basis(self) -> Basis:
        self.generations.writing.check_version()
        path = self.current()
        meta = self.generations.fetch(path)
        if meta.analysis_data != analysis_data():
            made_by, needed = (
                f"analysis_data {each}" for each in (meta.analysis_data, analysis_data())
            )
            raise OutdatedIndexError(path, made_by, needed, meta.sources)
        open_vocabulary(path)
        return Basis(path, meta, read_origins(path))

    def known_home(self) -> str:
        with suppress(NoIndexError, OutdatedIndexError, DamagedIndexError):
            return self.meta(self.current()).home
        return ""

    @contextmanager
    def new_generation(self) -> Iterator[Path]:
        """Yield a folder for the files of a generation, and make it current at the end."""
        self.generations.writing.check_version()
        self._sweep()
        before = self._current_or_none()
        self.generations.copies.mkdir(parents=True, exist_ok=True)
        path = self.generations.path_of(next_stamp(self.generations.finished()))
        folder = path.with_name(path.name + UNFINISHED)
        folder.mkdir()
        try:
            yield folder
            self._store_files(path.name, folder)
            self._add_replicas(path.name)
            folder.rename(path)
            self._switch(path, before)
        except BaseException:
            rmtree(folder, ignore_errors=True)
            # The interruption may come right after the switch.
            with suppress(Exception):
                if self._current_or_none() != path:
                    rmtree(path, ignore_errors=True)
                    self._remove(path)
            raise

    def open_writer(self, folder: Path, basis: Basis | None) -> ClusterWriter:
        name = folder.name.removesuffix(UNFINISHED)
        based = None
        if basis is not None:
            vocabulary, _ = open_vocabulary(basis.path)
            index = self.generations.index_of(basis.path.name)
            based = WritingBasis(index, vocabulary)
        writing = self.generations.writing
        index = self.generations.index_of(name)
        return ClusterWriter(writing, index, folder, self.spread, based)

    def complete(self, folder: Path) -> None:
        """Find no stories: a cluster takes each document for one of its own."""

    def check(self, folder: Path, changes: Changes, kept: Mapping[str, str]) -> Sequence[Fault]:
        name = folder.name.removesuffix(UNFINISHED)
        return list(self._faults(name, folder, changes))

    def meta(self, path: Path) -> Meta:
        return self.generations.fetch(path)

    def roll_back(self) -> Path:
        """Make the generation before the current one current, and return it."""
        current = self._current_or_none()
        earlier = self.generations.finished()
        if current is not None:
            earlier = [each for each in earlier if each.name < current.name]
        if not earlier:
            raise NoEarlierGenerationError(self.index_dir)
        self.generations.fetch(earlier[-1])
        self._switch(earlier[-1], current)
        return earlier[-1]

    def prune(self, keep: int) -> Sequence[Path]:
        """Remove generations, except the current one and those before it, `keep` in all."""
        current = self._current_or_none()
        if current is None:
            return []
        self._sweep()
        others = [each for each in self.generations.finished() if each != current]
        earlier = [each for each in others if each.name < current.name]
        kept = earlier[len(earlier) - (keep - 1) :] if keep > 1 else []
        removed = [each for each in others if each not in kept]
        for each in removed:
            self._remove(each)
            rmtree(each, ignore_errors=True)
        return removed

    def _faults(self, name: str, folder: Path, changes: Changes) -> Iterator[Fault]:
        """Check an index before readers open it: counts, ids, and titles as a reader types them."""
        index = GenerationIndex(self.generations.writing, self.generations.index_of(name))
        vocabulary, containers = open_vocabulary(folder)
        for each in containers:
            for array in each.damaged():
                yield Fault("checksums", f"{each.path}: {array}", f"{each.path}: {array}")
        expected = len(changes.added) + len(changes.changed) + changes.unchanged
        held = total_of(index.search({"size": 0}))
        if held != expected or vocabulary.documents != expected:
            yield Fault(
                "counts",
                f"có {held} bản tin, bảng từ có {vocabulary.documents}, nguồn có {expected}",
                f"there are {held} bulletins, {vocabulary.documents} in the vocabulary,"
                f" {expected} in the source",
            )
        engine = OpenSearchEngine(index, vocabulary)
        random = Random(expected)
        written = [*changes.added, *changes.changed]
        for id in random.sample(written, min(SAMPLE, len(written))):
            number = engine.find(id)
            if number is None:
                yield Fault("ids", f"không tìm thấy bản tin {id}", f"{id} is not found by its id")
            elif not _is_found(engine, number):
                yield Fault(
                    "titles",
                    f"không tìm thấy bản tin {id} theo tiêu đề của nó",
                    f"the bulletin {id} is not found by its own title",
                )
        for id in random.sample(changes.removed, min(SAMPLE, len(changes.removed))):
            if engine.find(id) is not None:
                yield Fault("ids", f"còn bản tin đã gỡ {id}", f"{id} was removed, but is there")

    def _store_files(self, name: str, folder: Path) -> None:
        """Copy the files of a generation into the cluster, the list of them last."""
        index = self.generations.files_of(name)
        settings = {
            "number_of_shards": 1,
            "number_of_replicas": self.spread.replicas,
            "refresh_interval": "-1",
        }
        mappings = {"dynamic": False, "properties": {}}
        body = {"settings": settings, "mappings": mappings}
        make_index(self.generations.writing, f"/{index}", body)
        loader = BulkLoader(self.generations.writing, index)
        files = {}
        for file in sorted(folder.iterdir()):
            content = file.read_bytes()
            starts = range(0, max(1, len(content)), PART_BYTES)
            for part, start in enumerate(starts):
                data = b64encode(content[start : start + PART_BYTES]).decode()
                loader.put(f"{file.name}.{part}", {"data": data})
            files[file.name] = len(starts)
        loader.finish()
        self._ask("PUT", f"/{index}/_doc/files", {"files": files})
        self._ask("POST", f"/{index}/_flush")

    def _add_replicas(self, name: str) -> None:
        """Forbid changes, and wait until every shard has its copies; without them is no error."""
        index = self.generations.index_of(name)
        settings = {
            "index.blocks.write": True,
            "index.number_of_replicas": self.spread.replicas,
        }
        self._ask("PUT", f"/{index}/_settings", settings)
        health = self._ask("GET", f"/_cluster/health/{index}?wait_for_status=green&timeout=100s")
        if health["status"] == "red":
            raise RedClusterError(index)
        if health["status"] != "green":
            _log.warning("%s has no copies yet: too few nodes", index)

    def _switch(self, path: Path, before: Path | None) -> None:
        """Make a generation current in one step, unless another writer was faster."""
        prefix = self.generations.prefix
        index = self.generations.index_of(path.name)
        actions: list[Json] = [
            {"add": {"index": index, "alias": f"{prefix}.finished"}},
            {"add": {"index": index, "alias": prefix}},
        ]
        if before is not None:
            held = self.generations.index_of(before.name)
            actions.insert(0, {"remove": {"index": held, "alias": prefix, "must_exist": True}})
        self._ask("POST", "/_aliases", {"actions": actions})
        self.generations.forget()

    def _sweep(self) -> None:
        """Remove what killed runs left: indexes that are not whole, and folders half built."""
        prefix = self.generations.prefix
        finished = {each.name.lower() for each in self.generations.finished()}
        listed = self._ask("GET", f"/_cat/indices/{prefix}-*,{prefix}.files-*?h=index&format=json")
        for each in listed or ():
            if each["index"].rpartition("-")[2] not in finished:
                self._delete(each["index"])
        for leftover in self.generations.copies.glob(f"*{UNFINISHED}"):
            rmtree(leftover, ignore_errors=True)

    def _remove(self, path: Path) -> None:
        self._delete(self.generations.index_of(path.name))
        self._delete(self.generations.files_of(path.name))

    def _delete(self, index: str) -> None:
        self._ask("DELETE", f"/{index}?ignore_unavailable=true")

    def _current_or_none(self) -> Path | None:
        with suppress(NoIndexError):
            return self.current()
        return None

    def _ask(self, method: str, path: str, body: Json = None) -> Json:
        return self.generations.writing.ask(method, path, body, seconds=WRITING_SECONDS)


def _is_found(engine: OpenSearchEngine, number: int) -> bool:
    """Tell whether a bulletin is among those that have all words of its title."""
    query = parse(SIGNS.sub(" ", engine.record(number)["bulletin"]["title"]))
    if not query.required:
        return True
    return bool(engine.names_that_match(number, {"title": engine.queries.matching(query)}))
