"""Which folders there are in an index folder, and which of them readers open now.

    DIR/current                the name of the generation that readers open
    DIR/generations/<stamp>/   one whole index: Whoosh's files, origins and meta.json

A finished generation never changes. New ones are put beside it by `index.writing.generations`.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from index.errors import DamagedIndexError, NoIndexError

CURRENT = "current"
GENERATIONS = "generations"
UNFINISHED = ".part"
"""The suffix of a folder that is still being built, or is being removed."""

_STAMP = re.compile(rb"\d{8}T\d{6}\.\d{6}Z")


def current_path(index_dir: Path) -> Path:
    """Return the folder of the current generation; raises NoIndexError or DamagedIndexError."""
    try:
        stamp = (index_dir / CURRENT).read_bytes().strip()
    except (FileNotFoundError, NotADirectoryError):
        raise NoIndexError(index_dir) from None
    if not _STAMP.fullmatch(stamp):
        raise DamagedIndexError(
            index_dir / CURRENT, "không nêu tên thế hệ nào", "it names no generation"
        )
    return index_dir / GENERATIONS / stamp.decode()


def finished_paths(index_dir: Path) -> Sequence[Path]:
    """Return the folders of all whole generations, oldest first."""
    folders = (index_dir / GENERATIONS).glob("*/")
    return sorted(each for each in folders if each.suffix != UNFINISHED)
