"""The write half of an index folder: build a generation aside, switch to it, prune old ones.

Everything here is for the one writer that holds the lock (`index.lock`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

from index.errors import NoIndexError
from index.store import CURRENT, GENERATIONS, UNFINISHED, current_path, finished_paths


@contextmanager
def new_generation(index_dir: Path) -> Iterator[Path]:
    """Give an empty folder to build in; make it the current generation when the block succeeds.

    If the block fails or is interrupted, the folder goes and nothing else has changed. What a
    killed run left behind goes first.
    """
    generations = index_dir / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    for leftover in generations.glob(f"*{UNFINISHED}"):
        rmtree(leftover)
    finished = generations / f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
    folder = finished.with_name(finished.name + UNFINISHED)
    folder.mkdir()
    try:
        yield folder
        _sync_folder(folder)
        folder.rename(finished)
        _sync(generations)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    switch(index_dir, finished)


def switch(index_dir: Path, generation: Path) -> None:
    """Point readers to `generation`: they find the old one or this one, and never neither."""
    aside = index_dir / f"{CURRENT}.new"
    aside.write_text(f"{generation.name}\n", encoding="ascii")
    _sync(aside)
    aside.replace(index_dir / CURRENT)
    _sync(index_dir)


def prune(index_dir: Path, keep: int) -> None:
    """Remove all but the current generation and the newest others, `keep` in all."""
    try:
        current = current_path(index_dir)
    except NoIndexError:
        return
    others = [each for each in finished_paths(index_dir) if each != current]
    for old in others[: max(0, len(others) - (keep - 1))]:
        rmtree(old)


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
