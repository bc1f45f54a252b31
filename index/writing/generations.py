"""Changes an index folder: builds a generation, switches to it, rolls back, prunes.

Everything here is for the one writer that holds the lock (`index.writing.lock`). Each generation is
a folder of its own; files that two of them share are hard links to files that never change.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy2, rmtree

from index.errors import DamagedIndexError, NoEarlierGenerationError, NoIndexError
from index.opening.generation_arrays import open_arrays
from index.opening.index_folder import (
    CURRENT,
    GENERATIONS,
    UNFINISHED,
    check_pointer,
    check_writable,
    current_path,
    finished_paths,
)
from index.opening.wholeness import check_whole

GENERATIONS_KEPT = 2
"""How many are kept: the current one, and the one before, which a reader may be opening."""

CURRENT_ASIDE = f"{CURRENT}.new"
"""The pointer while it is written, before it takes the place of the one that was."""

_STAMP = "%Y%m%dT%H%M%S.%fZ"


@contextmanager
def new_generation(index_dir: Path) -> Iterator[Path]:
    """Yield an empty folder, and make it the current generation if the block succeeds.

    If the block fails or is interrupted, the folder is removed and nothing else has changed. First,
    whatever a killed run left behind is removed.
    """
    check_writable(index_dir)
    generations = index_dir / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    sweep(index_dir)
    finished = generations / next_stamp(finished_paths(index_dir))
    folder = finished.with_name(finished.name + UNFINISHED)
    folder.mkdir()
    try:
        yield folder
        _sync_folder(folder)
        folder.rename(finished)
        _sync(generations)
        switch(index_dir, finished)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        # The interruption may come right after the switch.
        if finished.exists() and _current_or_none(index_dir) != finished:
            _remove(finished)
        raise


def next_stamp(finished: Sequence[Path]) -> str:
    """Return the name of a generation that is made now; `finished` has the others, oldest first.

    The order of names is that in which generations were made, even if the clock was set back.
    """
    now = datetime.now(UTC)
    if finished:
        newest = datetime.strptime(finished[-1].name, _STAMP).replace(tzinfo=UTC)
        now = max(now, newest + timedelta(microseconds=1))
    return f"{now:{_STAMP}}"


def sweep(index_dir: Path) -> None:
    """Remove folders that killed runs left half built or half removed."""
    for leftover in (index_dir / GENERATIONS).glob(f"*{UNFINISHED}"):
        rmtree(leftover)


def link(file: Path, folder: Path) -> None:
    """Link a file that never changes into another folder, or copy it where links are impossible."""
    try:
        os.link(file, folder / file.name)
    except OSError:
        copy2(file, folder / file.name)


def switch(index_dir: Path, generation: Path) -> None:
    """Make `generation` the current one; at any moment readers find the old one or this one."""
    aside = index_dir / CURRENT_ASIDE
    aside.write_text(f"{generation.name}\n", encoding="ascii")
    _sync(aside)
    aside.replace(index_dir / CURRENT)
    _sync(index_dir)


def roll_back(index_dir: Path) -> Path:
    """Make the generation before the current one current, and return it.

    Where the pointer is damaged, the newest of all becomes current. Segments are read whole: two
    generations share those that did not change.

    Raises NoIndexError, NoEarlierGenerationError, MisplacedFolderError, or what opening the earlier
    one raises.
    """
    check_writable(index_dir)
    earlier = finished_paths(index_dir)
    with suppress(DamagedIndexError):
        current = current_path(index_dir)
        check_pointer(index_dir)
        earlier = [each for each in earlier if each.name < current.name]
    if not earlier:
        raise NoEarlierGenerationError(index_dir)
    check_whole(open_arrays(earlier[-1]).containers)
    switch(index_dir, earlier[-1])
    return earlier[-1]


def prune(index_dir: Path, keep: int) -> list[Path]:
    """Remove generations, except the current one and those before it, `keep` in all.

    Generations later than the current one were left by a rollback or by a run that was killed just
    before the switch. Returns the folders removed.
    """
    current = _current_or_none(index_dir)
    if current is None:
        return []
    sweep(index_dir)
    others = [each for each in finished_paths(index_dir) if each != current]
    earlier = [each for each in others if each.name < current.name]
    kept = earlier[len(earlier) - (keep - 1) :] if keep > 1 else []
    removed = [each for each in others if each not in kept]
    for each in removed:
        _remove(each)
    return removed


def _remove(generation: Path) -> None:
    """Remove a generation; if this is killed half-way, the next run removes the rest."""
    aside = generation.with_name(generation.name + UNFINISHED)
    generation.rename(aside)
    rmtree(aside)


def _current_or_none(index_dir: Path) -> Path | None:
    with suppress(NoIndexError, DamagedIndexError):
        return current_path(index_dir)
    return None


def _sync_folder(folder: Path) -> None:
    for each in folder.iterdir():
        _sync(each)
    _sync(folder)


def _sync(path: Path) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
