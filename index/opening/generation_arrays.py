"""A generation as checks and writers use it: its arrays and files, without a searcher."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import numpy as np
from numpy import intp
from whoosh.index import EmptyIndexError, open_dir

from index.codec.container import Container
from index.codec.segment_file import SegmentFile
from index.errors import DamagedIndexError, OutdatedIndexError
from index.opening.index_folder import current_path
from index.opening.meta import META_FILE, Meta
from index.opening.schema import SCHEMA, SCHEMA_VERSION
from search.engine.index_reader import IndexReader, open_reader
from search.text.analysis import ANALYSIS_VERSION

_NEEDED: Mapping[str, int] = {
    "schema_version": SCHEMA_VERSION,
    "analysis_version": ANALYSIS_VERSION,
}


@dataclass(frozen=True, slots=True)
class GenerationArrays:
    """The arrays of a generation: `reader` for the engine, `containers` as files."""

    path: Path
    meta: Meta
    reader: IndexReader
    containers: Sequence[Container]


def open_current_arrays(index_dir: Path) -> GenerationArrays:
    """Open the arrays of the current generation.

    Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    while True:
        path = current_path(index_dir)
        try:
            return open_arrays(path)
        except DamagedIndexError:
            # Two switches and a pruning may have removed it meanwhile: then another is current.
            if path == current_path(index_dir):
                raise


def open_arrays(path: Path) -> GenerationArrays:
    """Open the generation of a folder; raises OutdatedIndexError or DamagedIndexError."""
    try:
        meta = _read_meta(path)
        # The schema in the index is a pickle that names our modules; giving ours skips it.
        files = list(_open_segments(open_dir(str(path), schema=SCHEMA, readonly=True)))
    except (OSError, EOFError, ValueError, UnpicklingError, EmptyIndexError) as error:
        raise DamagedIndexError(path, str(error), str(error)) from error
    return GenerationArrays(path, meta, _reader(files), [opened.container for opened, _ in files])


def open_index_reader(index: Any) -> IndexReader:
    """Return the engine's reader of an open Whoosh index."""
    return _reader(list(_open_segments(index)))


def _read_meta(path: Path) -> Meta:
    """Return the meta of a generation that this code made; raises OutdatedIndexError."""
    record = json.loads((path / META_FILE).read_text(encoding="utf-8"))
    made_by = {name: record.get(name) for name in _NEEDED}
    if made_by != _NEEDED and None not in made_by.values():
        sources = record.get("sources", ())
        raise OutdatedIndexError(path, _versions(made_by), _versions(_NEEDED), sources)
    return Meta.from_json(record)


def _reader(files: Iterable[tuple[SegmentFile, Iterable[int]]]) -> IndexReader:
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
