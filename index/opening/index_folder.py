"""Which folders there are in an index folder, and which of them readers open now.

    DIR/current                the name of the generation that readers open
    DIR/generations/<stamp>/   one whole index: Whoosh's files, origins and meta.json

A finished generation never changes. New ones are put beside it by `index.writing.generations`.
"""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from index.errors import DamagedIndexError, MisplacedFolderError, NoIndexError
from search.errors import reason_of

CURRENT = "current"
GENERATIONS = "generations"
COPIES = "copies"
"""Holds copies of a cluster's files, apart from the generations that the same folder may have."""
UNFINISHED = ".part"
"""The suffix of a folder that is still being built, or is being removed."""

_STAMP = re.compile(r"[0-9]{8}T[0-9]{6}\.[0-9]{6}Z")


def current_path(index_dir: Path) -> Path:
    """Return the folder of the current generation; raises NoIndexError or DamagedIndexError."""
    pointer = _pointer_of(index_dir)
    try:
        status = os.stat(pointer)
        # Every request asks: the pointer is read when it is another file, or was written to.
        return _named_by(pointer, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)
    except (FileNotFoundError, NotADirectoryError):
        if finished_paths(index_dir):
            raise DamagedIndexError(Path(pointer), "đã mất", "it is gone") from None
        raise NoIndexError(index_dir) from None
    except IsADirectoryError as error:
        raise MisplacedFolderError(Path(pointer)) from error
    except OSError as error:
        raise unreadable(Path(pointer), error) from error


# A string: to make a Path, and to look one up, costs a request more than to ask the system.
@lru_cache(maxsize=16)
def _pointer_of(index_dir: Path) -> str:
    return str(index_dir / CURRENT)


@lru_cache(maxsize=16)
def _named_by(path: str, *_status: int) -> Path:
    """Return the folder that a pointer names; errors are not remembered."""
    pointer = Path(path)
    stamp = pointer.read_text("ascii", errors="replace").strip()
    if not _STAMP.fullmatch(stamp):
        raise DamagedIndexError(pointer, "không nêu tên thế hệ nào", "it names no generation")
    return pointer.parent / GENERATIONS / stamp


def check_pointer(index_dir: Path) -> None:
    """Raise DamagedIndexError if the pointer names a generation that is not there."""
    if not current_path(index_dir).is_dir():
        raise DamagedIndexError(
            index_dir / CURRENT,
            "nêu tên một thế hệ không có",
            "it names a generation that is not there",
        )


def check_writable(index_dir: Path) -> None:
    """Raise MisplacedFolderError if no pointer can be written, before anything is built."""
    if (index_dir / CURRENT).is_dir():
        raise MisplacedFolderError(index_dir / CURRENT)


def unreadable(path: Path, error: OSError) -> DamagedIndexError:
    """Return the error for a file that cannot be read; it names `path` if `error` names none."""
    reason, reason_en = reason_of(error)
    return DamagedIndexError(
        Path(error.filename or path),
        f"không đọc được ({reason})",
        f"it cannot be read ({reason_en})",
    )


def finished_paths(index_dir: Path) -> Sequence[Path]:
    """Return the folders of all whole generations, oldest first, and no other folders there."""
    folders = (index_dir / GENERATIONS).glob("*/")
    return sorted(each for each in folders if _STAMP.fullmatch(each.name))
