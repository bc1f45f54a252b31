"""The generation that a new one is based on: its segments stay, and only changes are written."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from logging import getLogger
from pathlib import Path
from typing import Any

from index.codec.segment_file import EXTENSION
from index.codec.segment_table import SEGMENT_TABLE
from index.codec.whoosh_api.index import create_index, open_index
from index.codec.writer import DocumentWriter
from index.errors import DamagedIndexError, NoIndexError, OutdatedIndexError
from index.opening.file_digest import is_whole
from index.opening.generation_arrays import open_arrays
from index.opening.index_folder import current_path, finished_paths
from index.opening.meta import META_FILE, Meta
from index.opening.origins import ORIGINS_FILE, Origins, read_origins
from index.opening.schema import SCHEMA
from index.opening.wholeness import check_whole
from index.writing.analysis_data import analysis_data
from index.writing.generations import link

_log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Basis:
    """A whole generation, made by this version of the code with the data it has now."""

    path: Path
    meta: Meta
    origins: Origins


def open_basis(index_dir: Path) -> Basis:
    """Open the current generation to build on it.

    Raises NoIndexError, OutdatedIndexError or DamagedIndexError.
    """
    path = current_path(index_dir)
    opened = open_arrays(path)
    # What is damaged would go on from one generation to the next.
    check_whole(opened.containers)
    meta = opened.meta
    if meta.analysis_data != analysis_data() or not (path / ORIGINS_FILE).exists():
        # Versions that wrote no origins kept no digest of the data either.
        made_by = f"analysis_data {meta.analysis_data or '?'}"
        needed = f"analysis_data {analysis_data()}"
        raise OutdatedIndexError(path, made_by, needed, meta.sources)
    if not is_whole(path / ORIGINS_FILE, meta.files.get(ORIGINS_FILE)):
        raise DamagedIndexError(path / ORIGINS_FILE, "đã bị thay đổi", "it was altered")
    return Basis(path, meta, read_origins(path))


def find_basis(open_current: Callable[[], Basis], home: str | None = None) -> Basis | None:
    """Open the current generation to build on it; None if everything must be built anew.

    Everything is built anew if no current generation can be used by this code, or if its bulletins
    are of another province than `home`; a `home` of None matches any province.
    """
    try:
        basis = open_current()
    except NoIndexError:
        return None
    except (OutdatedIndexError, DamagedIndexError) as error:
        _log.warning("%s", error.message_en)
        return None
    return basis if home in (None, basis.meta.home) else None


def known_home(index_dir: Path) -> str:
    """Return the home of the current generation, also if another version of the code made it.

    If it cannot be read, that of the newest generation where it can.
    """
    paths = list(reversed(finished_paths(index_dir)))
    with suppress(NoIndexError, DamagedIndexError):
        paths.insert(0, current_path(index_dir))
    for path in paths:
        with suppress(OSError, ValueError, KeyError, TypeError):
            return str(json.loads((path / META_FILE).read_bytes())["home"])
    return ""


def open_writer(folder: Path, basis: Basis | None) -> Any:
    """Return a writer in the folder of a new generation, over the segments of its basis."""
    if basis is None:
        return DocumentWriter(create_index(folder, SCHEMA))
    for file in basis.path.iterdir():
        if file.suffix == EXTENSION or file.name == SEGMENT_TABLE:
            link(file, folder)
    return DocumentWriter(open_index(folder, SCHEMA))
