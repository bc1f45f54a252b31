"""The read half of an index folder: find the current generation, and open it.

    DIR/current                the name of the generation that readers open
    DIR/generations/<stamp>/   one whole index: Whoosh's files, origins and meta.json

A generation never changes once it is here. A reader holds one for as long as it needs; the write
half (`index.writing.generations`) puts new ones beside it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import numpy as np
from numpy import intp
from whoosh.index import EmptyIndexError, open_dir

from index.bulletin import Bulletin
from index.codec.container import Container
from index.codec.segment_file import SegmentFile
from index.errors import DamagedIndexError, NoIndexError, OutdatedIndexError
from index.opening.meta import META_FILE, Meta
from index.opening.schema import ANALYSIS_VERSION, SCHEMA, SCHEMA_VERSION
from search.engine.index_reader import IndexReader, open_reader
from search.searcher import Searcher

CURRENT = "current"
GENERATIONS = "generations"
UNFINISHED = ".part"
NEEDED: Mapping[str, int] = {
    "schema_version": SCHEMA_VERSION,
    "analysis_version": ANALYSIS_VERSION,
}


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

    def close(self) -> None:
        """Let go of the index's files."""
        self.searcher.close()


@dataclass(frozen=True, slots=True)
class Opened:
    """A generation as those see it who look after it: its arrays and files."""

    path: Path
    meta: Meta
    collection: IndexReader
    containers: Sequence[Container]


def open_current(index_dir: Path) -> Generation:
    """Open the generation that readers are to use now.

    Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    opened = open_current_arrays(index_dir)
    return Generation(opened.path, opened.meta, Searcher(opened.collection))


def open_named(index_dir: Path, name: str) -> Generation:
    """Open a generation that is still on disk, whether readers are to use it or not.

    Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    path = index_dir / GENERATIONS / name
    if path not in finished_paths(index_dir):
        raise NoIndexError(index_dir)
    opened = open_generation(path)
    return Generation(opened.path, opened.meta, Searcher(opened.collection))


def open_current_arrays(index_dir: Path) -> Opened:
    """Open the arrays of the current generation; raises what `open_current` raises."""
    while True:
        path = current_path(index_dir)
        try:
            return open_generation(path)
        except DamagedIndexError:
            # Slow openers can be overtaken by two switches and a pruning: then there is another.
            if path == current_path(index_dir):
                raise


def open_generation(path: Path) -> Opened:
    """Open the generation of a folder; raises OutdatedIndexError or DamagedIndexError."""
    try:
        meta = _read_meta(path)
        # The schema in the index is a pickle that names our modules; ours makes it irrelevant.
        files = list(_open_segments(open_dir(str(path), schema=SCHEMA, readonly=True)))
    except (OSError, EOFError, ValueError, UnpicklingError, EmptyIndexError) as error:
        raise DamagedIndexError(path, str(error), str(error)) from error
    return Opened(path, meta, _collect(files), [opened.container for opened, _ in files])


def current_path(index_dir: Path) -> Path:
    """Return the folder of the current generation; raises NoIndexError."""
    try:
        stamp = (index_dir / CURRENT).read_bytes().decode("ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise NoIndexError(index_dir) from None
    return index_dir / GENERATIONS / stamp


def finished_paths(index_dir: Path) -> Sequence[Path]:
    """Return the folders of all whole generations, oldest first."""
    folders = (index_dir / GENERATIONS).glob("*/")
    return sorted(each for each in folders if each.suffix != UNFINISHED)


def open_collection(index: Any) -> IndexReader:
    """Return the segments of an open Whoosh index as the engine knows them."""
    return _collect(list(_open_segments(index)))


def _read_meta(path: Path) -> Meta:
    """Return what a generation that this code made knows of itself; raises OutdatedIndexError."""
    record = json.loads((path / META_FILE).read_text(encoding="utf-8"))
    made_by = {name: record.get(name) for name in NEEDED}
    if made_by != NEEDED and None not in made_by.values():
        sources = record.get("sources", ())
        raise OutdatedIndexError(path, _versions(made_by), _versions(NEEDED), sources)
    return Meta.from_json(record)


def _collect(files: Iterable[tuple[SegmentFile, Iterable[int]]]) -> IndexReader:
    return open_reader(
        [
            (opened.segment, opened.records, np.array(sorted(deleted), intp))
            for opened, deleted in files
        ]
    )


def _open_segments(index: Any) -> Iterator[tuple[SegmentFile, Iterable[int]]]:
    """Yield the segments of an open Whoosh index, and the documents deleted in each."""
    if index.is_empty():
        return
    with index.reader() as reader:
        leaves = [(leaf.segment(), leaf.storage()) for leaf, _ in reader.leaf_readers()]
    for segment, storage in leaves:
        yield segment.open(storage), segment.deleted_docs()


def _versions(versions: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items())
