"""A generation as checks and writers use it: its arrays and files, without a searcher."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from index.codec.container import Container
from index.codec.segment_file import EXTENSION, SegmentFile, open_segment
from index.codec.segment_table import SEGMENT_TABLE, SegmentEntry, read_segment_table
from index.errors import DamagedIndexError, OutdatedIndexError
from index.opening.file_digest import digest_of
from index.opening.index_folder import check_pointer, current_path, unreadable
from index.opening.meta import META_FILE, SCHEMA_VERSION, Meta, is_sealed
from index.opening.stories import open_stories
from search.engine.index_reader import IndexReader, open_reader
from search.text.analysis_version import ANALYSIS_VERSION

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
                check_pointer(index_dir)
                raise


def open_arrays(path: Path) -> GenerationArrays:
    """Open the generation of a folder; raises OutdatedIndexError or DamagedIndexError.

    The small files must be what was written; of segments only the headers are read.
    """
    meta = read_meta(path)
    try:
        entries = _read_table(path, meta)
        files = [open_segment(path / f"{each.id}{EXTENSION}") for each in entries]
        stories, kept = open_stories(path, sum(each.segment.count for each in files))
        reader = _reader(files, entries, stories)
    except OSError as error:
        raise unreadable(path, error) from error
    return GenerationArrays(path, meta, reader, [*(each.container for each in files), kept])


def open_index_reader(index: Any) -> IndexReader:
    """Return the engine's reader of an open Whoosh index."""
    return open_segments(Path(index.storage.folder))


def open_segments(folder: Path) -> IndexReader:
    """Return the engine's reader of the segments of a folder, which may be no generation yet."""
    entries = read_segment_table(folder)
    return _reader([open_segment(folder / f"{each.id}{EXTENSION}") for each in entries], entries)


def read_meta(folder: Path) -> Meta:
    """Return the meta of a generation that this code made.

    Raises OutdatedIndexError or DamagedIndexError.
    """
    path = folder / META_FILE
    try:
        record = json.loads(path.read_bytes())
        if not isinstance(record, dict):
            raise ValueError("no object")
        made_by = {name: record.get(name) for name in _NEEDED}
        # Generations of versions before the seal have none.
        if is_sealed(record) or ("seal" not in record and None not in made_by.values()):
            if made_by != _NEEDED:
                sources = record.get("sources", ())
                raise OutdatedIndexError(folder, _versions(made_by), _versions(_NEEDED), sources)
            return Meta.from_json(record)
    except OSError as error:
        raise unreadable(path, error) from error
    except (ValueError, RecursionError):
        pass
    raise DamagedIndexError(path, "đã bị thay đổi", "it was altered")


def _read_table(folder: Path, meta: Meta) -> Sequence[SegmentEntry]:
    path = folder / SEGMENT_TABLE
    if digest_of(path) != meta.files.get(SEGMENT_TABLE):
        raise DamagedIndexError(path, "đã bị thay đổi", "it was altered")
    return read_segment_table(folder)


def _reader(
    files: Iterable[SegmentFile],
    entries: Iterable[SegmentEntry],
    stories: NDArray[Any] | None = None,
) -> IndexReader:
    return open_reader(
        [
            (opened.segment, opened.records, entry.deleted)
            for opened, entry in zip(files, entries, strict=True)
        ],
        stories,
    )


def _versions(versions: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items())
